package secondlook.app.data.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.CsvSample.Trait;
import secondlook.app.data.read.SourceTable.SourceColumn;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

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
    public SourceTable open(Opening opening) throws SQLException {
        SourceFile source = opening.source();
        ReadOptions options = opening.options();
        CsvProblems.checkExtent(source);
        CsvProblems.checkSkip(source, options.skip());
        CsvFindings findings = new CsvFindings(options);
        Charset charset = CsvProblems.charset(source, options, findings.guesses());
        String comment = findings.comment(source, charset);
        int sample = opening.effort() == Opening.Effort.QUICK ? CsvDialect.QUICK_SAMPLE : -1;
        Path file = source.path();
        boolean doubled = options.quote() == '"';
        boolean asItIs = charset.equals(StandardCharsets.UTF_8) && comment.isEmpty() && doubled;
        CsvDialect dialect = asItIs ? strict(opening, sample) : null;
        if (dialect == null) {
            if (asItIs) {
                findings.warn(
                        "Some quotes are not closed or stand inside a cell; they were read as leniently as spreadsheets do.");
            } else if (!charset.equals(StandardCharsets.UTF_8)) {
                findings.warn("The file is not UTF-8; it was read as " + charset.name() + ".");
            }
            file = opening.scratch().resolve("clean.csv");
            LenientCsv.rewrite(opening, charset, file, comment);
            dialect = sniff(opening, file, sample, !doubled);
            findings.delimiter(LenientCsv.delimiter(source, charset, comment, options), dialect);
        } else {
            findings.delimiter(dialect.delimiter().isEmpty() ? ' ' : dialect.delimiter().charAt(0), dialect);
        }
        opening.context().checkCancelled();
        ColumnLimit.check(source, dialect.types().size());
        return table(opening, file, dialect, sample, findings);
    }

    private static List<String> missing(ReadOptions options, boolean spaces) {
        List<String> asked = options.missing();
        return asked == null ? CsvDialect.missing(spaces) : asked;
    }

    /** The dialect if the file keeps to one; {@code null} if its quotes do not. */
    private static @Nullable CsvDialect strict(Opening opening, int sample) {
        SourceFile source = opening.source();
        boolean quotes = source.text().quotes();
        try {
            boolean spaces = sample < 0
                    || SPACES.matcher(new String(source.head(), StandardCharsets.UTF_8)).find();
            CsvDialect dialect = CsvDialect.sniff(opening.connection(), source.path(), sample, source.text(),
                    missing(opening.options(), spaces), CsvDialect.wishes(opening.options(), false));
            // rather than find fault with the quotes, the database takes whole lines for cells
            boolean wholeLines = quotes && dialect.types().size() == 1
                    && LenientCsv.firstLineHasDelimiter(source, StandardCharsets.UTF_8);
            return wholeLines ? null : dialect;
        } catch (SQLException e) {
            if (quotes && !String.valueOf(e.getMessage()).contains("Maximum line size")) {
                return null;
            }
            throw CsvProblems.refusal(source, e);
        }
    }

    private static CsvDialect sniff(Opening opening, Path file, int sample, boolean quotes) {
        try {
            return CsvDialect.sniff(opening.connection(), file, sample, opening.source().text().rewritten(quotes),
                    missing(opening.options(), true), CsvDialect.wishes(opening.options(), true));
        } catch (SQLException e) {
            throw CsvProblems.refusal(opening.source(), e);
        }
    }

    private static SourceTable table(Opening opening, Path file, CsvDialect sniffed, int sample,
            CsvFindings findings) throws SQLException {
        Connection connection = opening.connection();
        List<String> warnings = findings.warnings();
        CsvDialect dialect = sniffed;
        List<String> header = dialect.header() ? dialect.headerCells(connection, file) : List.of();
        CsvSample facts = CsvSample.take(connection, file, dialect, header, sample);
        boolean allText = dialect.types().stream().allMatch("VARCHAR"::equals);
        boolean asked = opening.options().header() != null;
        if (!asked && dialect.header() && allText && facts.firstLineIsData(header)) {
            dialect = dialect.withHeader(false);
        }
        if (opening.options().skip() == null && !dialect.fill()) {
            checkSkipped(opening.source(), connection, file, dialect, warnings);
        }
        findings.layout(dialect, allText);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < dialect.types().size(); i++) {
            found.add(dialect.header() ? header.get(i) : "column_" + (i + 1));
        }
        if (!dialect.header() && !asked) {
            warnings.add(
                    "The first line does not look like names; the columns are called column_1, column_2 and so on.");
        }
        List<String> names = ColumnNames.unique(found, warnings);
        List<SourceColumn> columns = new ArrayList<>();
        List<String> types = new ArrayList<>(dialect.types());
        for (int i = 0; i < names.size(); i++) {
            columns.add(column(names.get(i), i, types, dialect.delimiter(), facts, findings));
        }
        String format = findings.isTabbed() ? "tsv" : "csv";
        return new SourceTable(format, dialect.withTypes(types).from(file), columns, warnings, findings.guesses());
    }

    /** May change the type that the column is read as. */
    private static SourceColumn column(String name, int index, List<String> types, String delimiter, CsvSample facts,
            CsvFindings findings) {
        List<String> warnings = findings.warnings();
        String cell = CsvDialect.column(index);
        String type = types.get(index);
        if (findings.textAsked(name)) {
            types.set(index, "VARCHAR");
            return StoredType.column(name, cell, "VARCHAR");
        }
        if (StoredType.typeOf(type) == ColumnType.INTEGER && facts.has(index, Trait.LEADING_ZERO)) {
            types.set(index, "VARCHAR");
            warnings.add("Column " + name + " has numbers with leading zeros; it was kept as text.");
            findings.type(name, ColumnType.TEXT, "It has numbers with leading zeros, as codes have.");
        } else if (type.equals("BOOLEAN") && facts.has(index, Trait.OTHER_WORDS)) {
            // "yes" and "no" are labels: what a person wrote is what a person wants to see
            types.set(index, "VARCHAR");
        } else if (type.equals("VARCHAR") && facts.has(index, Trait.DECIMAL_COMMA)
                && findings.decimalComma(name, delimiter)) {
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
                    "Give every line as many cells as the header has, or read it with ragged=fill or skip="
                            + skipped + "."));
        }
        warnings.add(skipped == 1
                ? "The first line was passed over because it has another number of cells than the rest."
                : "The first " + skipped + " lines were passed over because they do not fit the rest.");
    }
}
