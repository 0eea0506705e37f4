package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;

/** Models that other programs made, with what other runtimes gave for them. Skipped where they are not at hand. */
class ReferenceModelsTest {

    private static Path models() {
        Path models = Path.of(System.getProperty("secondlook.shared", "absent")).resolve("data").resolve("models");
        Assumptions.assumeTrue(Files.isDirectory(models), "no reference models at " + models);
        return models;
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper().readTree(models().resolve("expected").resolve(name + ".json").toFile());
    }

    private static Model open(String name) {
        return new OnnxEngine().open(models().resolve(name + ".onnx"), OpenOptions.CPU);
    }

    /** Scores the rows of the file of expectations and compares with the scores in it. */
    private static void check(String name, String input, String output, int width) throws IOException {
        JsonNode reference = expected(name);
        JsonNode data = reference.get("inputs").get(input);
        int columns = data.get("shape").size() > 1 ? data.get("shape").get(1).asInt() : 1;
        try (Model model = open(name)) {
            RawScores scores = Scoring.score(model, Scoring.batch(data.get("data"), columns));
            assertEquals(width, scores.width());
            JsonNode wanted = reference.get("outputs").get(output);
            int at = 0;
            if (wanted.has("sequence")) {
                for (JsonNode row : wanted.get("sequence")) {
                    for (String name2 : model.signature().classes()) {
                        assertEquals(row.get(name2).asDouble(), scores.values()[at++], 1e-5, "score " + at);
                    }
                }
            } else {
                for (JsonNode value : wanted.get("data")) {
                    assertEquals(value.asDouble(), scores.values()[at++],
                            1e-5 * Math.max(1, Math.abs(value.asDouble())));
                }
            }
            assertEquals(at, scores.rows() * width);
        }
    }

    @Test
    void randomForestOfIrisWithMaps() throws IOException {
        check("iris_rf_dynamic", "X", "output_probability", 3);
        try (Model model = open("iris_rf_dynamic")) {
            assertEquals(List.of("0", "1", "2"), model.signature().classes());
            assertEquals(ScoreKind.PROBABILITY, model.signature().scoreKind());
            assertEquals(-1, model.signature().fixedBatch());
            assertTrue(model.card().producer().startsWith("skl2onnx"), model.card().producer());
        }
    }

    @Test
    void lightGbmWithABatchOfOne() throws IOException {
        check("iris_lightgbm_batch1", "input", "probabilities", 3);
        try (Model model = open("iris_lightgbm_batch1")) {
            assertEquals(1, model.signature().fixedBatch());
        }
    }

    @Test
    void logisticRegressionWithABatchOfThree() throws IOException {
        check("logreg_iris_fixed3", "float_input", "probabilities", 3);
    }

    @Test
    void votingWithTextClasses() throws IOException {
        check("sklearn_voting_binary", "input", "output_probability", 2);
        try (Model model = open("sklearn_voting_binary")) {
            assertEquals(List.of("A", "B"), model.signature().classes());
        }
    }

    @Test
    void regressionOfTrees() throws IOException {
        check("tree_regressor_xgb", "X", "variable", 1);
        try (Model model = open("tree_regressor_xgb")) {
            assertEquals(Task.REGRESSION, model.signature().task());
            assertEquals(List.of(), model.signature().classes());
        }
    }

    @Test
    void mapsOfValuesThatAreNoProbabilities() throws IOException {
        check("zipmap_stringfloat", "X", "Z", 3);
        try (Model model = open("zipmap_stringfloat")) {
            assertEquals(List.of("class1", "class2", "class3"), model.signature().classes());
            assertEquals(ScoreKind.LOGIT, model.signature().scoreKind());
        }
    }

    @Test
    void textModelScoresOrNamesTheMissingLocale() throws IOException {
        try {
            check("sms_spam_tfidf_lr", "input", "probabilities", 2);
        } catch (RefusedException refused) {
            assertTrue(refused.problem().oneLine().contains("en_US.UTF-8"), refused.problem().oneLine());
        }
    }

    @Test
    void convolutionalNetworksAreDescribedAndCannotBeFedFromColumns() {
        try (Model model = open("mnist_cnn_logprob_dynamic")) {
            assertEquals(0, model.signature().inputs().getFirst().width());
            assertEquals(Task.CLASSIFICATION, model.signature().task());
            assertEquals(ScoreKind.LOG_PROBABILITY, model.signature().scoreKind());
            assertEquals(10, model.signature().classes().size());
        }
        try (Model model = open("mnist_cntk_logits")) {
            assertEquals(0, model.signature().inputs().getFirst().width());
            assertEquals(ScoreKind.LOGIT, model.signature().scoreKind());
        }
    }

    @Test
    void modelsThatCannotBeScoredAreStillDescribed() {
        try (Model model = open("regression_dictvectorizer")) {
            assertEquals(0, model.signature().inputs().getFirst().width());
            assertEquals(Task.REGRESSION, model.signature().task());
        }
        try (Model model = open("identity_string")) {
            assertEquals(Task.UNKNOWN, model.signature().task());
        }
        try (Model model = open("model_with_metadata")) {
            assertEquals("I am value 1!", model.card().metadata().get("I am key 1!"));
            assertEquals("Value for empty key!", model.card().metadata().get(""));
        }
    }

    @TestFactory
    Stream<DynamicTest> badModelsAreRefusedInOneLine() throws IOException {
        List<Path> bad;
        try (Stream<Path> files = Files.list(models().resolve("bad"))) {
            bad = files.sorted().toList();
        }
        assertFalse(bad.isEmpty());
        return bad.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            assertTrue(new OnnxEngine().recognises(file));
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> new OnnxEngine().open(file, OpenOptions.CPU));
            String line = refused.problem().oneLine();
            assertTrue(line.startsWith(file.getFileName().toString()), line);
            assertFalse(line.contains("\n") || line.contains("onnxruntime_src") || line.length() > 500, line);
        }));
    }
}
