package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.remote.WorkerLimits;
import secondlook.runtime.remote.WorkerPool;

/** Workers are started otherwise from a moment on: what a person changes in the settings while models are open. */
@Timeout(120)
class WorkerPoolTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void model() throws Exception {
        file = HostileGraphs.endless(folder.resolve("m.onnx"));
    }

    private Model open(WorkerPool pool) {
        return Workers.engine("onnx", pool).open(file, OpenOptions.CPU);
    }

    private static int score(Model model, FeatureBatch rows) {
        var binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME).orRefuse("m", "r");
        try (Scorer scorer = model.scorer(binding)) {
            return scorer.score(rows).rows();
        }
    }

    /** The heap that a worker's command line names. */
    private static String heap(long pid) {
        String[] arguments = ProcessHandle.of(pid).orElseThrow().info().arguments().orElseThrow();
        for (String argument : arguments) {
            if (argument.startsWith("-Xmx")) {
                return argument;
            }
        }
        throw new AssertionError(String.join(" ", arguments));
    }

    private static long only(WorkerPool pool) {
        Set<Long> pids = pool.pids();
        assertEquals(1, pids.size(), pids.toString());
        return pids.iterator().next();
    }

    private void moreMemory(WorkerPool pool, WorkerLimits limits) {
        pool.use(Workers.local(folder, 300L << 20, 4L << 30), limits);
    }

    @Test
    void aFreeWorkerIsEndedAndTheNextIsStartedAsWanted() throws Exception {
        try (WorkerPool pool = Workers.pool(folder, Workers.PATIENT)) {
            open(pool).close();
            long before = only(pool);
            assertEquals("-Xmx512m", heap(before));
            ProcessHandle worker = ProcessHandle.of(before).orElseThrow();
            moreMemory(pool, Workers.PATIENT);
            worker.onExit().get(60, TimeUnit.SECONDS);
            try (Model model = open(pool)) {
                assertEquals("-Xmx300m", heap(only(pool)));
                assertEquals(40, score(model, Rows.of(40, 1)));
            }
        }
    }

    @Test
    void anOpenModelKeepsItsWorkerWhichIsNotUsedForTheNext() {
        try (WorkerPool pool = Workers.pool(folder, Workers.PATIENT)) {
            long before;
            try (Model model = open(pool)) {
                before = only(pool);
                moreMemory(pool, Workers.PATIENT);
                assertEquals(40, score(model, Rows.of(40, 1)));
                assertEquals(before, only(pool));
            }
            try (Model next = open(pool)) {
                assertEquals(40, score(next, Rows.of(40, 1)));
                assertNotEquals(before, only(pool));
                assertEquals("-Xmx300m", heap(only(pool)));
            }
        }
    }

    @Test
    void whatIsNotChangedKeepsTheFreeWorkerAndAnotherLimitHoldsAtOnce() {
        try (WorkerPool pool = Workers.pool(folder, Workers.PATIENT)) {
            open(pool).close();
            long before = only(pool);
            pool.use(Workers.local(folder, 512L << 20, 4L << 30), Workers.PATIENT.withBatch(Duration.ofSeconds(2)));
            try (Model model = open(pool)) {
                assertEquals(before, only(pool));
                FeatureBatch big = Rows.of(40, 1);
                ((RealVector) big.column(0)).values()[17] = 1e7;
                String line = assertThrows(ModelFailedException.class, () -> score(model, big)).problem().oneLine();
                assertTrue(line.contains("within the limit of 2 s"), line);
            }
        }
    }
}
