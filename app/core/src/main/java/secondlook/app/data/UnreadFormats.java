package secondlook.app.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/**
 * Formats that hold tables but are not read. They are refused by name: as text with one column, or for a NUL byte, a
 * person would not know what is wrong.
 */
final class UnreadFormats implements DatasetReader {

    private static final String BEGINNING_OF_ARFF = "(?is)(\\s*(%[^\\r\\n]*)?[\\r\\n])*+\\s*@relation\\b.*";

    /** Whatever the name says. A header line of a CSV file begins like none of these. */
    private static final Map<String, Pattern> CONTENT = new LinkedHashMap<>();

    static {
        CONTENT.put("an Excel or OpenDocument workbook or another ZIP file", beginning("PK\u0003\u0004"));
        CONTENT.put("an Excel workbook of the old kind", beginning("\u00d0\u00cf\u0011\u00e0"));
        CONTENT.put("an Avro file", beginning("Obj\u0001"));
        CONTENT.put("an SQLite database", beginning("SQLite format 3\0"));
        CONTENT.put("an Arrow file", beginning("ARROW1"));
        CONTENT.put("a Feather file", beginning("FEA1"));
        CONTENT.put("a NumPy array", beginning("\u0093NUMPY"));
        CONTENT.put("an HDF5 file", beginning("\u0089HDF\r\n"));
        CONTENT.put("a gzip-compressed file", beginning("\u001f\u008b"));
        CONTENT.put("a PDF document", beginning("%PDF-"));
        CONTENT.put("an ARFF file", Pattern.compile(BEGINNING_OF_ARFF));
        CONTENT.put("a JSON file", Pattern.compile("(?s)(\u00ef\u00bb\u00bf)?\\s*+(\\[\\s*+)?\\{\\s*+[\"}].*"));
    }

    private static final Map<String, String> ENDINGS = Map.of(".arff", "an ARFF file", ".json", "a JSON file", ".jsonl",
            "a JSON file", ".ndjson", "a JSON file", ".geojson", "a JSON file");

    private static Pattern beginning(String bytes) {
        return Pattern.compile("(?s)" + Pattern.quote(bytes) + ".*");
    }

    @Override
    public boolean recognises(SourceFile source) {
        return source.bytes() > 0 && format(source).isPresent();
    }

    private static Optional<String> format(SourceFile source) {
        String head = new String(source.head(), StandardCharsets.ISO_8859_1);
        return CONTENT.entrySet().stream().filter(e -> e.getValue().matcher(head).matches()).map(Map.Entry::getKey)
                .findFirst()
                .or(() -> ENDINGS.entrySet().stream().filter(e -> source.isNamed(e.getKey())).map(Map.Entry::getValue)
                        .findFirst());
    }

    @Override
    public SourceTable open(SourceFile source, DuckDBConnection connection, Path scratch, Effort effort,
            JobContext context) {
        throw new RefusedException(new Problem(source.path() + " cannot be imported", null,
                "it is " + format(source).orElse("of a format") + ", which is not read",
                "Save its table as CSV, TSV or Parquet."));
    }
}
