package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.Task;
import secondlook.runtime.remote.WorkerPool;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.TrainingRequest;

class CancelledTrainingTest {

    private static final TrainingRequest SLOW = new TrainingRequest("svm", Task.CLASSIFICATION, "class", Map.of(), 1);

    @TempDir
    Path home;

    /** The worker's process ends, so that nothing of the fit goes on; the next training has a new one. */
    @Test
    void aFitThatLooksAtNoCancelEndsWithItsProcess() throws Exception {
        FeatureBatch many = Rows.of(20_000, 3);
        FeatureBatch few = Rows.of(60, 4);
        try (WorkerPool pool = Workers.pool(home, Workers.PATIENT)) {
            Trainer trainer = Workers.trainer(pool);
            Impatient context = new Impatient(pool);
            assertThrows(JobCancelledException.class, () -> trainer.train(SLOW, many, Rows.classes(many), context));
            ProcessHandle worker = context.worker;
            worker.onExit().get(60, TimeUnit.SECONDS);
            try (Model model = trainer.train(SLOW, few, Rows.classes(few), JobContext.NONE).model()) {
                assertEquals(3, model.signature().classes().size());
                assertFalse(pool.pids().contains(worker.pid()));
            }
        }
    }

    /** Wants no more once the fit is under way. */
    private static final class Impatient implements JobContext {

        private final WorkerPool pool;
        private volatile ProcessHandle worker = ProcessHandle.current();
        private volatile boolean enough;

        Impatient(WorkerPool pool) {
            this.pool = pool;
        }

        @Override
        public void step(String text) {
            if (text.startsWith("Training")) {
                worker = ProcessHandle.of(pool.pids().iterator().next()).orElseThrow();
                enough = true;
            }
        }

        @Override
        public boolean isCancelled() {
            return enough;
        }
    }
}
