package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;

/** One graph for each exporter that people bring models from, with the names, types and traps of its files. */
class ExporterTableTest {

    @TempDir
    Path folder;

    private ModelSignature signature(Fixture fixture) throws IOException {
        try (Model model = new OnnxEngine().open(fixture.write(folder, "m.onnx"), OpenOptions.CPU)) {
            return model.signature();
        }
    }

    private static Fixture matrix(String producer, String input) {
        return new Fixture().producer(producer).input(input, Fixture.FLOAT, -1, 2);
    }

    /** Labels by the first class whose score is the highest. */
    private static Fixture labelled(Fixture fixture, String scores) {
        return fixture.node("ArgMax", List.of(scores), List.of("label"), Fixture.integer("axis", 1),
                Fixture.integer("keepdims", 0)).output("label", Fixture.INT64, -1);
    }

    private static Fixture softmax(Fixture fixture, String input, String output) {
        return fixture.linear(input, "sums").node("Softmax", List.of("sums"), List.of(output),
                Fixture.integer("axis", 1));
    }

    private static boolean warns(ModelSignature signature, String text) {
        return signature.warnings().stream().anyMatch(w -> w.contains(text));
    }

    @Test
    void skl2onnxByDefaultGivesMapsWithNumbersForKeys() throws IOException {
        Fixture fixture = labelled(softmax(matrix("skl2onnx", "float_input"), "float_input", "p"), "p")
                .ml("ZipMap", List.of("p"), List.of("output_probability"),
                        Fixture.ints("classlabels_int64s", 3, 7, 11))
                .output("output_probability", Fixture.mapSequence(Fixture.INT64));
        ModelSignature signature = signature(fixture);
        assertEquals(Task.CLASSIFICATION, signature.task());
        assertEquals(List.of("3", "7", "11"), signature.classes());
        assertEquals(ScoreKind.PROBABILITY, signature.scoreKind());
    }

    @Test
    void skl2onnxOfADataFrameTakesOneInputPerColumnOfItsOwnType() throws IOException {
        Fixture fixture = new Fixture().producer("skl2onnx").input("age", Fixture.FLOAT, -1, 1)
                .input("town", Fixture.STRING, -1, 1).input("count", Fixture.INT64, -1, 1)
                .ml("LabelEncoder", List.of("town"), List.of("code"),
                        Fixture.strings("keys_strings", "Bern", "Genf"), Fixture.floats("values_floats", 1, 2))
                .node("Cast", List.of("count"), List.of("number"), Fixture.integer("to", Fixture.FLOAT))
                .node("Concat", List.of("age", "code", "number"), List.of("sums"), Fixture.integer("axis", 1))
                .node("Softmax", List.of("sums"), List.of("p"), Fixture.integer("axis", 1))
                .ml("ZipMap", List.of("p"), List.of("output_probability"),
                        Fixture.strings("classlabels_strings", "a", "b", "c"))
                .output("output_probability", Fixture.mapSequence(Fixture.STRING));
        ModelSignature signature = signature(fixture);
        assertEquals(List.of(ElementType.FLOAT, ElementType.STRING, ElementType.INT64),
                signature.inputs().stream().map(i -> i.element()).toList());
        assertTrue(signature.inputs().stream().allMatch(i -> i.width() == 1));
        assertEquals(List.of("a", "b", "c"), signature.classes());
    }

