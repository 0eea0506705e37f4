package secondlook.app.data.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import secondlook.app.data.read.SourceTable.SourceColumn;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

/** Gives columns the types that a person asked for. */
final class AskedTypes {

    private AskedTypes() {
    }

    /** @throws RefusedException if a type was asked for a column that is not there */
    static SourceTable applied(Opening opening, SourceTable table) {
        ReadOptions options = opening.options();
        if (options.typed().isEmpty()) {
            return table;
        }
        List<String> names = table.columns().stream().map(SourceColumn::name).toList();
        for (String column : options.typed()) {
            if (!names.contains(column)) {
                throw new RefusedException(new Problem(opening.source().name() + " has no column " + column, null,
                        "its columns are " + String.join(", ", names.stream().limit(20).toList()),
                        "Correct the name in the option type." + column + "."));
            }
        }
        List<SourceColumn> columns = new ArrayList<>();
        for (SourceColumn column : table.columns()) {
            ColumnType type = options.type(column.name());
            columns.add(type == null || type == column.type()
                    ? column
                    : new SourceColumn(column.name(), type, "CAST(" + column.expression() + " AS "
                            + sql(type) + ")"));
        }
        return new SourceTable(table.format(), table.from(), columns, table.warnings(), table.guesses());
    }

    static String sql(ColumnType type) {
        return switch (type) {
            case INTEGER -> "BIGINT";
            case REAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case BOOLEAN, DATE, TIMESTAMP -> type.name().toUpperCase(Locale.ROOT);
        };
    }
}
