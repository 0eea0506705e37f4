package secondlook.runtime.data;

import java.util.List;

/**
 * A batch of rows, column by column.
 *
 * @param schema  names and types of the columns, in the order of {@code columns}
 * @param rows    number of rows; every column has at least that many values
 * @param columns the values
 */
public record FeatureBatch(Schema schema, int rows, List<ColumnVector> columns) {

    public FeatureBatch {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for a schema of " + schema.size());
        }
    }

    public ColumnVector column(int index) {
        return columns.get(index);
    }

    public ColumnVector column(String name) {
        return columns.get(schema.find(name).orElseThrow(() -> new IllegalArgumentException("no column " + name)));
    }
}
