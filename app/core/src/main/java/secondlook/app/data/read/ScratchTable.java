package secondlook.app.data.read;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.SourceTable.SourceColumn;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.ColumnType;

/**
 * Rows on their way from a format that the database does not read into one that it does. Each value may be {@code null},
 * a {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link LocalDate} or {@link LocalDateTime}; the types
 * of the columns are those of the values that came.
 */
final class ScratchTable implements AutoCloseable {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final Path file;
    private final Writer out;
    private final List<SeenTypes> seen = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private long rows;
    private int cells;

    /** @param folder in which the rows are kept */
    ScratchTable(Path folder) throws IOException {
        file = folder.resolve("rows.csv");
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Columns to come that are not there yet; those of earlier rows are missing values. */
    void widen(int columns) {
        while (seen.size() < columns) {
            seen.add(new SeenTypes());
        }
    }

    /** The next value of the row. */
    void add(@Nullable Object value) {
        widen(cells + 1);
        seen.get(cells).add(value);
        if (cells++ > 0) {
            line.append(',');
        }
        switch (value) {
            case null -> {
                // a missing value is an empty cell, an empty text a quoted one
            }
            case Double real when real.isNaN() -> line.append("nan");
            case Double real when real.isInfinite() -> line.append(real > 0 ? "inf" : "-inf");
            case Double real -> line.append(plain(real));
            case LocalDateTime moment -> line.append(MOMENT.format(moment));
            case String text -> quote(text);
            default -> line.append(value);
        }
    }

    /** Whole numbers without a point, so that they read well in a column of text. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private void quote(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                line.append('"');
            }
            boolean broken = c == 0 || (Character.isHighSurrogate(c)
                    && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))))
                    || (Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1))));
            line.append(broken ? '\uFFFD' : c);
        }
        line.append('"');
    }

    void endRow() throws IOException {
        if (cells == 1 && line.isEmpty()) {
            // an empty line would be taken for no row
            line.append(SeenTypes.MISSING);
        }
        out.append(line).append('\n');
        line.setLength(0);
        cells = 0;
        rows++;
    }

    long rows() {
        return rows;
    }

    /** Whether every value of the column that came was missing. */
    boolean isEmpty(int column) {
        return seen.get(column).isEmpty();
    }

    /**
     * The rows as a table, once all have come.
     *
     * @param found names as they stand in the source, one per column
     */
    SourceTable table(String format, List<String> found, List<String> warnings, List<Guess> guesses) {
        List<String> all = new ArrayList<>(warnings);
        List<String> names = ColumnNames.unique(found, all);
        widen(names.size());
        StringBuilder from = new StringBuilder("read_csv(").append(Sql.file(file))
                .append(", auto_detect=false, delim=',', quote='\"', escape='\"', comment='', header=false, null_padding=")
                .append(false)
                .append(", max_line_size=").append(CsvDialect.LONGEST_LINE)
                .append(", parallel=false, nullstr=['', '").append(SeenTypes.MISSING)
                .append("'], allow_quoted_nulls=false, columns={");
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ColumnType type = seen.get(i).type();
            String column = CsvDialect.column(i);
            from.append(i == 0 ? "" : ", ").append('\'').append(column).append("': '").append(AskedTypes.sql(type))
                    .append('\'');
            columns.add(new SourceColumn(names.get(i), type, column));
            String mixed = seen.get(i).mixture();
            if (mixed != null) {
                all.add("Column " + names.get(i) + " holds " + mixed + "; all became text.");
            }
        }
        return new SourceTable(format, from.append("})").toString(), columns, all, guesses);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
