package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.remote.LocalWorker;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;

/** Models that do harm: a clear message each time, and the next model runs. */
@Timeout(120)
class HostileModelsTest {

    private static final long MEMORY = 900L << 20;

    @TempDir
    Path folder;

    private WorkerPool pool;

    @BeforeEach
    void start() {
        LocalWorker worker = Workers.local(folder, 256L << 20, MEMORY);
        pool = new WorkerPool(worker, Workers.HASTY, new WorkerLog(folder.resolve("logs"), 1 << 20),
                folder.resolve("workers"));
    }

    @AfterEach
    void theNextModelRunsAndNothingIsLeft() throws Exception {
        try (Model model = open(Graphs.linear(folder.resolve("next.onnx")))) {
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
        }
        pool.close();
        assertEquals(Set.of(), pool.pids());
        try (Stream<Path> left = Files.list(folder.resolve("workers"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    private Model open(Path file) {
        return Workers.engine("onnx", pool).open(file, OpenOptions.CPU);
    }

    private static int score(Model model, FeatureBatch rows, JobContext context) {
        SchemaBinding binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME)
                .orRefuse("model", "rows");
        try (Scorer scorer = model.scorer(binding)) {
            return scorer.score(rows, context).rows();
        }
    }

    private static FeatureBatch big() {
        FeatureBatch rows = Rows.of(40, 1);
        ((RealVector) rows.column(0)).values()[17] = 1e7;
        return rows;
    }

    private static String line(ProblemException failure) {
        String line = failure.problem().oneLine();
        assertFalse(line.contains("\n") || line.length() > 500, line);
        return line;
    }

    @Test
    void aLoopThatNeverEndsOnRealRowsIsEndedAtItsLimitAndTheModelCanBeUsedAgain() throws Exception {
        try (Model model = open(HostileGraphs.endless(folder.resolve("endless.onnx")))) {
            Set<Long> before = pool.pids();
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
            String line = line(assertThrows(ModelFailedException.class, () -> score(model, big(), JobContext.NONE)));
            assertTrue(line.contains("endless.onnx failed while scoring") && line.contains("rows 1 to 40"), line);
            assertTrue(line.contains("within the limit of 4 s") && line.contains("--time-limit"), line);
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
            assertNotEquals(before, pool.pids(), "a new worker");
        }
    }

    @Test
    void aLoopThatNeverEndsIsStoppedByACancelAndTheWorkerStays() throws Exception {
        try (Model model = open(HostileGraphs.endless(folder.resolve("endless.onnx")))) {
            Set<Long> before = pool.pids();
            AtomicInteger asked = new AtomicInteger();
            JobContext impatient = new JobContext() {
                @Override
                public boolean isCancelled() {
                    // once before the batch, then by the watch while it runs
                    return asked.incrementAndGet() > 20;
                }
            };
            assertThrows(JobCancelledException.class, () -> score(model, big(), impatient));
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
            assertEquals(before, pool.pids(), "the same worker: asking politely was enough");
        }
    }

    @Test
    void aLoopThatNeverEndsOnOpeningIsEnded() throws Exception {
        Path file = HostileGraphs.endlessFromTheStart(folder.resolve("stuck.onnx"));
        String line = line(assertThrows(ModelFailedException.class, () -> open(file)));
        assertTrue(line.startsWith("stuck.onnx cannot be opened") && line.contains("12 s"), line);
    }

    @Test
    void moreMemoryThanAllowedEndsTheWorkerAndIsSaid() throws Exception {
        try (Model model = open(HostileGraphs.hungry(folder.resolve("hungry.onnx"), 8L << 30))) {
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
            String line = line(assertThrows(ModelFailedException.class, () -> score(model, big(), JobContext.NONE)));
            assertTrue(line.contains("hungry.onnx failed while scoring")
                    && line.contains("more memory than this machine can spare"), line);
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
        }
    }

    @Test
    void twentyThousandNodesInARowWork() throws Exception {
        try (Model model = open(HostileGraphs.chain(folder.resolve("chain.onnx"), 20_000))) {
            assertEquals(40, score(model, Rows.of(40, 1), JobContext.NONE));
        } catch (ProblemException refused) {
            assertTrue(line(refused).contains("chain.onnx"), line(refused));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 500, 20_000})
    void graphsInsideGraphsAreRefused(int depth) throws Exception {
        Path file = HostileGraphs.nested(folder.resolve("nested.onnx"), depth);
        ProblemException refused = assertThrows(ProblemException.class, () -> open(file));
        assertTrue(line(refused).startsWith("nested.onnx cannot be opened"), line(refused));
    }

    @Test
    void aModelWhoseFileChangedIsNotOpenedAgainUnderItsOldName() throws Exception {
        Path file = HostileGraphs.endless(folder.resolve("endless.onnx"));
        try (Model model = open(file)) {
            assertThrows(ModelFailedException.class, () -> score(model, big(), JobContext.NONE));
            Graphs.linear(file);
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> score(model, Rows.of(40, 1), JobContext.NONE));
            assertTrue(line(refused).contains("changed"), line(refused));
        }
    }
}
