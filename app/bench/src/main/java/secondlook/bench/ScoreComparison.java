package secondlook.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;
import secondlook.app.data.Dataset;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/** Snapshot → binding → ONNX → Parquet run, against a bare ONNX Runtime loop over rows that lie in memory already. */
final class ScoreComparison {

    private static final int ROWS = 1_000_000;

    private final Path folder;
    private final Clock clock;

    ScoreComparison(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Comparison.Row run(String name, Path modelFile, Dataset dataset, String target) throws Exception {
        FloatBuffer rows = rows();
        int batch = 8192;
        try (Model model = ModelFiles.discovered().open(modelFile, OpenOptions.CPU);
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession.SessionOptions one = threads(1);
                OrtSession.SessionOptions all = threads(Runtime.getRuntime().availableProcessors());
                OrtSession single = environment.createSession(modelFile.toString(), one);
                OrtSession multiple = environment.createSession(modelFile.toString(), all)) {
            SchemaBinding binding = SchemaBinder
                    .bind(model.signature(), dataset.manifest().schema(), BindingRequest.BY_NAME)
                    .orRefuse(name, dataset.manifest().name());
            OrtSession best = seconds(environment, single, rows, batch) <= seconds(environment, multiple, rows, batch)
                    ? single
                    : multiple;
            return new Comparison(name, target, 7).run(() -> ours(dataset, model, binding),
                    () -> raw(environment, best, rows, batch));
        }
    }

    private static OrtSession.SessionOptions threads(int count) throws Exception {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(count);
        return options;
    }

    /** The second of two rounds, so that the raw loop is given the number of threads that suits it. */
    private static double seconds(OrtEnvironment environment, OrtSession session, FloatBuffer rows, int batch)
            throws Exception {
        raw(environment, session, rows, batch);
        long start = System.nanoTime();
        raw(environment, session, rows, batch);
        return (System.nanoTime() - start) / 1e9;
    }

    private double ours(Dataset dataset, Model model, SchemaBinding binding) throws IOException {
        Path runs = folder.resolve("runs");
        RunManifest run = new ScoreJob(dataset, model, "bench", binding, ScoreRequest.ALL, runs, clock,
                ScoreObserver.NONE).run(JobContext.NONE);
        Files.delete(runs.resolve(run.id() + ".parquet"));
        Files.delete(runs.resolve(run.id() + ".json"));
        return run.rows();
    }

    private static double raw(OrtEnvironment environment, OrtSession session, FloatBuffer rows, int batch)
            throws Exception {
        float[] out = new float[batch * OnnxGraphs.CLASSES];
        double sum = 0;
        for (int from = 0; from < ROWS; from += batch) {
            int n = Math.min(batch, ROWS - from);
            FloatBuffer slice = rows.slice(from * OnnxGraphs.FEATURES, n * OnnxGraphs.FEATURES);
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, slice,
                    new long[]{n, OnnxGraphs.FEATURES});
                    OrtSession.Result result = session.run(Map.of("X", tensor), java.util.Set.of("probabilities"))) {
                ((OnnxTensor) result.get(0)).getFloatBuffer().get(out, 0, n * OnnxGraphs.CLASSES);
                sum += out[0];
            }
        }
        return sum;
    }

    private static FloatBuffer rows() {
        FloatBuffer rows = ByteBuffer.allocateDirect(ROWS * OnnxGraphs.FEATURES * Float.BYTES)
                .order(ByteOrder.nativeOrder()).asFloatBuffer();
        SplittableRandom random = new SplittableRandom(3);
        while (rows.hasRemaining()) {
            rows.put((float) random.nextDouble());
        }
        return rows.flip();
    }
}
