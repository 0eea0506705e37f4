package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

class DatasetPreviewTest {

    @TempDir
    Path folder;

    private DatasetPreview preview(Path file, Map<String, String> options) throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        DatasetPreview preview = DatasetPreview.of(file, new ReadOptions(options), scratch, JobContext.NONE);
        try (Stream<Path> left = Files.list(scratch)) {
            assertEquals(0, left.count());
        }
        return preview;
    }

    @Test
    void showsTheFirstRowsAndEachGuessWithItsReason() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a;b\n1,5;x\n;y\n");
        DatasetPreview preview = preview(file, Map.of());
        assertEquals(List.of("1.5", "x"), preview.rows().getFirst());
        assertNull(preview.rows().get(1).getFirst());
        assertTrue(preview.whole());
        assertTrue(preview.guesses().stream()
                .anyMatch(g -> g.key().equals("delimiter") && g.value().equals("semicolon") && g.why().contains("2")));
        DatasetPreview corrected = preview(file, Map.of("header", "no"));
        assertEquals(List.of("a", "b"), corrected.rows().getFirst());
        assertTrue(corrected.guesses().stream().noneMatch(g -> g.key().equals("header")));
    }

    @Test
    void cellsMayStandInOtherQuotesOrInNone() throws IOException {
        Path file = Files.writeString(folder.resolve("q.csv"), "a,b\n1,'x, \"y\"'\n2,'it''s'\n");
        DatasetPreview single = preview(file, Map.of("quote", "single"));
        assertEquals(List.of(List.of("1", "x, \"y\""), List.of("2", "it's")), single.rows());
        Path inches = Files.writeString(folder.resolve("i.csv"), "size;n\n3\";1\n\"5;2\n");
        assertEquals(List.of(List.of("3\"", "1"), List.of("\"5", "2")),
                preview(inches, Map.of("quote", "none")).rows());
    }

    @Test
    void aChoiceAmongTablesNamesThemAll() throws Exception {
        Path file = folder.resolve("two.sqlite");
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE few(a)");
            statement.execute("CREATE TABLE many(b)");
            statement.execute("INSERT INTO many VALUES (1), (2)");
        }
        var choice = preview(file, Map.of()).guesses().getFirst();
        assertEquals("many", choice.value());
        assertEquals(List.of("few", "many"), choice.among());
    }

    @Test
    void ofALargeFileOnlyTheBeginningIsRead() throws IOException {
        StringBuilder text = new StringBuilder("n,word\n");
        for (int i = 0; text.length() < 3 << 20; i++) {
            text.append(i).append(",something\n");
        }
        Path file = Files.writeString(folder.resolve("large.csv"), text + "not a number,end\n");
        DatasetPreview preview = preview(file, Map.of());
        assertFalse(preview.whole());
        assertEquals(DatasetPreview.ROWS, preview.rows().size());
        assertEquals(ColumnType.INTEGER, preview.schema().column(0).type());
    }

    @Test
    void aFileThatCannotBeReadIsRefusedByItsOwnName() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "[1, 2]");
        RefusedException refused = assertThrows(RefusedException.class, () -> preview(file, Map.of()));
        assertTrue(refused.problem().oneLine().contains(file.toString()), refused.problem().oneLine());
    }
}
