package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.run.RunManifest;
import secondlook.desktop.rows.CellText;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/**
 * The columns of a dataset that are listed beside the predictions: all but the truth, which has a column of its own, and
 * but the predictions themselves where they came in the file.
 *
 * @param schema  of the dataset
 * @param indices in the schema
 */
record ShownColumns(Schema schema, List<Integer> indices) {

    static final ShownColumns NONE = new ShownColumns(new Schema(List.of()), List.of());

    static ShownColumns of(@Nullable Dataset dataset, RunManifest run) {
        if (dataset == null) {
            return NONE;
        }
        Schema schema = dataset.manifest().schema();
        boolean external = run.modelSha256() == null;
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.column(i).name();
            boolean prediction = external && (name.startsWith("p_") || name.equals("predicted")
                    || name.equals("confidence") || name.equals("status") || name.equals("prediction"));
            if (!name.equals(run.truth()) && !prediction) {
                shown.add(i);
            }
        }
        return new ShownColumns(schema, shown);
    }

    List<Column> columns() {
        return indices.stream().map(schema::column).toList();
    }

    String name(int shown) {
        return schema.column(indices.get(shown)).name();
    }

    boolean isNumber(int shown) {
        ColumnType type = schema.column(indices.get(shown)).type();
        return type == ColumnType.INTEGER || type == ColumnType.REAL;
    }

    int size() {
        return indices.size();
    }

    /** Texts of the shown columns, row by row. */
    List<List<String>> texts(FeatureBatch batch) {
        List<List<String>> byColumn = indices.stream().map(column -> CellText.column(batch, column)).toList();
        List<List<String>> byRow = new ArrayList<>(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            int at = row;
            byRow.add(byColumn.stream().map(column -> column.get(at)).toList());
        }
        return byRow;
    }
}
