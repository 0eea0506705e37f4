package secondlook.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The columns of a dataset in file order. Names are unique, ignoring nothing. */
public record Schema(List<Column> columns) {

    public Schema {
        columns = List.copyOf(columns);
    }

    public int size() {
        return columns.size();
    }

    public Column column(int index) {
        return columns.get(index);
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Index of the column of exactly this name, else of the only one that equals it ignoring case, else empty. */
    public OptionalInt find(String name) {
        int alike = -1;
        int count = 0;
        for (int i = 0; i < columns.size(); i++) {
            String candidate = columns.get(i).name();
            if (candidate.equals(name)) {
                return OptionalInt.of(i);
            }
            if (candidate.equalsIgnoreCase(name)) {
                alike = i;
                count++;
            }
        }
        return count == 1 ? OptionalInt.of(alike) : OptionalInt.empty();
    }

    /** The named columns in the order given. Throws {@link IllegalArgumentException} for a name that is not here. */
    public Schema select(List<String> names) {
        List<Column> chosen = new ArrayList<>(names.size());
        for (String name : names) {
            int index = find(name).orElseThrow(() -> new IllegalArgumentException("no column " + name));
            chosen.add(columns.get(index));
        }
        return new Schema(chosen);
    }
}
