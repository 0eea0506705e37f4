package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.RecipeFitter;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.recipe.TargetLabels;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.TrainingRequest;

class BalancingTest {

    private static final int[] COUNTS = {100, 30, 7};

    private static FeatureBatch rows(int[] counts, long seed) {
        Random random = new Random(seed);
        int n = Arrays.stream(counts).sum();
        double[] x = new double[n];
        double[] y = new double[n];
        String[] kind = new String[n];
        int row = 0;
        for (int k = 0; k < counts.length; k++) {
            for (int i = 0; i < counts[k]; i++, row++) {
                x[row] = 1000 * (k + random.nextDouble());
                y[row] = random.nextGaussian() + k;
                kind[row] = "k" + random.nextInt(3);
            }
        }
        return new FeatureBatch(new Schema(List.of(new Column("x", ColumnType.REAL), new Column("y", ColumnType.REAL),
                new Column("kind", ColumnType.TEXT))), n,
                List.of(new RealVector(x), new RealVector(y), new TextVector(kind)));
    }

    private static TextVector labels(int[] counts) {
        String[] labels = new String[Arrays.stream(counts).sum()];
        int row = 0;
        for (int k = 0; k < counts.length; k++) {
            Arrays.fill(labels, row, row + counts[k], "c" + k);
            row += counts[k];
        }
        return new TextVector(labels);
    }

    private record Fitted(TrainingSet set, RecipeFitter.Fitted fitted) {
        TrainingSet balanced(Balance balance, long seed) {
            return Balancing.of(set, fitted.recipe(), balance, seed);
        }
    }

    private static Fitted fitted(RecipeOptions options, int... counts) {
        FeatureBatch rows = rows(counts, 5);
        TextVector target = labels(counts);
        TargetLabels labels = TargetLabels.fit(target, rows.rows());
        RecipeFitter.Fitted fitted = new RecipeFitter(options).fit(Task.CLASSIFICATION, "t", labels, rows);
        return new Fitted(new TrainingSet(fitted.features(), labels.encode(target, rows.rows()), new double[0],
                counts.length), fitted);
    }

    private static int[] counts(TrainingSet set) {
        int[] counts = new int[set.classes()];
        for (int label : set.labels()) {
            counts[label]++;
        }
        return counts;
    }

    private static List<List<Double>> rows(TrainingSet set) {
        return Arrays.stream(set.features().toRows()).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }

    @ParameterizedTest
    @CsvSource({"NONE,100,30,7", "WEIGHTS,100,90,98", "OVERSAMPLE,100,100,100", "UNDERSAMPLE,7,7,7",
            "SMOTE,100,100,100"})
    void makesClassesAlike(Balance balance, int first, int second, int third) {
        assertArrayEquals(new int[]{first, second, third},
                counts(fitted(RecipeOptions.TREES, COUNTS).balanced(balance, 1)));
    }

    @ParameterizedTest
    @EnumSource(value = Balance.class, names = {"WEIGHTS", "OVERSAMPLE", "UNDERSAMPLE"})
    void takesOnlyRowsThatThereAreWithTheirOwnLabels(Balance balance) {
        Fitted fitted = fitted(RecipeOptions.SCALED, COUNTS);
        Set<List<Double>> own = new HashSet<>();
        List<List<Double>> rows = rows(fitted.set());
        for (int i = 0; i < rows.size(); i++) {
            own.add(with(rows.get(i), fitted.set().labels()[i]));
        }
        TrainingSet balanced = fitted.balanced(balance, 3);
        List<List<Double>> out = rows(balanced);
        for (int i = 0; i < out.size(); i++) {
            assertTrue(own.contains(with(out.get(i), balanced.labels()[i])));
        }
        if (balance == Balance.UNDERSAMPLE) {
            assertEquals(out.size(), new HashSet<>(out).size(), "no row twice");
        } else {
            assertEquals(new HashSet<>(rows), new HashSet<>(out), "no row is lost");
        }
    }

    private static List<Double> with(List<Double> row, int label) {
        List<Double> both = new java.util.ArrayList<>(row);
        both.add((double) label);
        return both;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void smoteMakesRowsBetweenThoseOfTheSameClass(boolean scaled) {
        Fitted fitted = fitted(scaled ? RecipeOptions.SCALED : RecipeOptions.TREES, COUNTS);
        TrainingSet before = fitted.set();
        TrainingSet after = fitted.balanced(Balance.SMOTE, 3);
        assertEquals(rows(before), rows(after).subList(0, before.rows()), "the rows that there are stay as they are");
        List<String> names = after.features().names();
        Set<List<Double>> own = new HashSet<>(rows(before));
        int fresh = 0;
        for (int i = before.rows(); i < after.rows(); i++) {
            List<Double> row = rows(after).get(i);
            fresh += own.contains(row) ? 0 : 1;
            for (int f = 0; f < names.size(); f++) {
                double[] column = before.features().columns()[f];
                int label = after.labels()[i];
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int r = 0; r < before.rows(); r++) {
                    if (before.labels()[r] == label) {
                        least = Math.min(least, column[r]);
                        most = Math.max(most, column[r]);
                    }
                }
                double slack = 1e-9 * (1 + Math.abs(most));
                assertTrue(row.get(f) >= least - slack && row.get(f) <= most + slack, names.get(f) + " " + row.get(f));
            }
            double hot = 0;
            for (int f = 0; f < names.size(); f++) {
                if (names.get(f).startsWith("kind=")) {
                    double value = row.get(f);
                    assertTrue(value == 0 || value == 1, "a category is whole: " + value);
                    hot += value;
                }
            }
            assertEquals(1, hot);
        }
        assertTrue(fresh > 150, "they are new rows: " + fresh);
    }

    @ParameterizedTest
    @EnumSource(Balance.class)
    void theSeedDecides(Balance balance) {
        Fitted fitted = fitted(RecipeOptions.TREES, COUNTS);
        List<List<Double>> once = rows(fitted.balanced(balance, 3));
        assertEquals(once, rows(fitted.balanced(balance, 3)));
        if (balance != Balance.NONE && balance != Balance.WEIGHTS) {
            assertNotEquals(once, rows(fitted.balanced(balance, 4)));
        }
    }

    @Test
    void classesOfOneAndTwoRowsAreNoTrouble() {
        Fitted fitted = fitted(RecipeOptions.TREES, 50, 2, 1);
        for (Balance balance : Balance.values()) {
            TrainingSet set = fitted.balanced(balance, 1);
            assertTrue(counts(set)[2] >= 1, balance.key());
        }
        assertSame(fitted.set(), fitted.balanced(Balance.NONE, 1));
    }

    @Test
    void theModelSaysThatItsProbabilitiesAreShifted() {
        FeatureBatch rows = rows(COUNTS, 5);
        for (Balance balance : Balance.values()) {
            TrainedModel model = new SmileTrainer().train(new TrainingRequest("decision-tree", Task.CLASSIFICATION, "t",
                    Map.of(), 1, balance), rows, labels(COUNTS), JobContext.NONE);
            String warnings = model.model().signature().warnings().toString();
            assertEquals(balance != Balance.NONE, warnings.contains("calibrate it on rows as they occur"), warnings);
            model.model().close();
        }
    }
}
