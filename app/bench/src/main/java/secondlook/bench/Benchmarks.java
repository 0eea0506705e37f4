package secondlook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.runtime.job.JobContext;

/** Runs every comparison and prints one table. The argument is a folder for scratch files. */
public final class Benchmarks {

    private static final int ROWS = 1_000_000;

    // kept, or its level is forgotten with it
    private static final Logger SMILE = Logger.getLogger("smile");

    private Benchmarks() {
    }

    public static void main(String[] arguments) throws Exception {
        // a line a tree would bury the table
        SMILE.setLevel(Level.WARNING);
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Clock clock = Clock.systemUTC();
        Path csv = ImportComparison.numbers(folder.resolve("numbers.csv"), ROWS, OnnxGraphs.FEATURES);
        List<Comparison.Row> rows = new ArrayList<>();
        rows.add(new ImportComparison(folder, clock).run(csv));
        String id = new DatasetImporter(folder.resolve("datasets"), clock).importFile(csv, JobContext.NONE).id();
        try (Dataset dataset = Dataset.open(folder.resolve("datasets"), id)) {
            ScoreComparison score = new ScoreComparison(folder, clock);
            rows.add(score.run("score MLP 20-64-32-3, 1 M rows", OnnxGraphs.mlp(folder.resolve("mlp.onnx")), dataset,
                    "speed ≥ 0.4×"));
            rows.add(score.run("score 100-tree forest, 1 M rows", OnnxGraphs.forest(folder.resolve("forest.onnx")),
                    dataset, "speed ≥ 0.8×"));
            WorkerComparison worker = new WorkerComparison(folder, clock);
            rows.add(worker.run("worker against in-process, MLP, 1 M rows", folder.resolve("mlp.onnx"), dataset,
                    "time ≤ 2×"));
            rows.add(worker.run("worker against in-process, 100-tree forest, 1 M rows", folder.resolve("forest.onnx"),
                    dataset, "time ≤ 1.1×"));
        }
        rows.add(new TrainComparison().run());
        System.out.println("| what | ours (s) | raw (s) | time, × raw | speed, × raw | target |");
        System.out.println("|---|---|---|---|---|---|");
        rows.forEach(row -> System.out.println(row.markdown()));
    }
}
