package secondlook.desktop.feature.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.model.WayOut.Kind;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.open.RecentFolders;
import secondlook.desktop.sample.FixedModel;
import secondlook.desktop.sample.ToldNotices;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

class WaysOutViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final ModelEntry ORACLE = new ModelEntry("abc", "oracle", 2, "onnx", "classification",
            List.of("no", "yes"), "model.onnx", "");
    private static final ModelEntry OTHER = new ModelEntry("def", "penguins", 1, "onnx", "classification",
            List.of("no", "yes"), "model.onnx", "");

    @TempDir
    Path home;

    private final Session session = new Session(Runnable::run);
    private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
    private final ModelViewModel screen = new ModelViewModel(session, jobs,
            new Scoring(session, jobs, Runnable::run, CLOCK));
    private WaysOutViewModel ways;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        ModelFiles none = new ModelFiles(List.of());
        ways = new WaysOutViewModel(session, jobs, none,
                new Opener(session, jobs, new ToldNotices(), none, RecentFolders.NONE, CLOCK, home));
        workspace = Workspace.open(home.resolve("work"), CLOCK);
        importFile("days.csv", "wind,rain,label\n1.5,0.2,yes\n2.5,0.1,no\n");
        String penguins = importFile("penguins.csv", "species,island,mass\nAdelie,Dream,3750\nGentoo,Biscoe,4500\n");
        session.use(workspace, Registry.of(workspace));
        session.useDataset(workspace.openDataset(penguins));
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    private String importFile(String name, String csv) throws IOException {
        return workspace.importDataset(Files.writeString(home.resolve(name), csv), JobContext.NONE).id();
    }

    private void useModel(String... inputs) {
        session.useModel(new OpenModel(ORACLE, new FixedModel(List.of(inputs))));
        ways.look(screen.nothingFits());
    }

    @Test
    void saysWhatIsMissingAndThatNothingWasRun() {
        useModel("wind", "rain");
        assertEquals("oracle v2 cannot score penguins.csv: all 2 columns it needs are missing.", screen.answer().get());
        assertTrue(screen.under().get().startsWith("Nothing was run."), screen.under().get());
        useModel("wind", "species");
        assertEquals("oracle v2 cannot score penguins.csv: all 2 columns it needs are missing or do not fit.",
                screen.answer().get());
    }

    @Test
    void leadsBackToTheDatasetThatFits() {
        useModel("wind", "rain");
        assertEquals(List.of(Kind.DATASET, Kind.MODEL, Kind.TRAIN),
                ways.ways().get().stream().map(WayOut::kind).toList());
        WayOut back = ways.ways().get().getFirst();
        assertEquals("Go back to days.csv", back.title());
        assertTrue(ways.take(back));
        assertEquals("days.csv", Objects.requireNonNull(session.dataset().get()).manifest().name());
        assertEquals(Place.MODEL, session.place().get());
        assertEquals("", screen.obstacle().get());
        ways.look(screen.nothingFits());
        assertEquals(List.of(), ways.ways().get(), "where all is bound no way out is needed");
    }

    @Test
    void whereNothingFitsItSaysSo() {
        useModel("latitude", "height");
        List<WayOut> found = ways.ways().get();
        assertEquals(List.of(Kind.MODEL, Kind.TRAIN), found.stream().map(WayOut::kind).toList());
        assertEquals("There is no other model in this workspace; open one from a file.", found.getFirst().hint());
        assertFalse(ways.take(found.getFirst()), "a file has to be chosen on the screen");
        assertEquals("Predict mass, or another column, from the other 2 columns.", found.getLast().hint());
    }

    @Test
    void aModelThatFitsIsOffered() {
        Registry both = new Registry(List.of(), List.of(ORACLE, OTHER), List.of(), List.of());
        var penguins = Objects.requireNonNull(session.dataset().get()).manifest();
        var signature = new FixedModel(List.of("wind")).signature();
        WayOut fits = new WaysOut(both, entry -> new FixedModel(List.of("mass")).signature())
                .of(ORACLE, signature, penguins).getFirst();
        assertEquals(OTHER, fits.model());
        assertEquals("Use penguins v1", fits.title());
        WayOut damaged = new WaysOut(both, entry -> null).of(ORACLE, signature, penguins).getFirst();
        assertEquals("None of the models in this workspace fits penguins.csv.", damaged.hint());
    }
}
