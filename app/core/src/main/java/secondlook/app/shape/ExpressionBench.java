package secondlook.app.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.StoredType;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.Schema;

/**
 * Tries expressions over columns of given types, without any rows: in an empty database that reaches no file. An expression is
 * taken apart by the database's own parser; only one expression made of columns, constants, operators and known functions is let
 * through. Thread-safe.
 */
public final class ExpressionBench implements AutoCloseable {

    /** More characters than this are refused. */
    public static final int LONGEST = 10_000;

    private static final String BEFORE = "SELECT ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern UNQUOTED_SEMICOLON = Pattern.compile("[^;'\"]*+;");

    private static final Set<String> ONLY_THIS = Set.of("modifiers", "group_expressions", "group_sets", "having",
            "qualify", "sample", "where_clause");

    private @Nullable DuckDBConnection connection;
    private boolean closed;

    /** Opened by the first trial, so that making a bench takes no time. */
    private DuckDBConnection connection() throws SQLException {
        if (closed) {
            throw new SQLException("the bench is closed");
        }
        DuckDBConnection open = connection;
        if (open == null) {
            open = DuckDb.bench();
            connection = open;
        }
        return open;
    }

    /**
     * What an expression comes to.
     *
     * @param sqlType its type, in the database's words; {@code null} if there is a mistake
     * @param mistake {@code null} if there is none
     */
    public record Trial(@Nullable String sqlType, @Nullable Mistake mistake) {}

    /** Tries an expression. */
    public synchronized Trial expression(String text, Schema schema) {
        try {
            Mistake mistake = text.length() > LONGEST
                    ? new Mistake(LONGEST, 0, "it is longer than " + LONGEST + " characters")
                    : text.isBlank() ? new Mistake(0, 0, "there is nothing yet") : parsed(text, schema);
            return mistake != null ? new Trial(null, mistake) : bound(text, schema);
        } catch (SQLException e) {
            return new Trial(null, new Mistake(0, text.length(), DuckDbMessage.of(e).text()));
        }
    }

    /** Tries a condition: an expression that is true or false. */
    public Trial condition(String text, Schema schema) {
        Trial trial = expression(text, schema);
        String type = trial.sqlType();
        return type == null || type.equals("BOOLEAN")
                ? trial
                : new Trial(null, new Mistake(0, text.length(), "it gives " + StoredType.typeOf(type).name()
                        .toLowerCase(Locale.ROOT) + ", and a condition is true or false"));
    }

    private @Nullable Mistake parsed(String text, Schema schema) throws SQLException {
        // once bare, so that closing a parenthesis does not help, and once as it will be used
        JsonNode bare = serialized(BEFORE + text + "\n FROM data");
        Mistake mistake = plain(bare, text, BEFORE.length());
        if (mistake != null) {
            return mistake;
        }
        JsonNode closed = serialized(BEFORE + "(" + text + "\n) FROM data");
        mistake = plain(closed, text, BEFORE.length() + 1);
        if (mistake != null) {
            return mistake;
        }
        JsonNode node = closed.path("statements").path(0).path("node").path("select_list").path(0);
        ExpressionTree.Refused refused = new ExpressionTree(schema).check(node);
        return refused == null ? null : place(text, BEFORE.length() + 1, refused.at(), refused.length(), refused.why());
    }

    private static @Nullable Mistake plain(JsonNode root, String text, int before) {
        if (root.path("error").asBoolean()) {
            long at = root.has("position") ? root.path("position").asLong() : -1;
            String why = root.path("error_message").asText();
            if (why.contains("expression depth")) {
                return new Mistake(0, text.length(), "it is nested too deeply");
            }
            int semicolon = UNQUOTED_SEMICOLON.matcher(text).lookingAt() ? text.indexOf(';') : -1;
            if (semicolon >= 0) {
                return new Mistake(semicolon, 1, "it is more than one expression");
            }
            Mistake mistake = place(text, before, at, 1, DuckDbMessage.firstLine(why));
            return at >= 0 && mistake.at() >= text.stripTrailing().length()
                    ? new Mistake(text.length(), 0, "it is not complete")
                    : mistake;
        }
        JsonNode statements = root.path("statements");
        JsonNode node = statements.path(0).path("node");
        JsonNode selected = node.path("select_list");
        if (selected.size() > 1) {
            return place(text, before, selected.path(1).path("query_location").asLong(), 0,
                    "it is more than one expression");
        }
        boolean one = statements.size() == 1 && node.path("type").asText().equals("SELECT_NODE")
                && selected.size() == 1 && selected.path(0).path("alias").asText().isEmpty()
                && node.path("from_table").path("type").asText().equals("BASE_TABLE")
                && node.path("from_table").path("table_name").asText().equals("data")
                && node.path("from_table").path("alias").asText().isEmpty()
                && node.path("cte_map").path("map").isEmpty()
                && ONLY_THIS.stream().allMatch(part -> node.path(part).isNull() || node.path(part).isEmpty());
        return one ? null : new Mistake(0, text.length(), "it is more than an expression");
    }

    private JsonNode serialized(String query) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, query);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return JSON.readTree(result.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new SQLException("it is nested too deeply", e);
        }
    }

    private Trial bound(String text, Schema schema) {
        String before = "DESCRIBE SELECT (";
        String query = before + text + "\n) AS value FROM " + dummy(schema);
        try (Statement statement = connection().createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            String type = row.getString(2);
            boolean nested = type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP");
            return nested
                    ? new Trial(null, new Mistake(0, text.length(), "it gives several values"))
                    : new Trial(type, null);
        } catch (SQLException e) {
            DuckDbMessage message = DuckDbMessage.of(e);
            return new Trial(null, place(text, before.length(), message.at(), message.length(), message.text()));
        }
    }

    /** No rows of these columns. */
    private static String dummy(Schema schema) {
        return schema.columns().stream().map(ExpressionBench::nothing)
                .collect(Collectors.joining(", ", "(SELECT ", " WHERE FALSE) AS data"));
    }

    private static String nothing(Column column) {
        return "NULL::" + StoredType.sql(column.type()) + " AS " + Sql.name(column.name());
    }

    /** From bytes of a query to characters of the text in it. */
    private static Mistake place(String text, int before, long at, long length, String why) {
        if (at < 0) {
            return new Mistake(0, text.length(), why);
        }
        int from = characters(text, at - before);
        int to = characters(text, at - before + Math.max(0, length));
        return new Mistake(from, to - from, why);
    }

    private static int characters(String text, long bytes) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int end = (int) Math.clamp(bytes, 0, encoded.length);
        return new String(encoded, 0, end, StandardCharsets.UTF_8).length();
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
