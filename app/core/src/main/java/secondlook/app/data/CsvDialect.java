package secondlook.app.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.Sql;

/**
 * How a CSV file is written, as far as can be told from it.
 *
 * @param delimiter   between cells
 * @param escape      before a quote inside quotes; the quote itself is the double quote always
 * @param skip        lines before the header or the first row
 * @param header      whether the first line that is not skipped has the names
 * @param quotedNulls whether a missing-value word counts inside quotes too
 * @param dates       pattern of dates; {@code null} for ISO
 * @param timestamps  pattern of timestamps; {@code null} for ISO
 * @param names       of the columns; made up where there is no header
 * @param types       SQL types of the columns
 */
record CsvDialect(String delimiter, String escape, long skip, boolean header, boolean quotedNulls,
        @Nullable String dates, @Nullable String timestamps, List<String> names, List<String> types) {

    /** Words that stand for a missing value. The database compares whole cells, so spaces are spelt out. */
    static final List<String> MISSING = missing();

    static final int QUICK_SAMPLE = 20_480;

    /** Cells may hold whole documents, but a quote that is never closed must not swallow the memory. */
    private static final int LONGEST_LINE = 16 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    CsvDialect {
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    private static List<String> missing() {
        List<String> words = new ArrayList<>();
        for (String word : List.of("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?")) {
            words.add(word);
            words.add(" " + word);
            words.add(word + " ");
        }
        return words.stream().distinct().toList();
    }

    /** @param sample rows looked at; -1 for all */
    static CsvDialect sniff(Connection connection, Path file, int sample) throws SQLException {
        CsvDialect everywhere = sniff(connection, file, sample, true);
        CsvDialect outside = sniff(connection, file, sample, false);
        // A file that quotes everything quotes its missing values too; elsewhere quotes mean "this is the text".
        return everywhere.types.equals(outside.types) && everywhere.header == outside.header ? outside : everywhere;
    }

    private static CsvDialect sniff(Connection connection, Path file, int sample, boolean quotedNulls)
            throws SQLException {
        String query = "SELECT Delimiter, Escape, SkipRows, HasHeader, DateFormat, TimestampFormat, to_json(Columns)"
                + " FROM sniff_csv(" + Sql.file(file) + ", quote='\"', comment='', sample_size=" + sample
                + ", max_line_size=" + LONGEST_LINE + ", nullstr=" + Sql.texts(MISSING)
                + ", allow_quoted_nulls=" + quotedNulls + ")";
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
            result.next();
            List<String> names = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (JsonNode column : JSON.readTree(result.getString(7))) {
                names.add(column.get("name").asText());
                types.add(column.get("type").asText());
            }
            String escape = result.getString(2);
            return new CsvDialect(result.getString(1), escape.length() == 1 ? escape : "\"", result.getLong(3),
                    result.getBoolean(4), quotedNulls, result.getString(5), result.getString(6), names, types);
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }

    CsvDialect withHeader(boolean has) {
        return new CsvDialect(delimiter, escape, skip, has, quotedNulls, dates, timestamps, names, types);
    }

    CsvDialect withTypes(List<String> other) {
        return new CsvDialect(delimiter, escape, skip, header, quotedNulls, dates, timestamps, names, other);
    }

    /** What stands behind FROM to read the file; its columns are called {@link #column}. */
    String from(Path file) {
        StringBuilder sql = new StringBuilder("read_csv(").append(Sql.file(file))
                .append(", auto_detect=false, delim=").append(Sql.text(delimiter))
                .append(", quote='\"', escape=").append(Sql.text(escape))
                .append(", comment='', skip=").append(skip)
                .append(", header=").append(header)
                .append(", max_line_size=").append(LONGEST_LINE)
                .append(", nullstr=").append(Sql.texts(MISSING))
                .append(", allow_quoted_nulls=").append(quotedNulls);
        if (dates != null) {
            sql.append(", dateformat=").append(Sql.text(dates));
        }
        if (timestamps != null) {
            sql.append(", timestampformat=").append(Sql.text(timestamps));
        }
        sql.append(", columns={");
        for (int i = 0; i < types.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append('\'').append(column(i)).append("': ").append(Sql.text(types.get(i)));
        }
        return sql.append("})").toString();
    }

    /** The name under which {@link #from} gives a column; none that a file could bring. */
    static String column(int index) {
        return "c" + index;
    }
}
