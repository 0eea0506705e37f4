package secondlook.app.data;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.ColumnBuffer;
import secondlook.app.duckdb.ResultReading;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/** What the questions to a snapshot have in common. */
final class DatasetQuery {

    private DatasetQuery() {
    }

    @FunctionalInterface
    interface Question<T> {
        T ask(DuckDBConnection connection) throws SQLException;
    }

    /** Asks on a connection of its own. A failure is the condition's fault if there is one. */
    static <T> T with(Lanes lanes, @Nullable String where, Question<T> question) {
        try {
            DuckDBConnection connection = lanes.take();
            try {
                return question.ask(connection);
            } finally {
                lanes.give(connection);
            }
        } catch (SQLException e) {
            throw failure(where, e);
        }
    }

    /** As {@link #with}, but the answer keeps the connection if there is one. */
    static <T> T handOver(Lanes lanes, @Nullable String where, Question<T> question) {
        boolean kept = false;
        try {
            DuckDBConnection connection = lanes.take();
            try {
                T answer = question.ask(connection);
                kept = true;
                return answer;
            } finally {
                if (!kept) {
                    lanes.give(connection);
                }
            }
        } catch (SQLException e) {
            throw failure(where, e);
        }
    }

    static RuntimeException failure(@Nullable String where, SQLException e) {
        return where == null
                ? new IllegalStateException("the dataset cannot be read: " + e.getMessage(), e)
                : Condition.refused(where, Condition.firstLine(String.valueOf(e.getMessage())));
    }

    /** @param withId whether the row id comes first */
    static String select(List<Column> columns, boolean withId) {
        StringBuilder sql = new StringBuilder("SELECT ");
        if (withId || columns.isEmpty()) {
            sql.append("rowid");
        }
        for (Column column : columns) {
            sql.append(sql.length() > 7 ? ", " : "").append(ColumnBuffer.select(column.name(), column.type()));
        }
        return sql.append(" FROM ").append(Snapshot.TABLE).toString();
    }

    static String order(Schema schema, @Nullable String orderBy, boolean descending) {
        if (orderBy == null) {
            return descending ? "rowid DESC" : "rowid";
        }
        Column column = schema.column(schema.find(orderBy)
                .orElseThrow(() -> new IllegalArgumentException("no column " + orderBy)));
        String name = Sql.name(column.name());
        String value = column.type() == ColumnType.REAL
                ? "CASE WHEN isnan(" + name + ") THEN NULL ELSE " + name + " END"
                : name;
        return value + (descending ? " DESC" : " ASC") + " NULLS LAST, rowid";
    }

    /** All rows of a small result. */
    static FeatureBatch all(DuckDBPreparedStatement statement, Schema schema, int most) throws SQLException {
        List<ColumnType> types = schema.columns().stream().map(Column::type).toList();
        try (ResultReading reading = new ResultReading(statement, types)) {
            List<ColumnVector> columns = reading.next(most);
            if (columns == null) {
                columns = types.stream().map(type -> ColumnBuffer.of(type, 0).take(0)).toList();
            }
            int rows = columns.isEmpty() ? 0 : columns.getFirst().size();
            return new FeatureBatch(schema, rows, columns);
        }
    }
}
