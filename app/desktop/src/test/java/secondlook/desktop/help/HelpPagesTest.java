package secondlook.desktop.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Commands;
import secondlook.desktop.help.HelpPage.Line;

class HelpPagesTest {

    @Test
    void aPageIsReadLineByLine() {
        assertEquals(new HelpPage("Title", List.of(new Line.Heading("Part"), new Line.Entry("a b", "c | d"),
                new Line.Paragraph("Words."))), HelpPage.read("Title\n= Part\n\na b | c | d\nWords.\n"));
    }

    @Test
    void everyPageHasATitleAndWordsAndCanBeFound() {
        Commands commands = new Commands();
        commands.add(Command.always("x.dance", Command.Group.WINDOW, "Dance", "", "fth-x", "Ctrl+D", () -> {
        }));
        List<HelpPage> pages = HelpPages.of(commands, List.of(), Map.of("Log", Path.of("/state/log")));
        assertEquals(pages.size(), pages.stream().map(HelpPage::title).distinct().count());
        pages.forEach(page -> assertTrue(!page.lines().isEmpty(), page.title()));
        assertEquals(List.of("Keys"), found(pages, "dance CTRL"));
        assertEquals(List.of("Where files lie"), found(pages, "state/log"));
        assertEquals(List.of(), found(pages, "xylophone"));
        assertEquals(pages.size(), found(pages, "").size());
    }

    @Test
    void theWordsAreThoseOfTheGlossary() throws IOException {
        Path glossary = Path.of(System.getProperty("secondlook.target", "target"), "..", "..", "..", "docs",
                "glossary.md");
        List<Line> rows = Files.readAllLines(glossary).stream().filter(line -> line.startsWith("| **"))
                .map(line -> line.replace("`", "").split(" \\| ", 2))
                .map(cells -> (Line) new Line.Entry(cells[0].substring(4, cells[0].length() - 2),
                        cells[1].substring(0, cells[1].length() - 2)))
                .toList();
        HelpPage words = HelpPage.bundled().stream().filter(p -> p.title().equals("Words")).findFirst().orElseThrow();
        assertTrue(rows.size() > 30, "rows of the glossary");
        assertEquals(rows, words.lines().subList(1, words.lines().size()));
    }

    @Test
    void theFirstPageNamesWhateverCanBeOpened() {
        HelpPage first = HelpPage.bundled().getFirst();
        for (String format : List.of("CSV", "TSV", "Parquet", "Excel", "JSON", "ARFF", "Avro", "NumPy", "LIBSVM",
                "SQLite", "DuckDB", ".onnx", ".smile")) {
            assertTrue(first.holds(format), format);
        }
    }

    private static List<String> found(List<HelpPage> pages, String query) {
        return pages.stream().filter(p -> p.holds(query)).map(HelpPage::title).toList();
    }
}
