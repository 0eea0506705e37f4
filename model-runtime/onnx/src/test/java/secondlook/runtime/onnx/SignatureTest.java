package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;

/** One model for each kind of signature that exporters of tabular models write. */
class SignatureTest {

    private static final double[] A = {0.5, -1, 2, 0, 1.25};
    private static final double[] B = {1, 0.5, -0.25, 0, 3};
    private static final FeatureBatch TWO = Scoring.batch(new RealVector(A), new RealVector(B));

    @TempDir
    Path folder;

    private interface Use {
        void with(Model model);
    }

    private void open(Fixture fixture, @Nullable List<String> classes, Use use) throws IOException {
        try (Model model = new OnnxEngine().open(fixture.write(folder, "m.onnx"),
                new OpenOptions(Provider.CPU, classes, 0))) {
            use.with(model);
        }
    }

    private static Fixture probabilities() {
        return new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "s").node("Softmax", List.of("s"),
                List.of("p"), Fixture.integer("axis", 1));
    }

    private static Fixture withLabel(Fixture fixture) {
        return fixture.node("ArgMax", List.of("p"), List.of("label"), Fixture.integer("axis", 1),
                Fixture.integer("keepdims", 0)).output("label", Fixture.INT64, -1);
    }

    private static void assertProbabilities(Model model) {
        assertEquals(ScoreKind.PROBABILITY, model.signature().scoreKind());
        RawScores scores = Scoring.score(model, TWO);
        for (int row = 0; row < A.length; row++) {
            assertArrayEquals(Fixture.softmax(Fixture.linear(A[row], B[row])), Rows.of(scores, row), 1e-6);
        }
    }

    private static boolean warns(ModelSignature signature, String words) {
        return signature.warnings().stream().anyMatch(w -> w.contains(words));
    }

    @Test
    void mapsWithTextKeysNameTheClassesInTheOrderOfTheScores() throws IOException {
        Fixture fixture = withLabel(probabilities()).ml("ZipMap", List.of("p"), List.of("output_probability"),
                Fixture.strings("classlabels_strings", "zebra", "ant", "mole"))
                .output("output_probability", Fixture.mapSequence(Fixture.STRING));
        open(fixture, null, model -> {
            assertEquals(List.of("zebra", "ant", "mole"), model.signature().classes());
            assertEquals(Task.CLASSIFICATION, model.signature().task());
            assertEquals("seq(map(string,float))", model.signature().outputs().get(1).type());
            assertProbabilities(model);
        });
    }

    @Test
    void mapsWithNumberKeysAreOrderedAsNumbers() throws IOException {
        Fixture fixture = probabilities().ml("ZipMap", List.of("p"), List.of("z"),
                Fixture.ints("classlabels_int64s", -1, 2, 10)).output("z", Fixture.mapSequence(Fixture.INT64));
        open(fixture, null, model -> {
            assertEquals(List.of("-1", "2", "10"), model.signature().classes());
            assertProbabilities(model);
        });
        // Numbers that say more than 0, 1, 2 are not replaced by what the person says.
        open(fixture, List.of("a", "b", "c"),
                model -> assertEquals(List.of("-1", "2", "10"), model.signature().classes()));
    }

    @Test
    void aTensorOfTheSameNameAsAMapIsToldByItsType() throws IOException {
        Fixture fixture = withLabel(probabilities()).node("Identity", List.of("p"), List.of("output_probability"))
                .output("output_probability", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(List.of("0", "1", "2"), model.signature().classes());
            assertTrue(warns(model.signature(), "numbered from 0 to 2"));
            assertProbabilities(model);
        });
        open(fixture, List.of("a", "b", "c"), model -> {
            assertEquals(List.of("a", "b", "c"), model.signature().classes());
            assertTrue(model.signature().warnings().isEmpty(), model.signature().warnings().toString());
        });
        RefusedException refused = assertThrows(RefusedException.class, () -> open(fixture, List.of("a"), m -> {
        }));
        assertTrue(refused.problem().oneLine().contains("1 were given and the model has 3 classes"));
        RefusedException twice = assertThrows(RefusedException.class, () -> open(fixture, List.of("a", "b", "a"), m -> {
        }));
        assertTrue(twice.problem().oneLine().contains("given twice"), twice.problem().oneLine());
    }

    @Test
    void anOutputOfClassLabelsNamesTheClasses() throws IOException {
        Fixture fixture = withLabel(probabilities()).output("p", Fixture.FLOAT, -1, 3)
                .constant("names", new String[]{"x", "y", "z"}, 3)
                .node("Identity", List.of("names"), List.of("class_labels")).output("class_labels", Fixture.STRING, 3);
        open(fixture, null, model -> {
            assertEquals(List.of("x", "y", "z"), model.signature().classes());
            assertProbabilities(model);
        });
    }

    @Test
    void aClassifierOperatorNamesTheClasses() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2)
                .ml("LinearClassifier", List.of("X"), List.of("label", "probabilities"),
                        Fixture.floats("coefficients", 1, 0.25f, -1, 2, 0.5f, -1),
                        Fixture.floats("intercepts", 0.1f, 0, -0.2f),
                        Fixture.strings("classlabels_strings", "red", "green", "blue"),
                        Fixture.string("post_transform", "SOFTMAX"))
                .output("label", Fixture.STRING, -1).output("probabilities", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(List.of("red", "green", "blue"), model.signature().classes());
            assertEquals("Linear model", model.card().algorithm());
            assertProbabilities(model);
        });
    }

    @Test
    void oneOutputPerClassGivesNamesAndScores() throws IOException {
        Fixture fixture = withLabel(probabilities()).constant("one", new long[]{1, 1, 1}, 3)
                .node("Split", List.of("p", "one"), List.of("cat", "dog", "eel"), Fixture.integer("axis", 1))
                .output("cat", Fixture.FLOAT, -1, 1).output("dog", Fixture.FLOAT, -1, 1)
                .output("eel", Fixture.FLOAT, -1, 1);
        open(fixture, null, model -> {
            assertEquals(List.of("cat", "dog", "eel"), model.signature().classes());
            assertProbabilities(model);
        });
    }

    @Test
    void decisionScoresBesideLabelsAreMargins() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "probabilities")
                .node("ArgMax", List.of("probabilities"), List.of("label"), Fixture.integer("axis", 1),
                        Fixture.integer("keepdims", 0))
                .output("label", Fixture.INT64, -1).output("probabilities", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(ScoreKind.MARGIN, model.signature().scoreKind());
            assertTrue(warns(model.signature(), "scale is assumed"));
            assertArrayEquals(Fixture.linear(A[2], B[2]), Rows.of(Scoring.score(model, TWO), 2), 1e-6);
        });
    }

    @Test
    void scoresOfANetworkAreLogits() throws IOException {
        Fixture fixture = new Fixture().producer("pytorch").input("input", Fixture.FLOAT, -1, 2)
                .linear("input", "output").output("output", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(Task.CLASSIFICATION, model.signature().task());
            assertEquals(ScoreKind.LOGIT, model.signature().scoreKind());
            assertEquals("pytorch 1", model.card().producer());
            assertEquals(15L, model.card().opset());
        });
    }

    @Test
    void severalTargetsAreDescribedAndNotScored() throws IOException {
        Fixture fixture = withLabel(probabilities())
                .node("SequenceConstruct", List.of("p", "s"), List.of("probabilities"))
                .output("probabilities", ai.onnx.proto.OnnxMl.TypeProto.newBuilder()
                        .setSequenceType(ai.onnx.proto.OnnxMl.TypeProto.Sequence.newBuilder()
                                .setElemType(Fixture.tensor(Fixture.FLOAT, -1, 3)))
                        .build());
        open(fixture, null, model -> {
            assertEquals(Task.UNKNOWN, model.signature().task());
            assertEquals("seq(float)", model.signature().outputs().get(1).type());
            assertThrows(RefusedException.class, () -> Scoring.score(model, TWO));
        });
    }

    @Test
    void scoresOfOutliersAreNoClasses() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2)
                .node("ReduceSum", List.of("X", "axis"), List.of("scores"), Fixture.integer("keepdims", 1))
                .constant("axis", new long[]{1}, 1).node("Cast", List.of("scores"), List.of("label"),
                        Fixture.integer("to", 7))
                .output("label", Fixture.INT64, -1, 1).output("scores", Fixture.FLOAT, -1, 1);
        open(fixture, null, model -> {
            assertEquals(Task.UNKNOWN, model.signature().task());
            assertEquals(List.of(), model.signature().classes());
            assertArrayEquals(new double[]{1.5}, Rows.of(Scoring.score(model, TWO), 0), 1e-6);
        });
    }

    @Test
    void hardOutputsSaySo() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "s").node("Hardmax", List.of("s"),
                List.of("probabilities"), Fixture.integer("axis", 1)).output("probabilities", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(ScoreKind.HARD, model.signature().scoreKind());
            assertTrue(warns(model.signature(), "confidence means nothing"));
        });
    }

    @Test
    void aLabelThatDiffersFromTheScoresIsSaidAndTheScoresAreUsed() throws IOException {
        Fixture fixture = probabilities()
                .node("ArgMin", List.of("p"), List.of("label"), Fixture.integer("axis", 1),
                        Fixture.integer("keepdims", 0))
                .output("label", Fixture.INT64, -1).output("p", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertTrue(warns(model.signature(), "label differs"), model.signature().warnings().toString());
            assertProbabilities(model);
        });
    }

    @Test
    void oneNumberPerRowIsARegression() throws IOException {
        Fixture column = new Fixture().producer("CatBoost").input("features", Fixture.FLOAT, -1, 2)
                .constant("w", new float[]{2, -1}, 2, 1)
                .node("MatMul", List.of("features", "w"), List.of("predictions"))
                .output("predictions", Fixture.FLOAT, -1, 1);
        open(column, null, model -> {
            assertEquals(Task.REGRESSION, model.signature().task());
            assertEquals(List.of(), model.signature().classes());
            assertArrayEquals(new double[]{2 * A[1] - B[1]}, Rows.of(Scoring.score(model, TWO), 1), 1e-6);
        });
        Fixture flat = new Fixture().input("X", Fixture.FLOAT, -1, 2).constant("w", new float[]{2, -1}, 2)
                .node("MatMul", List.of("X", "w"), List.of("variable")).output("variable", Fixture.FLOAT, -1);
        open(flat, null, model -> {
            assertEquals(Task.REGRESSION, model.signature().task());
            assertEquals(A.length, Scoring.score(model, TWO).rows());
        });
    }

    @Test
    void aSigmoidIsTheProbabilityOfTheSecondClass() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).constant("w", new float[]{2, -1}, 2, 1)
                .node("MatMul", List.of("X", "w"), List.of("s")).node("Sigmoid", List.of("s"), List.of("dense_1"))
                .output("dense_1", Fixture.FLOAT, -1, 1);
        open(fixture, null, model -> {
            assertEquals(List.of("0", "1"), model.signature().classes());
            double p = 1 / (1 + Math.exp(-(2 * A[0] - B[0])));
            assertArrayEquals(new double[]{1 - p, p}, Rows.of(Scoring.score(model, TWO), 0), 1e-6);
        });
    }

    @Test
    void logarithmsOfProbabilitiesAreRecognisedWhateverTheirName() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "s").node("LogSoftmax",
                List.of("s"), List.of("output_probs"), Fixture.integer("axis", 1))
                .output("output_probs", Fixture.FLOAT, -1, 3);
        open(fixture, null,
                model -> assertEquals(ScoreKind.LOG_PROBABILITY, model.signature().scoreKind()));
    }

    @Test
    void vectorsThatDescribeARowAreNoClassifier() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "sentence_embedding")
                .output("sentence_embedding", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(Task.EMBEDDING, model.signature().task());
            assertEquals(3, Scoring.score(model, TWO).width());
        });
    }

    @Test
    void namesInMetadataAreReadAsPythonOrJsonWritesThem() throws IOException {
        for (String names : List.of("{0: 'it\\'s', 1: \"two\", 2: 'three'}", "[\"it's\", \"two\", \"three\"]",
                "{\"1\": \"two\", \"0\": \"it's\", \"2\": \"three\"}", "it's, two, three")) {
            Fixture fixture = probabilities().output("p", Fixture.FLOAT, -1, 3).metadata("names", names);
            open(fixture, null, model -> assertEquals(List.of("it's", "two", "three"), model.signature().classes()));
        }
        for (String useless : List.of("{0: 'a', 2: 'b', 3: 'c'}", "[1, 2", "[[1],[2],[3]]", "a,a,a", "")) {
            Fixture fixture = probabilities().output("p", Fixture.FLOAT, -1, 3).metadata("names", useless);
            open(fixture, null, model -> assertEquals(List.of("0", "1", "2"), model.signature().classes(), useless));
        }
    }

    @Test
    void aSavedColumnOrderIsReadFromTheMetadata() throws IOException {
        Fixture fixture = probabilities().output("p", Fixture.FLOAT, -1, 3).metadata("feature_names", "[\"b\",\"a\"]");
        open(fixture, null, model -> {
            assertEquals(List.of("b", "a"), model.signature().inputs().getFirst().columns());
            RawScores scores = Scoring.score(model,
                    Scoring.named(new String[]{"a", "b"}, new RealVector(A), new RealVector(B)));
            assertArrayEquals(Fixture.softmax(Fixture.linear(B[0], A[0])), Rows.of(scores, 0), 1e-6);
        });
    }

    @Test
    void oneInputPerColumnIsBoundByName() throws IOException {
        Fixture fixture = new Fixture().input("age", Fixture.INT64, -1, 1).input("weight", Fixture.FLOAT, -1, 1)
                .input("colour", Fixture.STRING, -1, 1)
                .node("Cast", List.of("age"), List.of("age_f"), Fixture.integer("to", 1))
                .ml("LabelEncoder", List.of("colour"), List.of("colour_f"),
                        Fixture.strings("keys_strings", "red", "bl\u00fce", "smile \ufffd"),
                        Fixture.floats("values_floats", 1, 2, 3),
                        ai.onnx.proto.OnnxMl.AttributeProto.newBuilder().setName("default_float").setF(-1)
                                .setType(ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.FLOAT).build())
                .node("Concat", List.of("age_f", "weight", "colour_f"), List.of("y"), Fixture.integer("axis", 1))
                .output("y", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            FeatureBatch batch = Scoring.named(new String[]{"Colour", "weight", "AGE"},
                    new TextVector(new String[]{"red", "bl\u00fce", "smile \ud83d\ude00", "grey", null}),
                    new RealVector(A),
                    new IntegerVector(new long[]{10, 20, 30, 40, 50}, null));
            RawScores scores = Scoring.score(model, batch);
            assertArrayEquals(new double[]{10, 0.5, 1}, Rows.of(scores, 0), 1e-6);
            assertArrayEquals(new double[]{20, -1, 2}, Rows.of(scores, 1), 1e-6);
            assertArrayEquals(new double[]{30, 2, 3}, Rows.of(scores, 2), 1e-6);
            assertArrayEquals(new double[]{40, 0, -1}, Rows.of(scores, 3), 1e-6);
            assertArrayEquals(new double[]{Double.NaN, Double.NaN, Double.NaN}, Rows.of(scores, 4), 0);
        });
    }

    @Test
    void aFreeNumberOfColumnsIsTakenFromTheBinding() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, -1).linear("X", "s").node("Softmax", List.of("s"),
                List.of("probabilities"), Fixture.integer("axis", 1)).output("probabilities", Fixture.FLOAT, -1, 3);
        open(fixture, null, model -> {
            assertEquals(-1, model.signature().inputs().getFirst().width());
            assertProbabilities(model);
        });
    }

    @Test
    void imagesAreDescribedAndRefusedByTheBinding() throws IOException {
        Fixture fixture = new Fixture().input("pixels", Fixture.FLOAT, -1, 3, 2, 2)
                .node("Flatten", List.of("pixels"), List.of("logits"), Fixture.integer("axis", 1))
                .output("logits", Fixture.FLOAT, -1, 12);
        open(fixture, null, model -> {
            assertEquals(0, model.signature().inputs().getFirst().width());
            assertEquals(List.of(-1L, 3L, 2L, 2L), model.signature().inputs().getFirst().shape());
            SchemaBinder.Outcome outcome = SchemaBinder.bind(model.signature(), TWO.schema(),
                    secondlook.runtime.model.BindingRequest.BY_NAME);
            assertTrue(outcome.binding().isEmpty());
            assertNull(model.providerNote());
        });
    }
}
