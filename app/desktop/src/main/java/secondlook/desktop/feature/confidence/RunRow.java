package secondlook.desktop.feature.confidence;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One row of a run in the list; the values of its dataset row arrive a moment later. */
final class RunRow {

    private final int index;
    private final ReadOnlyObjectWrapper<List<String>> cells = new ReadOnlyObjectWrapper<>(List.of());

    /** @param index in the run */
    RunRow(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    /** Texts of the dataset's shown columns; empty until they have been read. */
    ReadOnlyObjectProperty<List<String>> cells() {
        return cells.getReadOnlyProperty();
    }

    void show(List<String> texts) {
        cells.set(texts);
    }
}
