package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;
import secondlook.runtime.remote.WorkerStart;
import secondlook.runtime.wire.Failures;
import secondlook.runtime.wire.Frame;
import secondlook.runtime.wire.FrameInput;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameOutput;
import secondlook.runtime.wire.Models;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.Scores;
import secondlook.runtime.wire.WireWriter;

/** A worker that plays a machine whose graphics card fails, or whose heap is full: what the application makes of it. */
@Timeout(120)
class CardFailureTest {

    @TempDir
    Path folder;

    /** Answers as a worker does; on the card every batch fails in the way that the argument names. */
    static final class Machine {

        private Machine() {
        }

        public static void main(String[] arguments) throws IOException {
            FrameInput in = new FrameInput(new FileInputStream(FileDescriptor.in));
            FrameOutput out = new FrameOutput(new FileOutputStream(FileDescriptor.out));
            String provider = "cpu";
            for (Frame frame = in.read(); frame != null; frame = in.read()) {
                WireWriter body = new WireWriter();
                FrameKind answer = FrameKind.DONE;
                switch (frame.kind()) {
                    case HELLO -> body.putInt(Protocol.VERSION).putLong(1);
                    case LOAD -> {
                        provider = Models.getOptions(frame.body()).provider() == Provider.CPU ? "cpu" : "cuda";
                        Models.put(body, new Models.Description(1, new ModelSignature(
                                List.of(ModelInput.matrix("x", ElementType.FLOAT, 2, null)), List.of(),
                                Task.REGRESSION, List.of(), ScoreKind.UNKNOWN, -1, List.of()),
                                new ModelCard("onnx", "", null, null, "aa", Map.of()), provider, null, Map.of()));
                    }
                    case BIND -> body.putInt(2).putFlag(false);
                    case SCORE -> {
                        if (provider.equals("cpu")) {
                            Scores.put(body, new RawScores(40, 1, new double[40]));
                        } else {
                            answer = FrameKind.FAILED;
                            Failures.put(body, arguments[0].equals("heap")
                                    ? new OutOfMemoryError("Java heap space")
                                    : new ModelFailedException(new Problem("m.onnx failed while scoring",
                                            "the card is out of memory", "Use smaller batches."), null));
                        }
                    }
                    case STOP -> Runtime.getRuntime().halt(0);
                    default -> frame.body().getRest();
                }
                out.write(answer, frame.request(), body);
            }
        }
    }

    private WorkerPool pool(String fails) {
        WorkerStart start = new WorkerStart() {
            @Override
            public ProcessBuilder process(Path scratch) {
                ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                        "-XX:+UseSerialGC", "-XX:-UsePerfData", Machine.class.getName(), fails);
                builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
                return builder;
            }

            @Override
            public boolean sameFiles() {
                return true;
            }

            @Override
            public String words() {
                return "the machine";
            }

            @Override
            public String moreMemory() {
                return "Allow it more";
            }
        };
        return new WorkerPool(start, Workers.PATIENT, new WorkerLog(folder.resolve("logs"), 1000),
                folder.resolve("workers"));
    }

    private static void score(Model model) {
        var rows = Rows.of(40, 1);
        var binding = SchemaBinder.bind(model.signature(), rows.schema(),
                new secondlook.runtime.model.BindingRequest(Map.of(), List.of("a", "b"), null)).orRefuse("m", "rows");
        try (Scorer scorer = model.scorer(binding)) {
            assertEquals(40, scorer.score(rows).rows());
        }
    }

    @Test
    void aModelThatFailedOnTheCardRunsOnTheProcessorTheNextTimeAndSaysSo() throws IOException {
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        try (WorkerPool pool = pool("card");
                Model model = Workers.engine("onnx", pool).open(file, OpenOptions.AUTO)) {
            assertEquals("cuda", model.provider());
            assertNull(model.providerNote());
            String line = assertThrows(ModelFailedException.class, () -> score(model)).problem().oneLine();
            assertTrue(line.contains("the card is out of memory") && line.contains("Use smaller batches.")
                    && line.endsWith("started again it runs on the processor."), line);
            score(model);
            assertEquals("cpu", model.provider());
            assertEquals("CUDA not used: the model failed on it before", model.providerNote());
        }
    }

    @Test
    void aHeapThatIsFullEndsTheWorkerAndSaysWhatGivesMore() throws IOException {
        Path file = Graphs.linear(folder.resolve("m.onnx"));
        try (WorkerPool pool = pool("heap");
                Model model = Workers.engine("onnx", pool).open(file, OpenOptions.AUTO)) {
            var before = pool.pids();
            String line = assertThrows(ModelFailedException.class, () -> score(model)).problem().oneLine();
            assertTrue(line.contains("ran out of memory") && line.contains("rows 1 to 40")
                    && line.contains("smaller batches (--batch 1000), or allow it more."), line);
            score(model);
            assertTrue(pool.pids().stream().noneMatch(before::contains), "a new worker");
        }
    }
}
