package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.TrainingRequest;

class CancelTest {

    /** Cancels itself at the given number of progress reports or, at 0, as soon as training begins. */
    private static final class Cancelling implements JobContext {
        final AtomicInteger reports = new AtomicInteger();
        final AtomicBoolean cancelled = new AtomicBoolean();
        private final int at;

        Cancelling(int at) {
            this.at = at;
        }

        @Override
        public void progress(long done, long total) {
            if (reports.incrementAndGet() == at) {
                cancelled.set(true);
            }
        }

        @Override
        public void step(String text) {
            if (at == 0 && text.startsWith("Training")) {
                cancelled.set(true);
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled.get();
        }
    }

    private static void train(String algorithm, Map<String, String> parameters, JobContext context) {
        Tables rows = Tables.numeric(1500, 8, 3, 5);
        new SmileTrainer().train(new TrainingRequest(algorithm, Task.CLASSIFICATION, "label", parameters, 1),
                rows.features(), rows.target(), context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-forest", "gradient-boosting", "adaboost"})
    void stopsBetweenTwoTrees(String algorithm) {
        Cancelling context = new Cancelling(3);
        assertThrows(JobCancelledException.class, () -> train(algorithm, Map.of("trees", "2000"), context));
        assertTrue(context.reports.get() < 500, context.reports + " trees were grown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic-regression", "decision-tree", "knn", "random-forest"})
    void stopsWhatHasNoProgress(String algorithm) {
        assertThrows(JobCancelledException.class, () -> train(algorithm, Map.of(), new Cancelling(0)));
    }

    @Test
    void reportsEveryTree() {
        Cancelling context = new Cancelling(-1);
        train("random-forest", Map.of("trees", "25"), context);
        assertTrue(context.reports.get() == 25, context.reports + " reports");
    }
}