    @Test
    void skl2onnxWithoutMapsLosesTheNamesAndSaysSo() throws IOException {
        Fixture fixture = labelled(softmax(matrix("skl2onnx", "X"), "X", "probabilities"), "probabilities")
                .output("probabilities", Fixture.FLOAT, -1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(List.of("0", "1", "2"), signature.classes());
        assertTrue(warns(signature, "does not name its classes"), signature.warnings().toString());
    }

    @Test
    void lightGbmGivesMapsOrATensorUnderTheSameName() throws IOException {
        Fixture maps = labelled(softmax(matrix("OnnxMLTools", "input"), "input", "p"), "p")
                .ml("ZipMap", List.of("p"), List.of("probabilities"), Fixture.ints("classlabels_int64s", 0, 1, 2))
                .output("probabilities", Fixture.mapSequence(Fixture.INT64));
        Fixture tensor = labelled(softmax(matrix("OnnxMLTools", "input"), "input", "probabilities"),
                "probabilities").output("probabilities", Fixture.FLOAT, -1, 3);
        for (Fixture fixture : List.of(maps, tensor)) {
            ModelSignature signature = signature(fixture);
            assertEquals(ScoreKind.PROBABILITY, signature.scoreKind());
            assertEquals(3, signature.classes().size());
        }
    }

    @Test
    void xgBoostSoftmaxWritesRawMarginsAsProbabilities() throws IOException {
        Fixture fixture = labelled(matrix("OnnxMLTools", "input").linear("input", "probabilities"), "probabilities")
                .output("probabilities", Fixture.FLOAT, -1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(ScoreKind.MARGIN, signature.scoreKind());
        assertTrue(warns(signature, "scale is assumed"), signature.warnings().toString());
    }

    @Test
    void xgBoostHingeGivesZeroOrOne() throws IOException {
        Fixture fixture = matrix("OnnxMLTools", "input").linear("input", "sums")
                .node("ArgMax", List.of("sums"), List.of("label"), Fixture.integer("axis", 1),
                        Fixture.integer("keepdims", 0))
                .constant("three", new long[]{3}, 1).constant("values", new float[]{0, 1}, 2)
                .node("OneHot", List.of("label", "three", "values"), List.of("probabilities"))
                .output("label", Fixture.INT64, -1).output("probabilities", Fixture.FLOAT, -1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(ScoreKind.HARD, signature.scoreKind());
        assertTrue(warns(signature, "confidence means nothing"), signature.warnings().toString());
    }

    @Test
    void catBoostsLabelIsNotBelievedAgainstItsProbabilities() throws IOException {
        Fixture fixture = softmax(matrix("CatBoost", "features"), "features", "p")
                .node("ArgMin", List.of("p"), List.of("label"), Fixture.integer("axis", 1),
                        Fixture.integer("keepdims", 0))
                .output("label", Fixture.INT64, -1)
                .ml("ZipMap", List.of("p"), List.of("probabilities"), Fixture.ints("classlabels_int64s", 0, 1, 2))
                .output("probabilities", Fixture.mapSequence(Fixture.INT64));
        ModelSignature signature = signature(fixture);
        assertEquals(ScoreKind.PROBABILITY, signature.scoreKind());
        assertTrue(warns(signature, "label"), signature.warnings().toString());
    }

    @Test
    void catBoostsRegressionIsOne() throws IOException {
        Fixture fixture = matrix("CatBoost", "features")
                .node("ReduceSum", List.of("features"), List.of("predictions"), Fixture.integer("keepdims", 1))
                .output("predictions", Fixture.FLOAT, -1, 1);
        // Sums over the columns alone: the axes are an input from operator set 13 on.
        fixture.graph.getNodeBuilder(0).addInput("axes");
        fixture.constant("axes", new long[]{1}, 1);
        assertEquals(Task.REGRESSION, signature(fixture).task());
    }

    /** Averages over the pixels, then three scores of the channels. */
    private static Fixture network(String producer, String input, String output, long... shape) {
        boolean last = shape[3] == 3;
        return new Fixture().producer(producer).input(input, Fixture.FLOAT, shape)
                .node("ReduceMean", List.of(input), List.of("channels"),
                        last ? Fixture.ints("axes", 1, 2) : Fixture.ints("axes", 2, 3),
                        Fixture.integer("keepdims", 0))
                .constant("w", new float[]{3, -1, 0.5f, 0.25f, 2, -1, -2, 1, 1}, 3, 3)
                .node("MatMul", List.of("channels", "w"), List.of(output));
    }

    @Test
    void pyTorchNetworksTakeImagesWithChannelsFirstAndGiveLogits() throws IOException {
        Fixture fixture = network("pytorch", "input", "output", -1, 3, 8, 8).output("output", Fixture.FLOAT, -1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(ScoreKind.LOGIT, signature.scoreKind());
        assertTrue(warns(signature, "colour images of 8 × 8 pixels, channels first (NCHW)"),
                signature.warnings().toString());
    }

    @Test
    void efficientNetLiteTakesOneImageAtATimeWithChannelsLast() throws IOException {
        Fixture fixture = network("tf2onnx", "images:0", "sums", 1, 6, 8, 3)
                .node("Softmax", List.of("sums"), List.of("Softmax:0"), Fixture.integer("axis", 1))
                .output("Softmax:0", Fixture.FLOAT, 1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(1, signature.fixedBatch());
        assertEquals(ScoreKind.PROBABILITY, signature.scoreKind());
        assertTrue(warns(signature, "colour images of 8 × 6 pixels, channels last (NHWC)"),
                signature.warnings().toString());
    }

    @Test
    void huggingFaceTextModelsAreNamedByTheFileBesideThem() throws IOException {
        Files.writeString(folder.resolve("config.json"),
                "{\"id2label\": {\"1\": \"POSITIVE\", \"0\": \"NEGATIVE\", \"2\": \"NEUTRAL\"}}");
        Fixture fixture = new Fixture().producer("pytorch").input("input_ids", Fixture.INT64, -1, -1)
                .input("attention_mask", Fixture.INT64, -1, -1)
                .node("Mul", List.of("input_ids", "attention_mask"), List.of("kept"))
                .node("Cast", List.of("kept"), List.of("real"), Fixture.integer("to", Fixture.FLOAT))
                .node("ReduceMean", List.of("real"), List.of("mean"), Fixture.ints("axes", 1))
                .constant("w", new float[]{1, -1, 0.5f}, 1, 3).node("MatMul", List.of("mean", "w"), List.of("logits"))
                .output("logits", Fixture.FLOAT, -1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(List.of("NEGATIVE", "POSITIVE", "NEUTRAL"), signature.classes());
        assertEquals(ScoreKind.LOGIT, signature.scoreKind());
    }

    @Test
    void optimumImageModelsAreNamedByTheFileBesideThem() throws IOException {
        Files.writeString(folder.resolve("config.json"),
                "{\"id2label\": {\"0\": \"cat\", \"1\": \"dog\", \"2\": \"owl\"}}");
        Fixture fixture = network("pytorch", "pixel_values", "logits", -1, 3, -1, -1)
                .output("logits", Fixture.FLOAT, -1, 3);
        ModelSignature signature = signature(fixture);
        assertEquals(List.of("cat", "dog", "owl"), signature.classes());
        assertTrue(warns(signature, "colour images of any size"), signature.warnings().toString());
    }

    @Test
    void ultralyticsNamesItsClassesInMetadataAndHasAppliedSoftmax() throws IOException {
        Fixture fixture = network("pytorch", "images", "sums", 1, 3, 8, 8)
                .node("Softmax", List.of("sums"), List.of("output0"), Fixture.integer("axis", 1))
                .output("output0", Fixture.FLOAT, 1, 3).metadata("names", "{0: 'tench', 1: \"shark's\", 2: 'ray'}")
                .metadata("imgsz", "[8, 8]").metadata("task", "classify").metadata("stride", "1");
        ModelSignature signature = signature(fixture);
        assertEquals(List.of("tench", "shark's", "ray"), signature.classes());
        assertEquals(ScoreKind.PROBABILITY, signature.scoreKind());
        assertFalse(warns(signature, "softmax is applied"), signature.warnings().toString());
    }
}
