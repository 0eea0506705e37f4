package secondlook.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.queue.PolicySource;
import secondlook.app.review.queue.QueueBuilder;
import secondlook.app.review.queue.QueueWish;
import secondlook.app.review.queue.RowGroups;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.RowSelection;
import secondlook.runtime.train.Trainers;
import secondlook.runtime.train.TrainingRequest;

/**
 * Is it worth more to review what the model is least sure of than as many rows at random? Begins with a few labelled rows,
 * adds reviewed ones round by round (the reviewer always right), retrains, and measures on rows held out; both ways begin
 * with the same rows. Not a test: a program that prints both curves. Arguments: CSV file, target column, scratch folder,
 * seeds, rows to begin with, rows a round, rounds, columns to leave out.
 */
final class RetrainingCurves {

    private static final double HELD_OUT = 0.3;

    private static final String ALGORITHM = System.getProperty("algorithm", "random-forest");

    private final FeatureBatch features;
    private final ColumnVector target;
    private final String name;
    private final Trainers trainers = Trainers.discovered();

    private RetrainingCurves(FeatureBatch features, ColumnVector target, String name) {
        this.features = features;
        this.target = target;
        this.name = name;
    }

    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        Path scratch = Path.of(args[2]);
        int seeds = Integer.parseInt(args[3]);
        int begin = Integer.parseInt(args[4]);
        int batch = Integer.parseInt(args[5]);
        int rounds = Integer.parseInt(args[6]);
        DatasetManifest manifest = new DatasetImporter(scratch, Clock.systemUTC()).importFile(Path.of(args[0]),
                JobContext.NONE);
        try (Dataset dataset = Dataset.open(scratch, manifest.id())) {
            List<String> columns = new ArrayList<>(manifest.schema().names());
            if (!columns.remove(args[1])) {
                throw new IllegalArgumentException("no column " + args[1]);
            }
            columns.removeAll(Arrays.asList(args).subList(7, args.length));
            FeatureBatch all = dataset.rows(IntStream.range(0, (int) manifest.rows()).mapToLong(i -> i).toArray());
            FeatureBatch features = new FeatureBatch(all.schema().select(columns), all.rows(),
                    columns.stream().map(c -> all.column(all.schema().find(c).orElseThrow())).toList());
            ColumnVector target = all.column(all.schema().find(args[1]).orElseThrow());
            new RetrainingCurves(features, target, args[1]).run(out, seeds, begin, batch, rounds);
        }
    }

    private void run(PrintStream out, int seeds, int begin, int batch, int rounds) {
        double[][][] right = new double[2][rounds + 1][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            for (int way = 0; way < 2; way++) {
                double[] curve = curve(seed, way == 1, begin, batch, rounds);
                for (int round = 0; round <= rounds; round++) {
                    right[way][round][seed] = curve[round];
                }
            }
        }
        out.println("labels   at random   least sure   difference (points, 95 % over seeds)");
        for (int round = 0; round <= rounds; round++) {
            double[] differences = new double[seeds];
            for (int seed = 0; seed < seeds; seed++) {
                differences[seed] = 100 * (right[1][round][seed] - right[0][round][seed]);
            }
            double mean = mean(differences);
            double spread = Math.sqrt(Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum() / (seeds - 1));
            // Student's t of nine degrees of freedom; a little wide for more seeds
            double half = 2.262 * spread / Math.sqrt(seeds);
            out.printf(Locale.ROOT, "%6d   %8.1f %%   %9.1f %%   %+.2f (%+.2f to %+.2f)%n", begin + round * batch,
                    100 * mean(right[0][round]), 100 * mean(right[1][round]), mean, mean - half, mean + half);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private double[] curve(int seed, boolean leastSure, int begin, int batch, int rounds) {
        Random random = new Random(seed);
        List<Integer> rows = new ArrayList<>(IntStream.range(0, features.rows()).filter(r -> !target.isMissing(r))
                .boxed().toList());
        Collections.shuffle(rows, random);
        int held = (int) Math.round(HELD_OUT * rows.size());
        int[] test = rows.subList(0, held).stream().mapToInt(r -> r).toArray();
        List<Integer> pool = new ArrayList<>(rows.subList(held + begin, rows.size()));
        List<Integer> labelled = new ArrayList<>(rows.subList(held, held + begin));
        double[] curve = new double[rounds + 1];
        for (int round = 0; round <= rounds; round++) {
            try (Model model = train(labelled, seed)) {
                curve[round] = accuracy(model, test);
                if (round < rounds) {
                    int[] candidates = pool.stream().mapToInt(r -> r).toArray();
                    Set<Integer> chosen = leastSure
                            ? leastSure(model, candidates, batch)
                            : new HashSet<>(pool.subList(0, Math.min(batch, pool.size())));
                    labelled.addAll(chosen);
                    pool.removeAll(chosen);
                }
            }
        }
        return curve;
    }

    private Model train(List<Integer> rows, long seed) {
        int[] chosen = rows.stream().mapToInt(r -> r).toArray();
        return trainers.find(ALGORITHM, Task.CLASSIFICATION).train(
                new TrainingRequest(ALGORITHM, Task.CLASSIFICATION, name, Map.of(), seed),
                RowSelection.of(features, chosen), RowSelection.of(target, chosen), JobContext.NONE).model();
    }

    /** The queue as a session would have it: every row is flagged, the most urgent are taken. */
    private Set<Integer> leastSure(Model model, int[] rows, int batch) {
        Predictions predictions = predictions(model, rows);
        BitSet all = new BitSet();
        all.set(0, rows.length);
        Set<Integer> chosen = new HashSet<>();
        for (ReviewItem item : QueueBuilder.build(predictions, Measure.CONFIDENCE,
                new PolicySource(predictions, DecisionPolicy.of(Measure.CONFIDENCE, 2)),
                new QueueWish(Order.LEAST_SURE_FIRST, batch, 0, RowGroups.none(rows.length), all, 1)).items()) {
            chosen.add((int) item.rowId());
        }
        return chosen;
    }

    private double accuracy(Model model, int[] rows) {
        Predictions predictions = predictions(model, rows);
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            right += predictions.predictedName(i).equals(target.asText(rows[i])) ? 1 : 0;
        }
        return (double) right / rows.length;
    }

    private Predictions predictions(Model model, int[] rows) {
        FeatureBatch batch = RowSelection.of(features, rows);
        SchemaBinding binding = SchemaBinder.bind(model.signature(), batch.schema(), BindingRequest.BY_NAME)
                .orRefuse("the model", "its own rows");
        FeatureBatch bound = new FeatureBatch(binding.schema(batch.schema()), rows.length,
                binding.columns().stream().map(batch::column).toList());
        int classes = model.signature().classes().size();
        Distributions.Batch scored;
        try (Scorer scorer = model.scorer(binding)) {
            scored = Distributions.of(scorer.score(bound), model.signature().scoreKind(), classes);
        }
        int[] predicted = new int[rows.length];
        double[] confidence = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            predicted[i] = Measure.argMax(scored.probabilities(), i * classes, classes);
            confidence[i] = scored.probabilities()[i * classes + predicted[i]];
        }
        return new Predictions(model.signature().classes(), IntStream.of(rows).mapToLong(r -> r).toArray(), predicted,
                confidence, confidence, confidence, scored.status(), null);
    }
}
