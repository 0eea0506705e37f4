package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Task;

/** Models that want to do harm, or that would do it by mistake. */
class HostileModelTest {

    @TempDir
    Path folder;

    private static OnnxEngine engine(Duration limit) {
        return new OnnxEngine(new OnnxSessions(OnnxNatives.ofThisProgram(), CudaMachine.current()), limit);
    }

    private Model open(Fixture fixture) throws IOException {
        return new OnnxEngine().open(fixture.write(folder, "m.onnx"), OpenOptions.CPU);
    }

    private String refusal(Fixture fixture) {
        return line(assertThrows(RefusedException.class, () -> open(fixture)));
    }

    private static String line(ProblemException problem) {
        String line = problem.problem().oneLine();
        assertTrue(line.startsWith("m.onnx cannot be opened: "), line);
        assertFalse(line.contains("\n") || line.contains("onnxruntime_src") || line.length() > 500, line);
        return line;
    }

    @Test
    @Timeout(60)
    void aLoopThatNeverEndsIsStopped() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).endless("go", "X", "y").output("y",
                Fixture.FLOAT, -1, 2);
        fixture.graph.addInitializer(TensorProto.newBuilder().setName("go").setDataType(9).addInt32Data(1));
        Path file = fixture.write(folder, "m.onnx");
        ModelFailedException failed = assertThrows(ModelFailedException.class,
                () -> engine(Duration.ofSeconds(1)).open(file, OpenOptions.CPU));
        assertTrue(line(failed).contains("gave no answer within 1 s"), line(failed));
    }

    @Test
    void anInputOfImpossibleSizeIsRefusedOrCannotBeBound() throws IOException {
        assertTrue(refusal(new Fixture().input("X", Fixture.FLOAT, 1L << 40, 2).linear("X", "y").output("y",
                Fixture.FLOAT, 1L << 40, 3)).contains("rows at once"));
        Fixture wide = new Fixture().input("X", Fixture.FLOAT, -1, 1L << 40)
                .node("Neg", List.of("X"), List.of("y")).output("y", Fixture.FLOAT, -1, 1L << 40);
        try (Model model = open(wide)) {
            assertEquals(0, model.signature().inputs().getFirst().width());
        }
    }

    @Test
    void aFixedBatchThatDoesNotFitIntoMemoryIsNotScored() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, 1 << 20, 2_000)
                .node("Neg", List.of("X"), List.of("y")).output("y", Fixture.FLOAT, 1 << 20, 2_000);
        RealVector[] columns = new RealVector[2_000];
        java.util.Arrays.fill(columns, new RealVector(new double[]{1}));
        try (Model model = open(fixture)) {
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> Scoring.score(model, Scoring.batch(columns)));
            assertTrue(refused.problem().oneLine().contains("do not fit into memory"), refused.problem().oneLine());
        }
    }

    @Test
    void treesThatReadBeyondTheirInputAreRefused() {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2)
                .ml("TreeEnsembleRegressor", List.of("X"), List.of("y"), Fixture.ints("nodes_treeids", 0, 0, 0),
                        Fixture.ints("nodes_nodeids", 0, 1, 2), Fixture.ints("nodes_featureids", 1_000_000, 0, 0),
                        Fixture.floats("nodes_values", 0.5f, 0, 0),
                        Fixture.strings("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"),
                        Fixture.ints("nodes_truenodeids", 1, 0, 0), Fixture.ints("nodes_falsenodeids", 2, 0, 0),
                        Fixture.ints("target_treeids", 0, 0), Fixture.ints("target_nodeids", 1, 2),
                        Fixture.ints("target_ids", 0, 0), Fixture.floats("target_weights", 1, 2),
                        Fixture.integer("n_targets", 1))
                .output("y", Fixture.FLOAT, -1, 1);
        assertTrue(refusal(fixture).contains("its trees read column 1000001 of an input that has 2"));
    }

    private static Fixture external(String location) {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2)
                .node("MatMul", List.of("X", "w"), List.of("y")).output("y", Fixture.FLOAT, -1, 2);
        fixture.graph.addInitializer(TensorProto.newBuilder().setName("w").setDataType(1).addDims(2).addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location)));
        return fixture;
    }

    @Test
    void weightsInAnotherFileAreReadFromTheModelsFolderOnly() throws IOException {
        assertTrue(refusal(external("weights.bin")).contains("the file weights.bin, which is not beside it"));
        assertTrue(refusal(external("../weights.bin")).contains("outside its own folder"));
        ByteBuffer weights = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).putFloat(3)
                .putFloat(4);
        Files.write(folder.resolve("weights.bin"), weights.array());
        try (Model model = open(external("weights.bin"))) {
            assertArrayEquals(new double[]{7, 10}, Scoring.score(model,
                    Scoring.batch(new RealVector(new double[]{1}), new RealVector(new double[]{2}))).values());
        }
        Files.write(folder.resolve("weights.bin"), new byte[8]);
        assertTrue(refusal(external("weights.bin")).contains("claim more bytes"));
    }

    @Test
    void graphsThatMakeNoSenseAreRefusedInOneLine() {
        refusal(new Fixture().input("X", Fixture.FLOAT, -1, 2).node("Neg", List.of("absent"), List.of("y")).output("y",
                Fixture.FLOAT, -1, 2));
        refusal(new Fixture().input("X", Fixture.FLOAT, -1, 2).node("Neg", List.of("X"), List.of("z")).output("y",
                Fixture.FLOAT, -1, 2));
        String unknown = refusal(new Fixture().input("X", Fixture.FLOAT, -1, 2)
                .node("Frobnicate", List.of("X"), List.of("y")).output("y", Fixture.FLOAT, -1, 2));
        assertTrue(unknown.contains("the operator Frobnicate"), unknown);
    }

    @Test
    void aFolderNamedLikeAModelIsRefused() throws IOException {
        Path file = Files.createDirectory(folder.resolve("m.onnx"));
        line(assertThrows(RefusedException.class, () -> new OnnxEngine().open(file, OpenOptions.CPU)));
        line(assertThrows(RefusedException.class,
                () -> new OnnxEngine().open(folder.resolve("none").resolve("m.onnx"), OpenOptions.CPU)));
    }

    @Test
    void classNamesThatCannotBePassedOnAreNotMixedUp() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "s")
                .node("Softmax", List.of("s"), List.of("p"), Fixture.integer("axis", 1))
                .ml("ZipMap", List.of("p"), List.of("z"),
                        Fixture.strings("classlabels_strings", "\ud83d\udc4d", "\ud83d\udc4e", "?"))
                .output("z", Fixture.mapSequence(Fixture.STRING));
        try (Model model = open(fixture)) {
            assertEquals(Task.UNKNOWN, model.signature().task());
            assertTrue(model.signature().warnings().getLast().contains("without ZipMap"));
        }
    }

    @Test
    void filesBesideTheModelNameTheClassesOnlyIfTheirNumberFits() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "logits").output("logits",
                Fixture.FLOAT, -1, 3);
        Files.writeString(folder.resolve("labels.txt"), "one\ntwo\n");
        try (Model model = open(fixture)) {
            assertEquals(List.of("0", "1", "2"), model.signature().classes());
        }
        Files.writeString(folder.resolve("labels.txt"), "one\r\ntwo\r\nthree\r\n");
        try (Model model = open(fixture)) {
            assertEquals(List.of("one", "two", "three"), model.signature().classes());
        }
        Files.writeString(folder.resolve("config.json"), "{\"id2label\": {\"0\": \"a\", \"1\": \"b\", \"2\": \"c\"}}");
        try (Model model = open(fixture)) {
            assertEquals(List.of("a", "b", "c"), model.signature().classes());
        }
    }
}
