package secondlook.app.run;

import java.util.List;
import java.util.OptionalInt;
import secondlook.app.data.Dataset;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.Schema;

/** The truth column that a person named, and which classes its values are. Used by one thread. */
public final class TruthColumn {

    private final Column column;
    private final TruthIndex index;

    private TruthColumn(Column column, List<String> classes) {
        this.column = column;
        this.index = new TruthIndex(classes, column.type());
    }

    /** @throws RefusedException if the dataset has no such column */
    public static TruthColumn of(Dataset dataset, String name, List<String> classes) {
        return new TruthColumn(find(dataset, name), classes);
    }

    static Column find(Dataset dataset, String name) {
        Schema schema = dataset.manifest().schema();
        OptionalInt found = schema.find(name);
        if (found.isEmpty()) {
            throw new RefusedException("The truth column " + name + " cannot be used",
                    dataset.manifest().name() + " has no such column",
                    "Choose one of " + String.join(", ", schema.names()) + ".");
        }
        return schema.column(found.getAsInt());
    }

    public Column column() {
        return column;
    }

    /**
     * Class index, {@link secondlook.runtime.decision.Predictions#NO_TRUTH} or
     * {@link secondlook.runtime.decision.Predictions#UNKNOWN_TRUTH} for the first rows.
     */
    public int[] indices(ColumnVector values, int rows) {
        return index.of(values, rows);
    }
}
