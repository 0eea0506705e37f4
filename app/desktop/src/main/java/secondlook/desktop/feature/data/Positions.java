package secondlook.desktop.feature.data;

import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The positions 0 to n−1 as a list that holds nothing. A table's selection asks for indices and compares lists; without
 * the methods below each of those would walk through every row.
 */
final class Positions extends ObservableListBase<Integer> {

    private final int size;

    Positions(int size) {
        this.size = size;
    }

    @Override
    public Integer get(int index) {
        return java.util.Objects.checkIndex(index, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return element instanceof Integer position && position >= 0 && position < size ? position : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return indexOf(element);
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return indexOf(element) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
