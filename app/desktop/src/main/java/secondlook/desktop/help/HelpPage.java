package secondlook.desktop.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A page of the help.
 *
 * @param title in the list of topics
 * @param lines in order
 */
public record HelpPage(String title, List<Line> lines) {

    /** Topics whose text lies beside this class. */
    private static final List<String> TOPICS = List.of("first", "data", "model", "confidence", "review", "monitor",
            "report",
            "words",
            "command-line");

    /** A line as it is shown. */
    public sealed interface Line {

        String text();

        record Heading(String text) implements Line {}

        record Paragraph(String text) implements Line {}

        /** A word, key or command, and what it means. */
        record Entry(String word, String meaning) implements Line {

            @Override
            public String text() {
                return word + " " + meaning;
            }
        }
    }

    /** The pages that come as text, in their order. */
    public static List<HelpPage> bundled() {
        return TOPICS.stream().map(HelpPage::load).toList();
    }

    private static HelpPage load(String topic) {
        try (InputStream in = Objects.requireNonNull(HelpPage.class.getResourceAsStream(topic + ".txt"), topic)) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("the help page " + topic + " cannot be read", broken);
        }
    }

    /** The first line is the title; then {@code = heading}, {@code word | meaning}, and paragraphs of one line each. */
    static HelpPage read(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return new HelpPage(lines.getFirst(), lines.stream().skip(1).map(HelpPage::line).toList());
    }

    private static Line line(String text) {
        int bar = text.indexOf(" | ");
        if (text.startsWith("= ")) {
            return new Line.Heading(text.substring(2));
        }
        return bar > 0
                ? new Line.Entry(text.substring(0, bar), text.substring(bar + 3))
                : new Line.Paragraph(text);
    }

    /** Whether every word of the query is in it, in any case and order. */
    public boolean holds(String query) {
        String all = (title + " " + String.join(" ", lines.stream().map(Line::text).toList()))
                .toLowerCase(Locale.ROOT);
        return query.toLowerCase(Locale.ROOT).strip().transform(q -> List.of(q.split("\\s+"))).stream()
                .allMatch(all::contains);
    }
}
