package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.RowSelection;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.TrainingRequest;

/** A handful of rows is learned from or refused, never a reason to break; so is a class with a single row. */
class SmallTablesTest {

    static Stream<String> classifiers() {
        return TrainedModelTest.classifiers();
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void areLearnedOrRefused(String algorithm) {
        int learned = 0;
        for (int rows = 2; rows <= 14; rows++) {
            FeatureBatch features = RowSelection.of(Tables.numeric(20, 2, 2, 3).features(), rows(rows));
            String[] labels = new String[rows];
            Arrays.fill(labels, "common");
            labels[rows - 1] = "single";
            learned += tried(algorithm, Task.CLASSIFICATION, features, new Tables(features, new TextVector(labels)));
        }
        assertTrue(learned >= 3, algorithm + " learned from " + learned);
    }

    /** Of three classes two are so rare that some tree leaves only rows of the first and the last out. */
    @ParameterizedTest
    @MethodSource("classifiers")
    void rareClassesAreLearned(String algorithm) {
        FeatureBatch features = Tables.numeric(60, 2, 2, 3).features();
        String[] labels = new String[60];
        Arrays.fill(labels, "a common");
        Arrays.fill(labels, 10, 12, "b rare");
        Arrays.fill(labels, 40, 44, "c rare");
        assertEquals(1, tried(algorithm, Task.CLASSIFICATION, features, new Tables(features, new TextVector(labels))));
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void quantitiesAreLearnedOrRefused(String algorithm) {
        for (int rows = 2; rows <= 10; rows++) {
            FeatureBatch features = RowSelection.of(Tables.numeric(20, 2, 2, 3).features(), rows(rows));
            double[] same = new double[rows];
            tried(algorithm, Task.REGRESSION, features, new Tables(features, new RealVector(same)));
        }
    }

    static Stream<String> regressors() {
        return TrainedModelTest.regressors();
    }

    private static int[] rows(int n) {
        int[] rows = new int[n];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    private static int tried(String algorithm, Task task, FeatureBatch features, Tables table) {
        try {
            TrainedModel model = new SmileTrainer().train(
                    new TrainingRequest(algorithm, task, "label", Map.of(), 1), features, table.target(),
                    JobContext.NONE);
            double[] scores = TrainedModelTest.score(model.model(), features);
            assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), algorithm + Arrays.toString(scores));
            int width = Math.max(1, model.model().signature().classes().size());
            assertEquals(features.rows() * width, scores.length);
            return 1;
        } catch (RefusedException refused) {
            assertTrue(refused.problem().remedy() != null, refused.problem().oneLine());
            return 0;
        }
    }
}
