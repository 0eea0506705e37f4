package secondlook.app.data.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Weka's attribute-relation files, dense and sparse rows alike. Weights of rows are passed over. */
final class ArffReader implements DatasetReader {

    private static final Pattern BEGINNING = Pattern
            .compile("(?is)(\u00ef\u00bb\u00bf)?(\\s*+(%[^\\r\\n]*+)?[\\r\\n])*+\\s*+@relation\\b.*");

    private static final int CHECK_EVERY = 4096;

    @Override
    public boolean recognises(SourceFile source) {
        return BEGINNING.matcher(new String(source.head(), StandardCharsets.ISO_8859_1)).matches()
                || (source.isNamed(".arff") && source.bytes() > 0);
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        List<Guess> guesses = new ArrayList<>();
        Charset charset = CsvProblems.charset(source, opening.options(), guesses);
        try (BufferedReader in = TextLines.open(source, charset);
                ScratchTable rows = new ScratchTable(opening.scratch())) {
            TextLines lines = new TextLines(source, in);
            List<ArffAttribute> attributes = header(lines);
            ColumnLimit.check(source, attributes.size());
            rows.widen(attributes.size());
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank() || line.stripLeading().startsWith("%")) {
                    continue;
                }
                row(lines, line.strip(), attributes, rows);
                if (lines.number() % CHECK_EVERY == 0) {
                    opening.context().checkCancelled();
                }
            }
            rows.close();
            return rows.table("arff", attributes.stream().map(ArffAttribute::name).toList(), List.of(), guesses);
        } catch (IOException e) {
            throw TextLines.failure(source, charset, e);
        }
    }

    private static List<ArffAttribute> header(TextLines lines) throws IOException {
        List<ArffAttribute> attributes = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.strip().replaceFirst("^\uFEFF", "");
            String lower = text.substring(0, Math.min(text.length(), 11)).toLowerCase(Locale.ROOT);
            if (lower.startsWith("@data")) {
                return attributes;
            }
            if (lower.startsWith("@attribute")) {
                attributes.add(ArffAttribute.parse(lines, text.substring("@attribute".length())));
            } else if (!text.isEmpty() && !text.startsWith("%") && !lower.startsWith("@relation")) {
                throw lines.refused("it stands before @data and is no attribute", "Correct that line and try again.");
            }
        }
        throw lines.refused("the file ends without @data", "It may have been cut off; fetch it again.");
    }

    private static void row(TextLines lines, String line, List<ArffAttribute> attributes, ScratchTable rows)
            throws IOException {
        @Nullable
        Object[] values = line.startsWith("{")
                ? sparse(lines, line, attributes)
                : dense(lines, line, attributes);
        for (Object value : values) {
            rows.add(value);
        }
        rows.endRow();
    }

    private static @Nullable Object[] dense(TextLines lines, String line, List<ArffAttribute> attributes) {
        ArffTokens tokens = new ArffTokens(lines, line, 0);
        @Nullable
        Object[] values = new Object[attributes.size()];
        for (int i = 0; i < values.length; i++) {
            String token = tokens.next(",");
            if (token == null && !tokens.endedByComma()) {
                throw lines.refused("it has " + i + " values where there are " + values.length + " attributes",
                        "Correct that line and try again.");
            }
            values[i] = attributes.get(i).value(lines, token == null ? "" : token, tokens.quoted());
        }
        String more = tokens.next(",");
        if (more != null && !more.startsWith("{")) {
            throw lines.refused("it has more values than there are attributes", "Correct that line and try again.");
        }
        return values;
    }

    /** What is not named is 0, or the first of the words that the attribute lists. */
    private static @Nullable Object[] sparse(TextLines lines, String line, List<ArffAttribute> attributes) {
        int end = line.lastIndexOf('}');
        if (end < 0) {
            throw lines.refused("its brace is not closed", "Correct that line and try again.");
        }
        @Nullable
        Object[] values = new Object[attributes.size()];
        Arrays.setAll(values, i -> attributes.get(i).zero());
        ArffTokens tokens = new ArffTokens(lines, line.substring(0, end), 1);
        for (String index = tokens.next(" \t"); index != null; index = tokens.next(" \t")) {
            if (index.isEmpty()) {
                continue;
            }
            int at = index.matches("\\d{1,9}") ? Integer.parseInt(index) : -1;
            if (at < 0 || at >= values.length) {
                throw lines.refused("there is no attribute " + index, "Attributes are counted from 0.");
            }
            String token = tokens.next(",");
            values[at] = attributes.get(at).value(lines, token == null ? "" : token, tokens.quoted());
        }
        return values;
    }

}
