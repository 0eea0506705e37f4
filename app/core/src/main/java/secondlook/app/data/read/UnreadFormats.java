package secondlook.app.data.read;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Formats that hold tables but are not read. They are refused by name: as text with one column, or for a NUL byte, a
 * person would not know what is wrong.
 */
final class UnreadFormats implements DatasetReader {

    /** Whatever the name says. A header line of a CSV file begins like none of these. */
    private static final Map<String, Pattern> CONTENT = new LinkedHashMap<>();

    static {
        CONTENT.put("an Excel workbook of the old kind (.xls)", beginning("\u00d0\u00cf\u0011\u00e0"));
        CONTENT.put("an Arrow file", beginning("ARROW1"));
        CONTENT.put("a Feather file", beginning("FEA1"));
        CONTENT.put("an HDF5 file", beginning("\u0089HDF\r\n"));
        CONTENT.put("a PDF document", beginning("%PDF-"));
    }

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
                .findFirst();
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                "it is " + format(source).orElse("of a format") + ", which is not read",
                "Save its table as .xlsx, CSV or Parquet."));
    }
}
