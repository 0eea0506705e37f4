package secondlook.app.review.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Answers in a table: {@code row_id}, {@code verdict}, {@code label} and what else there is of the columns of an export. */
final class TableAnswers {

    private static final List<String> COLUMNS = List.of("session", "position", "row_id", "verdict", "label", "note",
            "reviewer", "answered_at", "seconds", "blind", "proposals", "act");

    private TableAnswers() {
    }

    static List<ImportedAnswer> csv(Path file) {
        return read(file, "read_csv(" + Sql.file(file)
                + ", header = true, all_varchar = true, nullstr = '', delim = ',', quote = '\"', escape = '\"')");
    }

    static List<ImportedAnswer> parquet(Path file) {
        return read(file, "read_parquet(" + Sql.file(file) + ")");
    }

    private static List<ImportedAnswer> read(Path file, String from) {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(file + " was not read", "there is no such file", "Check the path.");
        }
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            List<String> present = DuckDb.columns(connection, from);
            List<String> wanted = COLUMNS.stream().filter(present::contains).toList();
            if (!wanted.contains("row_id")) {
                throw new RefusedException(file + " was not read", "it has no column row_id",
                        "Check that it is the export of a session.");
            }
            List<ImportedAnswer> answers = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT " + String.join(", ",
                            wanted.stream().map(name -> Sql.name(name) + "::VARCHAR").toList()) + " FROM " + from)) {
                for (int record = 1; row.next(); record++) {
                    ObjectNode node = JsonOut.object();
                    for (int c = 0; c < wanted.size(); c++) {
                        node.put(wanted.get(c), row.getString(c + 1));
                    }
                    answers.addAll(of(record, node));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new RefusedException(new Problem(file + " was not read",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"),
                    "Check that it is the export of a session."), e);
        }
    }

    /** One row: an answer, a note or a proposal; nothing if all of these are empty. */
    static List<ImportedAnswer> of(int record, JsonNode json) {
        ExchangeField row = new ExchangeField(record, json);
        if (row.has("act")) {
            throw row.refused("act", "says that this is a history, not what counts");
        }
        String verdict = row.text("verdict");
        String label = row.text("label");
        String note = row.text("note");
        Map<String, String> proposals = proposals(row);
        if (verdict == null && label == null) {
            return note == null && proposals.isEmpty()
                    ? List.of()
                    : List.of(ImportedAnswer.remark(record, row, note, row.text("reviewer"), proposals));
        }
        double seconds = row.text("seconds") == null ? Double.NaN : parsed(row);
        return List.of(ImportedAnswer.of(record, row, verdict, label, note, row.text("reviewer"),
                row.text("answered_at"), seconds).with(proposals));
    }

    private static double parsed(ExchangeField row) {
        try {
            return Double.parseDouble(String.valueOf(row.text("seconds")));
        } catch (NumberFormatException notANumber) {
            throw row.refused("seconds", "is not a number");
        }
    }

    private static Map<String, String> proposals(ExchangeField row) {
        Map<String, String> proposals = new LinkedHashMap<>();
        JsonNode given = row.node().path("proposals");
        try {
            JsonNode read = given.isTextual() ? JsonOut.MAPPER.readTree(given.asText()) : given;
            read.properties().forEach(field -> proposals.put(field.getKey(), field.getValue().asText()));
        } catch (JsonProcessingException notJson) {
            throw row.refused("proposals", "is not a JSON object");
        }
        return proposals;
    }
}
