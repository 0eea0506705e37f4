package secondlook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.TrainingRequest;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;

/** Training a forest through the Recipe and the trainer, against the same call to Smile with the numbers ready. */
final class TrainComparison {

    private static final int ROWS = 20_000;
    private static final int COLUMNS = 20;

    private final double[][] columns = new double[COLUMNS][ROWS];
    private final int[] labels = new int[ROWS];

    TrainComparison() {
        SplittableRandom random = new SplittableRandom(4);
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int c = 0; c < COLUMNS; c++) {
                columns[c][row] = random.nextDouble();
                sum += (c % 3 - 1) * columns[c][row];
            }
            labels[row] = (int) Math.floorMod(Math.round(sum * 2), 3);
        }
    }

    Comparison.Row run() throws Exception {
        Trainer trainer = ServiceLoader.load(Trainer.class).findFirst().orElseThrow();
        FeatureBatch features = features();
        String[] names = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            names[row] = "c" + labels[row];
        }
        DataFrame frame = frame();
        return new Comparison("train 100-tree forest, 20 k × 20", "time ≤ 1.1×", 5).run(() -> {
            TrainingRequest request = new TrainingRequest("random-forest", Task.CLASSIFICATION, "y",
                    Map.of("trees", "100"), 7);
            TrainedModel trained = trainer.train(request, features, new TextVector(names), JobContext.NONE);
            try (var model = trained.model()) {
                return model.signature().classes().size();
            }
        }, () -> RandomForest.fit(Formula.lhs("y"), frame, new RandomForest.Options(100)).size());
    }

    private FeatureBatch features() {
        List<Column> schema = new ArrayList<>();
        List<ColumnVector> vectors = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) {
            schema.add(new Column("f" + c, ColumnType.REAL));
            vectors.add(new RealVector(columns[c]));
        }
        return new FeatureBatch(new Schema(schema), ROWS, vectors);
    }

    private DataFrame frame() {
        ValueVector[] vectors = new ValueVector[COLUMNS + 1];
        for (int c = 0; c < COLUMNS; c++) {
            vectors[c] = new DoubleVector("f" + c, columns[c]);
        }
        vectors[COLUMNS] = new IntVector("y", labels);
        return new DataFrame(vectors);
    }
}
