package secondlook.app.data.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import secondlook.app.data.read.SourceTable.SourceColumn;
import secondlook.app.duckdb.Sql;

/** The columns of a table that the database reads; fields of a record become columns of their own. */
final class NestedColumns {

    /** Records within records further down become text. */
    private static final int DEEPEST = 5;

    /** A column as the source names it, before it is stored. */
    private record Found(String name, String expression, String type) {}

    private NestedColumns() {
    }

    /** @param from what stands behind FROM */
    static SourceTable table(String format, SourceFile source, Connection connection, String from) throws SQLException {
        List<String> warnings = new ArrayList<>();
        List<Found> columns = new ArrayList<>();
        for (Found column : describe(connection, "SELECT * FROM " + from)) {
            flatten(connection, source, from, column, 1, columns, warnings);
        }
        List<String> names = ColumnNames.unique(columns.stream().map(Found::name).toList(), warnings);
        List<SourceColumn> stored = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Found column = columns.get(i);
            stored.add(StoredType.column(names.get(i), column.expression(), column.type()));
            String loss = StoredType.loss(names.get(i), column.type());
            if (loss != null) {
                warnings.add(loss);
            }
        }
        return new SourceTable(format, from, stored, warnings, List.of());
    }

    private static void flatten(Connection connection, SourceFile source, String from, Found column, int depth,
            List<Found> columns, List<String> warnings) throws SQLException {
        boolean record = column.type().startsWith("STRUCT(") && column.type().endsWith(")");
        if (!record || depth > DEEPEST) {
            columns.add(column);
            ColumnLimit.check(source, columns.size());
            return;
        }
        List<Found> fields = describe(connection,
                "SELECT unnest(" + column.expression() + ") FROM " + from);
        if (depth == 1) {
            warnings.add("Column " + column.name() + " holds records; each of their fields became a column.");
        }
        for (Found field : fields) {
            flatten(connection, source, from, new Found(column.name() + "." + field.name(), "struct_extract("
                    + column.expression() + ", " + Sql.text(field.name()) + ")", field.type()), depth + 1, columns,
                    warnings);
        }
    }

    private static List<Found> describe(Connection connection, String query) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE " + query)) {
            while (result.next()) {
                String name = result.getString(1);
                found.add(new Found(name, Sql.name(name), result.getString(2)));
            }
        }
        return found;
    }
}
