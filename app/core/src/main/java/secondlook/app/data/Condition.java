package secondlook.app.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * A condition over the columns that a person typed. It is taken apart by the database's own parser and let through only
 * if it is one expression: no second statement, no subquery, nothing after it. The database it runs in reaches no file.
 */
final class Condition {

    private static final int LONGEST = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Parts of a parsed query that must be absent or empty beside the condition. */
    private static final Set<String> NOTHING_ELSE = Set.of("modifiers", "group_expressions", "group_sets", "having",
            "qualify", "sample");

    private Condition() {
    }

    /**
     * The condition as it may stand behind WHERE; {@code TRUE} for {@code null} or blank.
     *
     * @throws RefusedException if it is anything but a condition
     */
    static String checked(Connection connection, @Nullable String where) throws SQLException {
        if (where == null || where.isBlank()) {
            return "TRUE";
        }
        if (where.length() > LONGEST) {
            throw refused(where.substring(0, 60) + "…", "it is longer than " + LONGEST + " characters");
        }
        // once bare, so that closing a parenthesis does not help, and once as it will be used
        check(connection, where, "SELECT 1 FROM data WHERE " + where + "\n");
        check(connection, where, "SELECT 1 FROM data WHERE (" + where + "\n)");
        return "(" + where + "\n)";
    }

    private static void check(Connection connection, String where, String query) throws SQLException {
        JsonNode parsed = parse(connection, query);
        if (parsed.path("error").asBoolean()) {
            throw refused(where, firstLine(parsed.path("error_message").asText()));
        }
        JsonNode statements = parsed.path("statements");
        JsonNode node = statements.path(0).path("node");
        boolean plain = statements.size() == 1 && node.path("type").asText().equals("SELECT_NODE")
                && node.path("from_table").path("type").asText().equals("BASE_TABLE")
                && node.path("cte_map").path("map").isEmpty()
                && NOTHING_ELSE.stream().allMatch(part -> node.path(part).isNull() || node.path(part).isEmpty())
                && !node.path("where_clause").isNull();
        if (!plain) {
            throw refused(where, "it is more than a condition");
        }
        refuseQueriesIn(node.path("where_clause"), where);
    }

    private static void refuseQueriesIn(JsonNode expression, String where) {
        String kind = expression.path("class").asText();
        if (kind.equals("SUBQUERY")) {
            throw refused(where, "it has a query inside");
        }
        if (kind.equals("PARAMETER")) {
            throw refused(where, "it has a placeholder");
        }
        for (JsonNode part : expression) {
            refuseQueriesIn(part, where);
        }
    }

    private static JsonNode parse(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, query);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return JSON.readTree(result.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }

    static RefusedException refused(String where, String why) {
        return new RefusedException(new Problem("The condition \"" + where.strip() + "\" cannot be used", null, why,
                "Write an SQL condition over the columns, such as \"age\" > 30 AND \"city\" = 'Oslo'."));
    }

    /** What the database says without the name of the kind of error. */
    static String firstLine(String message) {
        String first = message.lines().findFirst().orElse("unknown");
        return first.replaceFirst("^[A-Z][A-Za-z ]* Error: ", "");
    }
}
