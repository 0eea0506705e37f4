package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.remote.CommandWorker;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;

/** A worker behind a configured command, which shares no files with this program, over a pipe that can be cut. */
@Timeout(180)
class RemoteWorkerTest {

    @TempDir
    Path folder;

    private WorkerPool pool;

    /** What {@code second-look worker} does on another machine. */
    static final class OtherMachine {

        private OtherMachine() {
        }

        public static void main(String[] arguments) {
            Path home = Path.of(arguments[0]);
            Runtime.getRuntime().halt(new Answering().serve(new FileInputStream(FileDescriptor.in),
                    new FileOutputStream(FileDescriptor.out), home.resolve("scratch"), home.resolve("models")));
        }
    }

    /** The command that runs {@link OtherMachine} behind two pipes. */
    static List<String> program(Path far) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program = String.join(" ", java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dsecondlook.natives=" + System.getProperty("secondlook.natives"),
                "'" + OtherMachine.class.getName() + "'", far.toString());
        String classes = System.getProperty("java.class.path");
        return List.of("/bin/sh", "-c",
                "CLASSPATH='" + classes + "' ORT_DISABLE_TELEMETRY=1; export CLASSPATH ORT_DISABLE_TELEMETRY;"
                        + " cat | " + program + " | cat");
    }

    @BeforeEach
    void start() {
        pool = new WorkerPool(new CommandWorker(program(folder.resolve("far"))), Workers.PATIENT,
                new WorkerLog(folder.resolve("logs"), 1 << 20), folder.resolve("workers"));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        pool.close();
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            child.onExit().get(60, java.util.concurrent.TimeUnit.SECONDS);
        }
        assertEquals(List.of(), names(folder.resolve("workers")));
        assertFalse(Files.exists(folder.resolve("far").resolve("scratch")), "the far machine's scratch folder");
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private static double[] score(Model model, FeatureBatch rows) {
        var binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME).orRefuse("model",
                "rows");
        try (Scorer scorer = model.scorer(binding)) {
            return scorer.score(rows, JobContext.NONE).values();
        }
    }

    private Model open(Path file) {
        return Workers.engine("onnx", pool).open(file, OpenOptions.CPU);
    }

    @Test
    void itGivesTheSameScoresAndAModelIsSentOnce() throws IOException {
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        FeatureBatch rows = Rows.of(40_000, 4);
        double[] expected;
        try (Model here = ModelFiles.discovered().open(file, OpenOptions.CPU)) {
            expected = score(here, rows);
        }
        Path kept = folder.resolve("far").resolve("models");
        try (Model model = open(file)) {
            assertArrayEquals(expected, score(model, rows));
            assertEquals(List.of(model.card().sha256()), names(kept));
        }
        var sent = Files.readAttributes(kept.resolve(names(kept).getFirst()),
                java.nio.file.attribute.BasicFileAttributes.class).fileKey();
        try (Model model = open(Files.copy(file, folder.resolve("other name.onnx")))) {
            assertArrayEquals(expected, score(model, rows));
        }
        assertEquals(sent, Files.readAttributes(kept.resolve(names(kept).getFirst()),
                java.nio.file.attribute.BasicFileAttributes.class).fileKey(), "the very same file: not sent again");
    }

    @Test
    void namesOfClassesBesideTheModelGoAlong() throws IOException {
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        Files.writeString(folder.resolve("labels.txt"), "low\nmiddle\nhigh\n");
        try (Model model = open(file)) {
            assertEquals(List.of("low", "middle", "high"), model.signature().classes());
        }
    }

    @Test
    void aLargeModelGoesInManyPartsAndArrivesWhole() throws IOException {
        Random random = new Random(8);
        List<Float> weights = random.doubles(900_000).mapToObj(v -> (float) v).toList();
        Path file = Graphs.write(folder.resolve("large.onnx"), Graphs.scores(Graphs.graph())
                .addInitializer(Graphs.floats("unused", weights, 900_000)));
        assertTrue(Files.size(file) > 3 << 20);
        try (Model model = open(file)) {
            assertEquals(3, score(model, Rows.of(1, 1)).length);
        }
    }

    @Test
    void aCutConnectionIsAFailedRunWithAClearMessageAndTheNextIsWhole() throws IOException {
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        FeatureBatch rows = Rows.of(100, 4);
        try (Model model = open(file)) {
            var binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME)
                    .orRefuse("model", "rows");
            double[] expected = score(model, rows);
            try (Scorer scorer = model.scorer(binding)) {
                Set<Long> before = pool.pids();
                ProcessHandle.current().descendants().filter(p -> p.info().command().orElse("").endsWith("cat"))
                        .forEach(ProcessHandle::destroyForcibly);
                String line = assertThrows(ModelFailedException.class, () -> scorer.score(rows)).problem().oneLine();
                assertTrue(line.contains("m.onnx failed while scoring") && line.contains("the connection to")
                        && line.contains("was lost") && line.contains("rows 1 to 100"), line);
                assertArrayEquals(expected, score(model, rows));
                assertNotEquals(before, pool.pids());
            }
        }
    }

    @Test
    void aModelThatHangsThereIsGivenUpHere() throws IOException {
        pool.close();
        start();
        Path file = HostileGraphs.endless(folder.resolve("m.onnx"));
        try (Model model = open(file)) {
            java.util.concurrent.atomic.AtomicInteger looks = new java.util.concurrent.atomic.AtomicInteger();
            JobContext impatient = new JobContext() {
                @Override
                public boolean isCancelled() {
                    return looks.incrementAndGet() > 20;
                }
            };
            FeatureBatch rows = Rows.of(40, 1);
            ((secondlook.runtime.data.RealVector) rows.column(0)).values()[17] = 1e7;
            var binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME)
                    .orRefuse("model", "rows");
            try (Scorer scorer = model.scorer(binding)) {
                assertThrows(secondlook.runtime.job.JobCancelledException.class, () -> scorer.score(rows, impatient));
            }
        }
    }
}
