package secondlook.app.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.CsvSample.Trait;
import secondlook.app.data.SourceTable.SourceColumn;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Reads text with cells between delimiters: CSV, TSV and their kin. */
final class CsvReader implements DatasetReader {

    /** Lines above the table that may be passed over, and how many rows must follow for each. */
    private static final int MOST_SKIPPED = 10;
    private static final int ROWS_PER_SKIPPED = 10;

    private static final Pattern SPACES = Pattern.compile(" [,;\t|\r\n]|[,;\t|] ");

    @Override
    public boolean recognises(SourceFile source) {
        return true;
    }

    @Override
    public SourceTable open(SourceFile source, DuckDBConnection connection, Path scratch, Effort effort,
            JobContext context) throws SQLException {
        Charset charset = CsvProblems.charset(source);
        List<String> warnings = new ArrayList<>();
        int sample = effort == Effort.QUICK ? CsvDialect.QUICK_SAMPLE : -1;
        Path file = source.path();
        CsvDialect dialect = charset.equals(StandardCharsets.UTF_8) ? strict(source, connection, sample) : null;
        if (dialect == null) {
            warnings.add(charset.equals(StandardCharsets.UTF_8)
                    ? "Some quotes are not closed or stand inside a cell; they were read as leniently as spreadsheets do."
                    : "The file is not UTF-8; it was read as " + charset.name() + ".");
            file = scratch.resolve("clean.csv");
            LenientCsv.rewrite(source, charset, file, context);
            dialect = sniff(source, connection, file, sample);
        }
        context.checkCancelled();
        return table(source, connection, file, dialect, sample, warnings);
    }

    /** The dialect if the file keeps to one; {@code null} if its quotes do not. */
    private static @Nullable CsvDialect strict(SourceFile source, Connection connection, int sample) {
        boolean quotes = source.text().quotes();
        try {
            CsvDialect dialect = CsvDialect.sniff(connection, source.path(), sample, quotes,
                    CsvDialect.missing(SPACES.matcher(new String(source.head(), StandardCharsets.UTF_8)).find()
                            || sample < 0));
            // rather than find fault with the quotes, the database takes whole lines for cells
            boolean wholeLines = quotes && dialect.types().size() == 1
                    && LenientCsv.firstLineHasDelimiter(source, StandardCharsets.UTF_8);
            return wholeLines ? null : dialect;
        } catch (SQLException e) {
            if (quotes) {
                return null;
            }
            throw CsvProblems.refusal(source, e);
        }
    }

    private static CsvDialect sniff(SourceFile source, Connection connection, Path file, int sample) {
        try {
            return CsvDialect.sniff(connection, file, sample, source.text().quotes(),
                    CsvDialect.missing(true));
        } catch (SQLException e) {
            throw CsvProblems.refusal(source, e);
        }
    }

    private static SourceTable table(SourceFile source, Connection connection, Path file, CsvDialect sniffed,
            int sample, List<String> warnings) throws SQLException {
        CsvDialect dialect = sniffed;
        List<String> header = dialect.header() ? dialect.headerCells(connection, file) : List.of();
        CsvSample facts = CsvSample.take(connection, file, dialect, header, sample);
        boolean allText = dialect.types().stream().allMatch("VARCHAR"::equals);
        if (dialect.header() && allText && facts.firstLineIsData(header)) {
            dialect = dialect.withHeader(false);
        }
        checkSkipped(source, connection, file, dialect, warnings);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < dialect.types().size(); i++) {
            found.add(dialect.header() ? header.get(i) : "column_" + (i + 1));
        }
        if (!dialect.header()) {
            warnings.add(
                    "The first line does not look like names; the columns are called column_1, column_2 and so on.");
        }
        List<String> names = ColumnNames.unique(found, warnings);
        List<SourceColumn> columns = new ArrayList<>();
        List<String> types = new ArrayList<>(dialect.types());
        for (int i = 0; i < names.size(); i++) {
            columns.add(column(names.get(i), i, types, dialect.delimiter(), facts, warnings));
        }
        String format = dialect.delimiter().equals("\t") ? "tsv" : "csv";
        return new SourceTable(format, dialect.withTypes(types).from(file), columns, warnings);
    }

    /** May change the type that the column is read as. */
    private static SourceColumn column(String name, int index, List<String> types, String delimiter, CsvSample facts,
            List<String> warnings) {
        String cell = CsvDialect.column(index);
        String type = types.get(index);
        if (StoredType.typeOf(type) == ColumnType.INTEGER && facts.has(index, Trait.LEADING_ZERO)) {
            types.set(index, "VARCHAR");
            warnings.add("Column " + name + " has numbers with leading zeros; it was kept as text.");
        } else if (type.equals("BOOLEAN") && facts.has(index, Trait.OTHER_WORDS)) {
            // "yes" and "no" are labels: what a person wrote is what a person wants to see
            types.set(index, "VARCHAR");
        } else if (type.equals("VARCHAR") && facts.has(index, Trait.DECIMAL_COMMA) && !delimiter.equals(",")) {
            warnings.add("Column " + name + " has decimal commas; they were read as decimal points.");
            return new SourceColumn(name, ColumnType.REAL, "replace(" + cell + ", ',', '.')::DOUBLE");
        } else if (type.equals("VARCHAR") && facts.has(index, Trait.PLUS_SIGN)) {
            return new SourceColumn(name, ColumnType.REAL, cell + "::DOUBLE");
        } else if (type.equals("VARCHAR") && facts.has(index, Trait.PADDED)) {
            warnings.add("The spaces around the values of column " + name + " were taken away.");
            return new SourceColumn(name, ColumnType.TEXT, "trim(" + cell + ")");
        }
        return StoredType.column(name, cell, types.get(index));
    }

    /** Lines above a table are passed over with a word; a file whose lines do not fit each other is refused. */
    private static void checkSkipped(SourceFile source, Connection connection, Path file, CsvDialect dialect,
            List<String> warnings) throws SQLException {
        long skipped = dialect.skip();
        if (skipped == 0) {
            return;
        }
        long enough = skipped * ROWS_PER_SKIPPED;
        long rows;
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM (SELECT 1 FROM "
                        + dialect.from(file) + " LIMIT " + enough + ")")) {
            result.next();
            rows = result.getLong(1);
        }
        if (skipped > MOST_SKIPPED || rows < enough) {
            throw new RefusedException(new Problem(source.name() + " cannot be read as a table",
                    "lines 1 to " + (skipped + 1), "its lines have different numbers of cells",
                    "Give every line as many cells as the header has."));
        }
        warnings.add(skipped == 1
                ? "The first line was passed over because it has another number of cells than the rest."
                : "The first " + skipped + " lines were passed over because they do not fit the rest.");
    }
}
