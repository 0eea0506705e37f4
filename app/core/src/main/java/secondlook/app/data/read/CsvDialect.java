package secondlook.app.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.Sql;

/**
 * How a CSV file is written, as far as can be told from it.
 *
 * @param delimiter   between cells
 * @param escape      before a quote inside quotes; the quote itself is the double quote always
 * @param skip        lines before the header or the first row
 * @param header      whether the first line that is not skipped has the names
 * @param missing     words that stand for a missing value
 * @param quotedNulls whether a missing-value word counts inside quotes too
 * @param fill        whether lines that are too short end with missing values
 * @param dates       pattern of dates; {@code null} for ISO
 * @param timestamps  pattern of timestamps; {@code null} for ISO
 * @param names       of the columns; made up where there is no header
 * @param types       SQL types of the columns
 * @param longest     bytes a row may have at most
 */
record CsvDialect(String delimiter, String escape, long skip, boolean header, List<String> missing,
        boolean quotedNulls, boolean fill, @Nullable String dates, @Nullable String timestamps,
        List<String> names, List<String> types, int longest) {

    static final List<String> MISSING = List.of("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "?");

    /** Quoted line ends within padded lines can be found from the beginning of the file alone. */
    private static final String FILL = ", null_padding=true, parallel=false";

    static final int QUICK_SAMPLE = 20_480;

    /** Cells may hold whole documents, but a quote that is never closed must not swallow the memory. */
    static final int LONGEST_LINE = 16 << 20;

    /** What the database allows of itself; reading is faster than with more. */
    private static final int USUAL_LINE = 2_000_000;

    /** What names look like that the database has made up or made unique: {@code column3}, {@code a_1}. */
    private static final Pattern MADE_UP = Pattern.compile("^column\\d+$|_\\d+$");

    private static final ObjectMapper JSON = new ObjectMapper();

    CsvDialect {
        missing = List.copyOf(missing);
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    /**
     * Words that stand for a missing value. The database compares whole cells, so spaces are spelt out; each word more
     * makes the import slower.
     *
     * @param spaces whether there are spaces beside delimiters
     */
    static List<String> missing(boolean spaces) {
        if (!spaces) {
            return MISSING;
        }
        return MISSING.stream().flatMap(word -> Stream.of(word, " " + word, word + " ")).distinct().toList();
    }

    /**
     * @param sample rows looked at; -1 for all
     * @param text    what is in the file
     * @param missing words that stand for a missing value
     * @param wishes  what a person said, as {@link #wishes} puts it
     */
    static CsvDialect sniff(Connection connection, Path file, int sample, TextCheck.Finding text, List<String> missing,
            String wishes) throws SQLException {
        // within quotes a row may go on for many lines
        int longest = text.quotes() || text.longest() >= USUAL_LINE ? LONGEST_LINE : USUAL_LINE;
        CsvDialect everywhere = look(connection, file, sample, true, missing, wishes, longest);
        if (!text.quotes()) {
            return everywhere;
        }
        CsvDialect outside = look(connection, file, sample, false, missing, wishes, longest);
        // A file that quotes everything quotes its missing values too; elsewhere quotes mean "this is the text".
        return everywhere.types.equals(outside.types) && everywhere.header == outside.header ? outside : everywhere;
    }

    /**
     * What a person said of the file, as arguments of the database's own reader.
     *
     * @param rewritten whether the file was written anew, with commas
     */
    static String wishes(ReadOptions options, boolean rewritten) {
        StringBuilder wishes = new StringBuilder();
        String delimiter = rewritten ? "," : options.delimiter();
        if (delimiter != null) {
            wishes.append(", delim=").append(Sql.text(delimiter));
        }
        Boolean header = options.header();
        if (header != null) {
            wishes.append(", header=").append(header);
        }
        Integer skip = options.skip();
        if (skip != null) {
            wishes.append(", skip=").append(skip);
        }
        String dates = options.get(ReadOptions.DATES);
        if (dates != null) {
            wishes.append(dates.contains("%H") || dates.contains("%I") ? ", timestampformat=" : ", dateformat=")
                    .append(Sql.text(dates));
        }
        if (options.fillsRagged()) {
            wishes.append(FILL);
        }
        return wishes.toString();
    }

    private static CsvDialect look(Connection connection, Path file, int sample, boolean quotedNulls,
            List<String> missing, String wishes, int longest) throws SQLException {
        String query = "SELECT Delimiter, Escape, SkipRows, HasHeader, DateFormat, TimestampFormat, to_json(Columns)"
                + " FROM sniff_csv(" + Sql.file(file) + ", quote='\"', comment='', sample_size=" + sample
                + ", max_line_size=" + longest + ", nullstr=" + Sql.texts(missing)
                + ", allow_quoted_nulls=" + quotedNulls + wishes + ")";
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
                    result.getBoolean(4), missing, quotedNulls, wishes.contains(FILL), result.getString(5),
                    result.getString(6), names, types, longest);
        } catch (JsonProcessingException e) {
            throw new SQLException(e);
        }
    }

    /** The cells of the header as they stand in the file; {@link #names} were made unique by the database. */
    List<String> headerCells(Connection connection, Path file) throws SQLException {
        boolean plain = names.stream().noneMatch(name -> name.isBlank() || MADE_UP.matcher(name).find());
        if (plain) {
            return names;
        }
        CsvDialect text = withTypes(Collections.nCopies(types.size(), "VARCHAR")).withHeader(false);
        List<String> cells = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + text.from(file) + " LIMIT 1")) {
            boolean any = result.next();
            for (int i = 1; i <= types.size(); i++) {
                String cell = any ? result.getString(i) : null;
                cells.add(cell == null ? "" : cell);
            }
        }
        return cells;
    }

    CsvDialect withHeader(boolean has) {
        return new CsvDialect(delimiter, escape, skip, has, missing, quotedNulls, fill, dates, timestamps, names,
                types, longest);
    }

    CsvDialect withTypes(List<String> other) {
        return new CsvDialect(delimiter, escape, skip, header, missing, quotedNulls, fill, dates, timestamps, names,
                other, longest);
    }

    /** What stands behind FROM to read the file; its columns are called {@link #column}. */
    String from(Path file) {
        StringBuilder sql = new StringBuilder("read_csv(").append(Sql.file(file))
                .append(", auto_detect=false, delim=").append(Sql.text(delimiter))
                .append(", quote='\"', escape=").append(Sql.text(escape))
                .append(", comment='', skip=").append(skip)
                .append(", header=").append(header)
                .append(", max_line_size=").append(longest)
                .append(", nullstr=").append(Sql.texts(missing))
                .append(", allow_quoted_nulls=").append(quotedNulls);
        if (fill) {
            sql.append(FILL);
        }
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
