package secondlook.desktop.feature.variants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
import secondlook.app.shape.Step;
import secondlook.app.train.Variant;
import secondlook.app.train.VariantTable;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.Trainers;

class VariantsViewModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init") // by open()
    private Dataset dataset;

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    @BeforeEach
    void open() throws IOException {
        StringBuilder csv = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 240; i++) {
            csv.append(i % 20).append(',').append((i * 7) % 31).append(',')
                    .append(i % 20 + (i * 7) % 31 > 30 ? "high" : "low").append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        workspace = Workspace.open(folder.resolve("ws"), CLOCK);
        dataset = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id());
    }

    @AfterEach
    void close() {
        dataset.close();
        workspace.close();
    }

    private VariantsViewModel model() {
        return model(null);
    }

    private VariantsViewModel model(@Nullable String predicted) {
        return new VariantsViewModel(dataset, predicted, workspace, Trainers.discovered(),
                new JobRunner(waiting::add, Runnable::run, CLOCK), CLOCK);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static void choose(VariantsViewModel model, String algorithm) {
        model.algorithm()
                .set(model.algorithms().stream().filter(a -> a.name().equals(algorithm)).findFirst().orElseThrow());
    }

    @Test
    void whatIsChosenBesideTheRowsIsPredicted() {
        assertEquals("kind", model().target().get());
        assertEquals("b", model("b").target().get());
        assertEquals("kind", model("gone").target().get());
    }

    @Test
    void variantsAreComparedInOneTable() {
        Path steps = folder.resolve("steps.json");
        ShapingFile.write(steps, Shaping.NONE.with(new Step.Derive("sum", "a + b")));
        VariantsViewModel model = model();
        assertEquals("kind", model.target().get());
        assertEquals(List.of("Random forest"), model.variants().stream().map(Variant::name).toList());
        model.remove(model.variants().getFirst());
        choose(model, "decision-tree");
        model.add();
        model.balance().set(Balance.SMOTE);
        model.add();
        model.add();
        model.balance().set(Balance.NONE);
        model.steps().set(steps.toString());
        model.add();
        work();
        assertEquals(4, model.variants().size());
        assertEquals(4, model.variants().stream().map(Variant::name).distinct().count());
        model.remove(model.variants().get(2));
        model.folds().set("4");
        model.compare();
        assertNotNull(model.comparing().get());
        model.compare();
        assertEquals(1, waiting.size(), "one comparison at a time");
        work();
        assertEquals("", model.problem().get());
        assertNull(model.comparing().get());
        VariantTable table = Objects.requireNonNull(model.table().get());
        assertEquals(3, table.variants().size());
        String answer = VariantWords.answer(table);
        assertTrue(answer.startsWith(table.variants().get(2).variant().name() + " has the best balanced accuracy"),
                answer);
        assertTrue(VariantWords.recall(table.variants().getFirst(), "high").endsWith(" %"));
        assertEquals("\u2013", VariantWords.recall(table.variants().getFirst(), "none"));
        assertEquals("\u2013", VariantWords.figure(null, true));
    }

    @Test
    void whatCannotBeComparedIsToldAndWhatWasComparedStays() {
        VariantsViewModel model = model();
        model.folds().set("many");
        model.compare();
        assertEquals("The number of folds is a whole number.", model.problem().get());
        model.folds().set("1");
        model.compare();
        assertTrue(model.problem().get().contains("folds"), model.problem().get());
        model.folds().set("5");
        model.steps().set(folder.resolve("absent.json").toString());
        model.add();
        work();
        assertTrue(model.problem().get().contains("absent.json"), model.problem().get());
        assertEquals(1, model.variants().size());
        model.target().set("a");
        model.groupBy().set("kind");
        model.compare();
        work();
        assertTrue(model.problem().get().contains("2 groups of kind"), model.problem().get());
        assertNull(model.table().get());
    }

    @Test
    void aComparisonIsCancelled() {
        VariantsViewModel model = model();
        model.compare();
        Objects.requireNonNull(model.comparing().get()).cancel();
        work();
        assertNull(model.comparing().get());
        assertEquals("", model.problem().get());
        assertNull(model.table().get());
    }
}
