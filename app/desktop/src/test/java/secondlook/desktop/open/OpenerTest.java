package secondlook.desktop.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.cli.sample.Sample;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.sample.WeatherFile;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.Problem;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** What becomes of each kind of file that is dropped on the window or chosen in the dialog: both end here. */
class OpenerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Session session = new Session(Runnable::run);
    private final ToldNotices notices = new ToldNotices();

    private Opener opener() {
        return new Opener(session, new JobRunner(Runnable::run, Runnable::run, CLOCK), notices,
                ModelFiles.discovered(), RecentFolders.NONE, CLOCK, folder.resolve("home"));
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private void drop(Path... files) {
        opener().files(List.of(files));
    }

    private Path table(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "wind,rain\n1.5,0.2\n2.5,0.1\n");
    }

    @Test
    void aTableBecomesADataset() throws IOException {
        drop(table("days.csv"));
        assertOpenedAsData("days.csv", 2);
        assertEquals("days", Objects.requireNonNull(session.workspace().get()).name());
    }

    @Test
    void ofALargeTableTheFirstRowsAreThereBeforeTheRest() throws IOException {
        Path file = folder.resolve("large.csv");
        String rows = "1.5,0.2,something that is written in every row of a file\n".repeat(10_000);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("wind,rain,note\n");
            for (int i = 0; i < 65; i++) {
                out.write(rows);
            }
        }
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        new Opener(session, new JobRunner(waiting::add, Runnable::run, CLOCK), notices, ModelFiles.discovered(),
                RecentFolders.NONE, CLOCK, folder.resolve("home")).files(List.of(file));
        waiting.remove().run();
        var arriving = Objects.requireNonNull(session.arriving().get());
        assertEquals("large.csv", arriving.name());
        assertEquals(100, arriving.first().rows().size());
        assertEquals(Place.DATA, session.place().get());
        assertNull(session.dataset().get());
        waiting.remove().run();
        assertNull(session.arriving().get());
        assertOpenedAsData("large.csv", 650_000);
    }

    @Test
    void aParquetFileBecomesADataset() throws SQLException {
        Path file = folder.resolve("days.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT range AS wind, range * 2 AS rain FROM range(7)) TO '" + file
                    + "' (FORMAT parquet)");
        }
        drop(file);
        assertOpenedAsData("days.parquet", 7);
    }

    private void assertOpenedAsData(String name, long rows) {
        assertTrue(notices.problems().isEmpty(), () -> notices.problems().toString());
        var manifest = Objects.requireNonNull(session.dataset().get()).manifest();
        assertEquals(name, manifest.name());
        assertEquals(rows, manifest.rows());
        assertNull(session.run().get());
        assertEquals(Place.DATA, session.place().get());
    }

    @Test
    void predictionsMadeElsewhereBecomeARun() {
        drop(WeatherFile.write(folder.resolve("predictions.csv"), 3));
        assertTrue(notices.problems().isEmpty(), () -> notices.problems().toString());
        var run = Objects.requireNonNull(session.run().get()).manifest();
        assertEquals(WeatherFile.CLASSES, run.classes());
        assertEquals(365, run.rows());
        assertEquals(Place.CONFIDENCE, session.place().get());
    }

    @Test
    void modelsOfBothFormatsBecomeModels() {
        Path sample = folder.resolve("sample");
        List<Path> files;
        try (Workspace workspace = Workspace.open(sample, CLOCK)) {
            Sample.install(workspace, ModelFiles.discovered(), CLOCK, JobContext.NONE);
            files = workspace.models().stream().map(workspace::modelFile).toList();
        }
        assertEquals(2, files.size());
        for (Path file : files) {
            drop(file);
            assertTrue(notices.problems().isEmpty(), () -> notices.problems().toString());
            ModelEntry entry = Objects.requireNonNull(session.model().get()).entry();
            assertTrue(file.toString().endsWith(entry.format()), entry.format());
        }
        assertEquals(Place.MODEL, session.place().get(), "without a dataset there is only the model to look at");
        assertEquals(2, session.registry().get().models().size(), "both lie in the workspace that the first one made");
        Path work = Objects.requireNonNull(session.workspace().get()).folder();
        drop(sample);
        assertEquals(sample, Objects.requireNonNull(session.workspace().get()).folder());
        assertFalse(work.equals(sample));
        assertNotNull(session.run().get(), "a workspace opens where work can go on");
        assertEquals(Place.CONFIDENCE, session.place().get());
    }

    @Test
    void aWorkspaceAmongFilesIsOpenedAndTheyInIt() throws IOException {
        Path work = folder.resolve("work");
        Workspace.open(work, CLOCK).close();
        drop(table("days.csv"), work);
        assertEquals(work, Objects.requireNonNull(session.workspace().get()).folder());
        assertEquals("days.csv", Objects.requireNonNull(session.dataset().get()).manifest().name());
    }

    @Test
    void junkIsRefusedWithARemedyAndLeavesNothing() throws IOException {
        Path junk = folder.resolve("holiday.csv");
        Files.write(junk, new byte[]{(byte) 0xff, (byte) 0xd8, 0, 16, 'J', 'F', 'I', 'F', 0});
        drop(junk);
        Problem told = notices.problems().getFirst();
        assertEquals("holiday.csv cannot be opened", told.what());
        assertEquals("it is neither a table, a model nor a workspace", told.why());
        assertTrue(String.valueOf(told.remedy()).contains(".onnx"), told.oneLine());
        assertNull(session.workspace().get());
        assertFalse(Files.exists(folder.resolve("home").resolve("holiday")), "no workspace was made in vain");
    }

    @Test
    void whatIsBrokenInsideIsRefusedWithARemedy() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.parquet"), "PAR1 and then nothing of the kind");
        drop(broken);
        drop(folder.resolve("absent.csv"));
        drop(Files.createDirectory(folder.resolve("pictures")));
        assertEquals(3, notices.problems().size());
        for (Problem told : notices.problems()) {
            assertFalse(String.valueOf(told.remedy()).isBlank(), told.oneLine());
        }
        assertEquals("there is no such file", notices.problems().get(1).why());
        assertNull(session.workspace().get());
    }

    @Test
    void aWorkspaceWhoseModelCannotBeOpenedIsOpenedWithoutIt() throws IOException {
        Path home = folder.resolve("w");
        String run;
        Path model;
        try (Workspace made = Workspace.open(home, CLOCK)) {
            run = Sample.install(made, ModelFiles.discovered(), CLOCK, JobContext.NONE).id();
            ModelEntry entry = made.models().stream().filter(m -> m.name().equals(Sample.FOREST)).findFirst()
                    .orElseThrow();
            model = made.modelFile(entry);
        }
        Files.write(model, new byte[]{1, 2, 3});
        opener().workspace(home);
        assertEquals(run, Objects.requireNonNull(session.run().get()).manifest().id());
        assertNotNull(session.dataset().get());
        assertNull(session.model().get());
        assertEquals(1, notices.problems().size());
        assertTrue(notices.problems().getFirst().what().contains("model.smile"), notices.problems().toString());
    }

    @Test
    void junkLeavesWhatIsOpenAsItWas() throws IOException {
        drop(table("days.csv"));
        var before = session.dataset().get();
        drop(Files.write(folder.resolve("junk"), new byte[]{0, 1, 2}));
        assertEquals(1, notices.problems().size());
        assertEquals(before, session.dataset().get());
    }
}
