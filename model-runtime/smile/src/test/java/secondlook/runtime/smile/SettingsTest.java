package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.TrainingRequest;

/** What is refused before anything is fitted, and that the refusal says what is allowed. */
class SettingsTest {

    private static String refusal(TrainingRequest request, FeatureBatch features, TextVector target) {
        return assertThrows(RefusedException.class,
                () -> new SmileTrainer().train(request, features, target, JobContext.NONE)).problem().oneLine();
    }

    private static TrainingRequest request(String algorithm, Map<String, String> parameters) {
        return new TrainingRequest(algorithm, Task.CLASSIFICATION, "label", parameters, 1);
    }

    @ParameterizedTest
    @CsvSource({"trees,0", "trees,5001", "trees,ten", "trees,2.5", "subsample,0", "subsample,NaN", "tree,5",
            "mtry,50"})
    void namesWhatIsAllowed(String name, String value) {
        Tables rows = Tables.numeric(50, 3, 2, 1);
        String line = refusal(request("random-forest", Map.of(name, value)), rows.features(),
                (TextVector) rows.target());
        assertTrue(line.contains(name), line);
        assertTrue(line.contains("at most 3") || line.contains(" from "), line);
    }

    @Test
    void everyDefaultIsAllowedAndKept() {
        for (Algorithm algorithm : new SmileTrainer().algorithms()) {
            Map<String, String> text = Settings.of(algorithm, Map.of()).asText();
            assertEquals(algorithm.parameters().size(), text.size());
            assertTrue(algorithm.parameters().stream().allMatch(p -> p.min() <= p.max()));
        }
    }

    @Test
    void oneClassOneRowAndNoTargetAreRefused() {
        Tables rows = Tables.numeric(50, 3, 2, 1);
        TrainingRequest request = request("random-forest", Map.of());
        String[] same = new String[50];
        Arrays.fill(same, "always");
        assertTrue(refusal(request, rows.features(), new TextVector(same)).contains("same class, always"));
        assertTrue(refusal(request, rows.features(), new TextVector(new String[50])).contains("no usable value"));
        String[] one = new String[50];
        one[7] = "once";
        assertTrue(refusal(request, rows.features(), new TextVector(one)).contains("only one training row"));
    }

    @Test
    void anUnknownAlgorithmOrTaskNamesTheOthers() {
        Tables rows = Tables.numeric(50, 3, 2, 1);
        String line = refusal(request("forest", Map.of()), rows.features(), (TextVector) rows.target());
        assertTrue(line.contains("random-forest") && line.contains("knn"), line);
        TrainingRequest regression = new TrainingRequest("knn", Task.REGRESSION, "label", Map.of(), 1);
        line = refusal(regression, rows.features(), (TextVector) rows.target());
        assertTrue(line.contains("random-forest") && !line.contains("adaboost"), line);
    }

    @Test
    void withoutOpenBlasTheReasonIsSaidAndNothingIsThrown() {
        Tables rows = Tables.numeric(50, 3, 2, 1);
        for (Algorithm algorithm : new SmileTrainer().algorithms()) {
            if (algorithm.unavailable() != null) {
                assertTrue(algorithm.unavailable().contains("OpenBLAS"));
                String line = refusal(request(algorithm.name(), Map.of()), rows.features(),
                        (TextVector) rows.target());
                assertTrue(line.contains("OpenBLAS") && line.contains("libopenblas"), line);
            }
        }
    }
}
