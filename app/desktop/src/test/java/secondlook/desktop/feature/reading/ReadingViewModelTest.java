package secondlook.desktop.feature.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.engine.Engines;
import secondlook.app.workspace.RecentWorkspaces;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.KeptFolders;
import secondlook.desktop.open.Opener;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.data.ColumnType;

class ReadingViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private ReadingViewModel look(Path file, ReadOptions options) {
        JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
        Opener opener = new Opener(session, jobs, new ToldNotices(), Engines.inProcess().models(),
                new KeptFolders(new RecentWorkspaces(home.resolve("settings"))), CLOCK, home.resolve("workspaces"));
        return new ReadingViewModel(file, options, opener, Runnable::run, Runnable::run, home.resolve("scratch"));
    }

    private static ReadingLine line(ReadingViewModel model, String key) {
        return model.lines().get().stream().filter(l -> l.choice().key().equals(key)).findFirst().orElseThrow();
    }

    private static List<@Nullable String> first(ReadingViewModel model) {
        return Objects.requireNonNull(model.preview().get()).rows().getFirst();
    }

    @Test
    void eachGuessIsShownWithItsReasonAndItsCorrectionAtOnce() throws IOException {
        Path file = Files.write(home.resolve("a.csv"),
                "# of 2024\nname;price;when\nCaf\u00e9;1,5;03/04/2024\nTea;2,5;05/04/2024\n"
                        .getBytes(Charset.forName("windows-1252")));
        ReadingViewModel model = look(file, ReadOptions.NONE);
        assertEquals("ISO-8859-1", line(model, "encoding").value());
        assertTrue(line(model, "encoding").why().contains("is not UTF-8"), line(model, "encoding").why());
        assertEquals("semicolon", line(model, "delimiter").value());
        assertEquals("#", line(model, "comment").value());
        assertEquals("comma", line(model, "decimal").value());
        assertEquals("double", line(model, "quote").value());
        assertTrue(model.lines().get().stream().noneMatch(l -> l.why().isBlank() || l.corrected()),
                model.lines().get().toString());
        assertEquals(List.of("Caf\u00e9", "1.5", "2024-04-03"), first(model));
        model.correct("dates", "%m/%d/%Y");
        assertEquals("2024-03-04", first(model).get(2));
        assertTrue(line(model, "dates").corrected());
        assertTrue(line(model, "dates").why().contains("Guessed: %d/%m/%Y"), line(model, "dates").why());
        model.correct("missing", "Tea");
        assertNull(Objects.requireNonNull(model.preview().get()).rows().get(1).getFirst());
        model.correctType("price", ColumnType.TEXT);
        assertEquals("1,5", first(model).get(1));
        model.correct("header", "no");
        assertEquals("name", first(model).getFirst());
        assertTrue(model.options().typed().isEmpty(), "the columns have other names now");
        model.backToGuesses();
        assertEquals(List.of("Caf\u00e9", "1.5", "2024-04-03"), first(model));
    }

    @Test
    void whatCannotBeReadSoSaysWhyAndIsCorrectedAgain() throws IOException {
        Path file = Files.writeString(home.resolve("a.csv"), "a,b\n1,'x, y'\n2,z\n");
        ReadingViewModel model = look(file, ReadOptions.NONE);
        model.correct("quote", "single");
        assertEquals(List.of("1", "x, y"), first(model));
        assertEquals("", model.problem().get());
        model.correct("encoding", "utf-16be");
        assertNull(model.preview().get());
        assertFalse(model.problem().get().isEmpty());
        assertFalse(model.lines().get().isEmpty(), "there is nothing left to correct it with");
        model.correct("encoding", null);
        assertEquals("", model.problem().get());
        model.correct("skip", "many");
        assertTrue(model.problem().get().contains("skip"), model.problem().get());
        model.correct("skip", null);
        assertEquals(List.of("1", "x, y"), first(model));
    }

    @Test
    void whatIsShownIsWhatIsImported() throws IOException {
        Path file = Files.writeString(home.resolve("codes.csv"), "code,n\n7,1\n8,2\n");
        ReadingViewModel model = look(file, ReadOptions.NONE);
        model.correctType("code", ColumnType.TEXT);
        model.open();
        assertTrue(model.opened().get(), model.problem().get());
        var manifest = Objects.requireNonNull(session.dataset().get()).manifest();
        assertEquals(ColumnType.TEXT, manifest.schema().column(0).type());
        // the correction is offered with what was said before
        ReadingViewModel again = look(file, manifest.readOptions());
        assertEquals(ColumnType.TEXT, Objects.requireNonNull(again.preview().get()).schema().column(0).type());
        again.backToGuesses();
        assertEquals(ColumnType.INTEGER, Objects.requireNonNull(again.preview().get()).schema().column(0).type());
    }

    @Test
    void aRefusedImportKeepsTheCorrectionsAndSaysTheLine() throws IOException {
        Path file = Files.writeString(home.resolve("a.csv"), "a\n" + "1\n".repeat(300) + "x\n");
        ReadingViewModel model = look(file, ReadOptions.NONE);
        model.correctType("a", ColumnType.INTEGER);
        assertNotNull(model.preview().get());
        model.open();
        assertFalse(model.opened().get());
        assertNull(session.dataset().get());
        assertTrue(model.problem().get().contains("a.csv"), model.problem().get());
        assertFalse(model.options().isEmpty());
    }

    @Test
    void anAnswerThatWasOvertakenIsNotShown() throws IOException {
        Path file = Files.writeString(home.resolve("a.csv"), "a,b\n1,2\n");
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
        Opener opener = new Opener(session, jobs, new ToldNotices(), Engines.inProcess().models(),
                new KeptFolders(new RecentWorkspaces(home.resolve("settings"))), CLOCK, home);
        ReadingViewModel model = new ReadingViewModel(file, ReadOptions.NONE, opener, waiting::add, Runnable::run,
                home.resolve("scratch"));
        model.correct("header", "no");
        waiting.remove().run();
        assertFalse(model.looked().get());
        assertNull(model.preview().get());
        waiting.remove().run();
        assertTrue(model.looked().get());
        assertEquals(List.of("a", "b"), first(model));
    }
}
