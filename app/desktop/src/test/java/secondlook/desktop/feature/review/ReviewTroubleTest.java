package secondlook.desktop.feature.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.Verdict;

/** What goes wrong around a review is said on the screen, and nothing that it called saved is lost. */
@SuppressWarnings("NullAway.Init") // set before each test
class ReviewTroubleTest {

    @TempDir
    private Path folder;
    private ReviewBench bench;

    @BeforeEach
    void open() {
        bench = new ReviewBench(folder);
        bench.begin(0.79, 10);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int at() {
        return Objects.requireNonNull(bench.model().item().get()).position();
    }

    @Test
    void aWorkspaceThatWasMovedAwayIsNamedAndTheItemStays() throws IOException {
        bench.model().answerNumber(1);
        bench.work();
        int second = at();
        Path away = folder.resolve("away");
        Files.move(folder.resolve("workspace"), away);
        bench.model().answerNumber(2);
        bench.model().answerNumber(3);
        bench.work();
        assertEquals(second, at());
        assertTrue(bench.model().trouble().get().contains("was deleted, moved or replaced"),
                bench.model().trouble().get());
        assertTrue(bench.model().trouble().get().contains("1 key typed since then did nothing"),
                bench.model().trouble().get());
        assertTrue(bench.model().saved().get().endsWith(" is drizzle"), "what was saved before is still what was");
        Files.move(away, folder.resolve("workspace"));
        bench.model().answerNumber(2);
        bench.work();
        assertEquals("", bench.model().trouble().get());
        assertEquals("fog", bench.read().effective(second).orElseThrow().label());
        assertEquals(2, bench.read().history().size(), "nothing twice");
    }

    /** Another program that holds the file for writing is the same to us as a file that cannot be written. */
    @Test
    void aDatabaseThatCannotBeWrittenIsNamedAndTheItemStays() throws Exception {
        int first = at();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("workspace/workspace.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            bench.model().answerNumber(1);
            bench.work();
            statement.execute("ROLLBACK");
        }
        assertEquals(first, at());
        assertTrue(bench.model().trouble().get().contains("another program is using the database"),
                bench.model().trouble().get());
        assertTrue(bench.read().effective(first).isEmpty());
        bench.model().answerNumber(1);
        bench.work();
        assertEquals("drizzle", bench.read().effective(first).orElseThrow().label());
    }

    @Test
    void aClockSetBackIsSaidAndTheOrderIsKept() {
        int first = at();
        bench.pass(Duration.ofSeconds(5));
        bench.model().answerNumber(1);
        bench.work();
        assertFalse(bench.model().saved().get().contains("clock"), bench.model().saved().get());
        bench.pass(Duration.ofDays(-3));
        bench.model().answerNumber(2);
        bench.work();
        assertTrue(bench.model().saved().get().contains("clock was set back"), bench.model().saved().get());
        Verdict before = bench.read().effective(first).orElseThrow();
        Verdict after = bench.read().effective(first + 1).orElseThrow();
        assertTrue(after.id() > before.id());
        assertEquals(5, before.seconds());
        assertEquals(0, after.seconds(), "time cannot have been negative");
        assertEquals(first + 2, bench.read().resumeAt().orElseThrow());
    }

    @Test
    void timeInWhichNothingMovedDoesNotCount() {
        int first = at();
        bench.pass(Duration.ofSeconds(20));
        bench.model().moved();
        bench.pass(Duration.ofHours(2));
        bench.model().answerNumber(1);
        bench.work();
        assertEquals(50, bench.read().effective(first).orElseThrow().seconds());
    }

    @Test
    void aProposalIsStoredShownAndTakenBackAndTheRowStaysAsItIs() {
        int first = at();
        bench.model().propose("wind", "7.4");
        bench.work();
        ItemShown item = Objects.requireNonNull(bench.model().item().get());
        assertEquals("7.4", item.proposals().get("wind"));
        assertFalse(item.fields().stream().anyMatch(f -> f.column().equals("wind") && "7.4".equals(f.text())));
        assertTrue(bench.model().undoable().get().startsWith("wind of "), bench.model().undoable().get());
        bench.model().undo();
        bench.work();
        assertTrue(bench.read().proposals(first).isEmpty());
    }
}
