package secondlook.app.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Reads JSON: an array of objects, or one object a line. */
final class JsonReader implements DatasetReader {

    private static final Pattern BEGINNING = Pattern
            .compile("(?s)(\u00ef\u00bb\u00bf)?\\s*+(\\[\\s*+)?\\{\\s*+[\"}].*");

    private static final Pattern LINE = Pattern.compile("in (line|record/value) (\\d+)");

    private static final String MARK = "\u00ef\u00bb\u00bf";

    /** One object; one array may have any number of them. */
    private static final int LONGEST = 16 << 20;

    private static final int DEEPEST = 200;

    private static final int QUICK_SAMPLE = 20_480;

    @Override
    public boolean recognises(SourceFile source) {
        return (source.isNamed(".json") || source.isNamed(".jsonl") || source.isNamed(".ndjson"))
                && source.bytes() > 0
                || BEGINNING.matcher(new String(source.head(), StandardCharsets.ISO_8859_1)).matches();
    }

    @Override
    public SourceTable open(Opening opening) throws SQLException {
        SourceFile source = opening.source();
        if (source.text().encoding() != TextCheck.Encoding.UTF_8) {
            throw refused(source, null, "it is not UTF-8, as JSON must be", "Save it as UTF-8.");
        }
        if (source.text().nul() >= 0) {
            throw refused(source, "byte " + (source.text().nul() + 1), "it has a NUL byte", "It may be damaged.");
        }
        boolean array = JsonDepth.check(opening, DEEPEST);
        String from = "read_json(" + Sql.file(withoutMark(opening)) + ", format="
                + (array ? "'array'" : "'newline_delimited'") + ", records=true, maximum_object_size=" + LONGEST
                + ", maximum_depth=6, sample_size="
                + (opening.effort() == Opening.Effort.QUICK ? QUICK_SAMPLE : -1) + ")";
        try {
            return NestedColumns.table(array ? "json" : "jsonl", source, opening.connection(), from);
        } catch (SQLException e) {
            throw refusal(source, e);
        }
    }

    /** The file, or a copy of it where it begins with a byte order mark, which JSON must not. */
    private static Path withoutMark(Opening opening) {
        SourceFile source = opening.source();
        if (!source.startsWith(MARK)) {
            return source.path();
        }
        Path copy = opening.scratch().resolve("content.json");
        try (InputStream in = Files.newInputStream(source.path())) {
            in.skipNBytes(MARK.length());
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw ImportFailures.io(source, e);
        }
    }

    /** What the database said of the file, in plain words. */
    static RefusedException refusal(SourceFile source, SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("non-record JSON")) {
            return refused(source, null, "its values are no objects", "Save the table as a list of objects.");
        }
        Matcher line = LINE.matcher(message);
        return refused(source, line.find() ? where(line) : null,
                message.contains("maximum_object_size") ? "an object is larger than 16 MB" : "it is no proper JSON",
                "Correct it at that place and try again.");
    }

    /** The database counts lines and records from 2. */
    private static String where(Matcher place) {
        return (place.group(1).equals("line") ? "line " : "row ") + (Long.parseLong(place.group(2)) - 1);
    }

    static RefusedException refused(SourceFile source, @Nullable String where, String why,
            String remedy) {
        return new RefusedException(new Problem(source.origin() + " cannot be imported", where, why, remedy));
    }
}
