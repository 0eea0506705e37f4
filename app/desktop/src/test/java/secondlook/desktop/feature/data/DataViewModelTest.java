package secondlook.desktop.feature.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Finding;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.job.JobContext;

class DataViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private final List<String> told = new ArrayList<>();
    private final Session session = new Session(Runnable::run);
    private DataViewModel model;

    @BeforeEach
    void open() throws IOException {
        JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, CLOCK);
        model = new DataViewModel(session, jobs, new Notices() {
            @Override
            public void problem(Problem problem, Throwable cause) {
                told.add(problem.oneLine());
            }

            @Override
            public void done(String text) {
            }
        });
        StringBuilder rows = new StringBuilder("id,size,colour,same\n");
        for (int i = 0; i < 40; i++) {
            rows.append("n").append(i).append(',').append(i == 7 ? "" : i % 10).append(',')
                    .append(i == 39 ? "green" : i % 2 == 0 ? "red" : "blue").append(",1\n");
        }
        rows.append("n38,8,red,1\n");
        Path file = Files.writeString(home.resolve("things.csv"), rows);
        Workspace workspace = Workspace.open(home.resolve("work"), CLOCK);
        DatasetManifest manifest = workspace.importDataset(file, JobContext.NONE);
        session.use(workspace, Registry.of(workspace));
        session.useDataset(workspace.openDataset(manifest.id()));
    }

    @AfterEach
    void close() {
        session.use(null, Registry.EMPTY);
    }

    @Test
    void saysWhatIsInTheFile() {
        assertEquals("41 rows, 4 columns. 1 value is missing in 1 column.", model.answer().get());
        assertEquals(4, model.columns().get().size());
        assertFalse(model.looking().get());
        assertEquals(41, rows().count());
        assertTrue(told.isEmpty(), told.toString());
    }

    @Test
    void whatIsToBePredictedIsCheckedForWhatGivesItAway() throws IOException {
        StringBuilder rows = new StringBuilder("x,copy,y\n");
        for (int i = 0; i < 200; i++) {
            String y = i % 40 == 0 ? "rare" : i % 2 == 0 ? "yes" : "no";
            rows.append(i * 7 % 13).append(',').append(y.length()).append(',').append(y).append('\n');
        }
        Workspace workspace = java.util.Objects.requireNonNull(session.workspace().get());
        Path file = Files.writeString(home.resolve("leak.csv"), rows);
        session.useDataset(workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id()));
        assertTrue(model.findings().get().found().stream().noneMatch(f -> f.title().contains("away")));
        session.predicting("y");
        List<String> titles = model.findings().get().found().stream().map(Finding::title).toList();
        assertTrue(titles.contains("copy gives y away"), titles.toString());
        Finding balance = model.findings().get().found().stream().filter(f -> f.title().contains("unbalanced"))
                .findFirst().orElseThrow();
        model.choose(balance);
        assertEquals(5, java.util.Objects.requireNonNull(session.selection().get()).size());
    }

    @Test
    void aFileThatIsNotWhatItWasIsSaid() throws IOException {
        assertEquals("", model.changed().get());
        Workspace workspace = java.util.Objects.requireNonNull(session.workspace().get());
        String id = java.util.Objects.requireNonNull(session.dataset().get()).manifest().id();
        Files.writeString(home.resolve("things.csv"), "id,size,colour,same\nn0,1,red,1\n");
        session.useDataset(null);
        session.useDataset(workspace.openDataset(id));
        assertTrue(model.changed().get().startsWith("things.csv has changed since it was imported"),
                model.changed().get());
    }

    @Test
    void findsWhatIsOddAndNothingElse() {
        List<String> titles = model.findings().get().found().stream().map(Finding::title).toList();
        assertEquals(List.of("Rows that repeat another", "size is missing", "same never changes", "green is rare"),
                titles);
        assertTrue(model.findings().get().fine().contains("Read without a warning"));
        assertFalse(model.findings().get().fine().contains("No missing values"));
    }

    @Test
    void aFindingSelectsItsRows() {
        model.choose(find("size is missing"));
        RowSelection selection = Objects.requireNonNull(session.selection().get());
        assertArrayEquals(new long[]{7}, selection.rowIds());
        assertEquals(1, rows().count());
        assertEquals(7, rows().id(0));
        assertEquals(1, model.selected().get().get(2)[0], "the one blue row");
        model.clearSelection();
        assertNull(session.selection().get());
        assertNull(model.chosen().get());
        assertEquals(41, rows().count());
    }

    @Test
    void theRepeatedRowIsTheLaterOne() {
        model.choose(find("Rows that repeat another"));
        assertArrayEquals(new long[]{40}, Objects.requireNonNull(session.selection().get()).rowIds());
    }

    @Test
    void aFindingThatIsNotAboutRowsOnlyTintsItsColumn() {
        model.choose(find("same never changes"));
        assertNull(session.selection().get());
        assertEquals(List.of("same"), Objects.requireNonNull(model.chosen().get()).columns());
    }

    @Test
    void aConditionFilters() {
        model.filterBy("colour = 'green'");
        assertEquals(1, rows().count());
        assertEquals("", model.filterProblem().get());
        model.filterBy("");
        assertEquals(41, rows().count());
    }

    @Test
    void aConditionThatIsNoneSaysWhyAndLeavesTheRows() {
        model.filterBy("colour ==== 'green'");
        assertFalse(model.filterProblem().get().isEmpty());
        assertEquals(41, rows().count());
        assertTrue(told.isEmpty(), "not worth a notification");
    }

    @Test
    void sortingKeepsFilterAndSelection() {
        model.filterBy("size >= 8");
        model.sort("size", true);
        assertEquals(9, rows().count());
        Pages pages = Objects.requireNonNull(model.pages().get());
        Pages.Value first = pages.at(0, 1);
        // the first question fetches, the second one answers
        first = first == null ? pages.at(0, 1) : first;
        assertEquals(9, assertNotNull2(first).vector().asReal(0));
    }

    private static Pages.Value assertNotNull2(Pages.@org.jspecify.annotations.Nullable Value value) {
        assertNotNull(value);
        return value;
    }

    private ShownRows rows() {
        return Objects.requireNonNull(model.pages().get()).rows();
    }

    private Finding find(String title) {
        return model.findings().get().found().stream().filter(f -> f.title().equals(title)).findFirst().orElseThrow();
    }
}
