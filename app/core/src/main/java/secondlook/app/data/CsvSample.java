package secondlook.app.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import secondlook.app.duckdb.Sql;

/**
 * What the cells of a CSV file look like before any conversion, column by column.
 *
 * @param header      cells of the first line that is not skipped
 * @param padded      whether every cell begins with a space
 * @param leadingZero whether some cell is a number of four or more digits that begins with 0
 * @param comma       whether all cells are numbers and some have a decimal comma
 * @param plus        whether all cells are numbers and some have a plus sign and a decimal point
 * @param trueFalse   whether all cells are "true" or "false"
 * @param nameAgain   whether the header's cell occurs below it
 * @param headerAgain whether the whole header occurs below it
 */
record CsvSample(List<String> header, List<Boolean> padded, List<Boolean> leadingZero, List<Boolean> comma,
        List<Boolean> plus, List<Boolean> trueFalse, List<Boolean> nameAgain, boolean headerAgain) {

    private static final String NUMBER = "'^ ?[+-]?[0-9]+(SEP[0-9]+)?([eE][+-]?[0-9]+)?$'";

    private static final int FACTS = 6;

    /** @param rows looked at; -1 for all */
    static CsvSample take(Connection connection, Path file, CsvDialect dialect, int rows) throws SQLException {
        int n = dialect.types().size();
        CsvDialect text = dialect.withTypes(Collections.nCopies(n, "VARCHAR"));
        List<String> header = firstLine(connection, file, text);
        String from = "(SELECT * FROM " + text.from(file) + (rows < 0 ? "" : " LIMIT " + rows) + ")";
        List<String> facts = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String c = CsvDialect.column(i);
            facts.add("bool_and(" + c + "[1] = ' ')");
            facts.add("bool_or(regexp_matches(" + c + ", '^ ?0[0-9]{3,}$'))");
            facts.add(allNumbers(c, "[.,]") + " AND bool_or(contains(" + c + ", ','))");
            facts.add(allNumbers(c, "[.]") + " AND bool_or(contains(" + c + ", '+')) AND bool_or(contains(" + c
                    + ", '.'))");
            facts.add("bool_and(lower(trim(" + c + ")) IN ('true', 'false'))");
            String same = c + " IS NOT DISTINCT FROM " + Sql.text(header.get(i));
            facts.add("bool_or(" + same + ")");
            again.add(same);
        }
        facts.add("bool_or(" + String.join(" AND ", again) + ")");
        List<List<Boolean>> answers = new ArrayList<>();
        for (int k = 0; k < FACTS; k++) {
            answers.add(new ArrayList<>());
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + String.join(", ", facts) + " FROM " + from)) {
            result.next();
            for (int i = 0; i < FACTS * n; i++) {
                answers.get(i % FACTS).add(result.getBoolean(i + 1));
            }
            return new CsvSample(header, answers.get(0), answers.get(1), answers.get(2), answers.get(3),
                    answers.get(4), answers.get(5), result.getBoolean(FACTS * n + 1));
        }
    }

    private static String allNumbers(String column, String separator) {
        return "bool_and(regexp_matches(" + column + ", " + NUMBER.replace("SEP", separator) + "))";
    }

    private static List<String> firstLine(Connection connection, Path file, CsvDialect text) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement
                        .executeQuery("SELECT * FROM " + text.withHeader(false).from(file) + " LIMIT 1")) {
            boolean any = result.next();
            for (int i = 1; i <= text.types().size(); i++) {
                String cell = any ? result.getString(i) : null;
                cells.add(cell == null ? "" : cell);
            }
        }
        return cells;
    }

    /**
     * Whether the first line is data although all columns are text: then the database cannot tell, but names are short
     * and do not occur among their own values (unless files were put end to end, headers and all).
     */
    boolean firstLineIsData() {
        return header.stream().anyMatch(cell -> cell.length() > 100)
                || (header.size() > 1 && !headerAgain && nameAgain.contains(true));
    }
}
