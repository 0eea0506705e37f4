package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.remote.CommandWorker;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;

/**
 * How a model is opened, and the files that belong to it, mean the same in this process, in a worker that reads the same
 * files, and in one to which they are sent.
 */
@Timeout(180)
class OptionsAndFilesContractTest {

    enum Where {
        HERE, WORKER, FAR
    }

    @TempDir
    Path folder;

    private @Nullable WorkerPool open;

    private ModelEngine engine(Where where) {
        WorkerPool pool = switch (where) {
            case HERE, WORKER -> Workers.pool(folder, Workers.PATIENT);
            case FAR -> new WorkerPool(new CommandWorker(RemoteWorkerTest.program(folder.resolve("far"))),
                    Workers.PATIENT, new WorkerLog(folder.resolve("logs"), 1 << 20), folder.resolve("workers"));
        };
        open = pool;
        return where == Where.HERE
                ? ModelFiles.discovered().engines().stream().filter(e -> e.format().equals("onnx")).findFirst()
                        .orElseThrow()
                : Workers.engine("onnx", pool);
    }

    @AfterEach
    void end() {
        if (open != null) {
            open.close();
        }
    }

    private static OpenOptions with(Map<String, String> settings) {
        return new OpenOptions(Provider.CPU, null, 0, settings);
    }

    private static double[] score(Model model, FeatureBatch rows) {
        var binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME).orRefuse("m", "r");
        try (Scorer scorer = model.scorer(binding)) {
            return scorer.score(rows, JobContext.NONE).values();
        }
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void settingsOfTheProviderArriveAndAreJudgedThere(Where where) throws IOException {
        ModelEngine engine = engine(where);
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        try (Model model = engine.open(file, with(Map.of("device", "1", "memory", "2g", "arena", "as-requested")))) {
            assertEquals("cpu", model.provider());
        }
        Map<Map<String, String>, String> refused = Map.of(Map.of("speed", "11"),
                "the provider has no setting speed: it has arena, device, memory. Name one of these.",
                Map.of("device", "card"),
                "the provider's device cannot be card: it is the number of a card, from 0 to 63. Give a value like that,"
                        + " or leave it out.",
                Map.of("memory", "12"),
                "the provider's memory cannot be 12: it is a size of 1m or more, like 512m or 4g."
                        + " Give a value like that, or leave it out.");
        refused.forEach((settings, line) -> assertEquals(line,
                assertThrows(RefusedException.class, () -> engine.open(file, with(settings))).problem().oneLine()));
        try (Model model = engine.open(file, OpenOptions.CPU)) {
            assertEquals(120, score(model, Rows.of(40, 1)).length);
        }
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void namesOfClassesAndTheNumberOfThreadsArrive(Where where) throws IOException {
        ModelEngine engine = engine(where);
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        double[] expected;
        try (Model model = engine.open(file, OpenOptions.CPU)) {
            expected = score(model, Rows.of(20_000, 3));
        }
        try (Model model = engine.open(file, new OpenOptions(Provider.CPU, List.of("x", "y", "z"), 3))) {
            assertEquals(List.of("x", "y", "z"), model.signature().classes());
            assertArrayEquals(expected, score(model, Rows.of(20_000, 3)));
        }
        assertThrows(RefusedException.class, () -> engine.open(file, new OpenOptions(Provider.CPU, List.of("x"), 0)));
    }

    /** Doubles what goes in; its weights lie in another file. */
    private Path outside(String location) throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("g").addInput(Graphs.value("x", Graphs.FLOAT, -1, 2))
                .addNode(Graphs.node("MatMul", List.of("x", "w"), "y"))
                .addOutput(Graphs.value("y", Graphs.FLOAT, -1, 2))
                .addInitializer(TensorProto.newBuilder().setName("w").setDataType(Graphs.FLOAT).addDims(2).addDims(2)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(
                                StringStringEntryProto.newBuilder().setKey("location").setValue(location)));
        return Graphs.write(folder.resolve("model").resolve("m.onnx"), graph);
    }

    private static void weights(Path file, float diagonal) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putFloat(diagonal).putFloat(0)
                .putFloat(0).putFloat(diagonal);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes.array());
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void weightsInOtherFilesGoAlongAndOthersOfThatNameAreOthers(Where where) throws IOException {
        ModelEngine engine = engine(where);
        Path file = folder.resolve("model").resolve("m.onnx");
        Path weights = folder.resolve("model").resolve("parts").resolve("w.bin");
        FeatureBatch rows = Rows.of(3, 9);
        for (float factor : new float[]{2, 5}) {
            weights(weights, factor);
            outside("parts/w.bin");
            try (Model model = engine.open(file, OpenOptions.CPU)) {
                double[] scores = score(model, rows);
                for (int i = 0; i < 3; i++) {
                    assertEquals(factor * (float) rows.column(0).asReal(i), scores[2 * i], 1e-5);
                    assertEquals(factor * (float) rows.column(1).asReal(i), scores[2 * i + 1], 1e-5);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void filesThatAreAbsentOrElsewhereAreRefusedInTheSameWords(Where where) throws IOException {
        ModelEngine engine = engine(where);
        Files.createDirectories(folder.resolve("model"));
        weights(folder.resolve("secret.bin"), 1);
        Map<String, String> refused = Map.of("w.bin", "the file w.bin, which is not beside it", "../secret.bin",
                "outside its own folder", folder.resolve("secret.bin").toString(), "outside its own folder");
        for (Map.Entry<String, String> entry : refused.entrySet()) {
            Path file = outside(entry.getKey());
            String line = assertThrows(ProblemException.class, () -> engine.open(file, OpenOptions.CPU)).problem()
                    .oneLine();
            assertTrue(line.startsWith("m.onnx cannot be opened") && line.contains(entry.getValue()), line);
        }
    }
}
