package secondlook.runtime.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.RowSelection;

class RecipeTest {

    private static final TargetLabels LABELS = new TargetLabels(List.of("no", "yes"));

    private static RecipeFitter.Fitted fit(RecipeOptions options, FeatureBatch batch) {
        return new RecipeFitter(options).fit(Task.CLASSIFICATION, "label", LABELS, batch);
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    @RepeatedTest(20)
    void trainingAndScoringAreTheSameInAnyOrderAndAnyBatch(RepetitionInfo turn) {
        SplittableRandom random = new SplittableRandom(turn.getCurrentRepetition());
        int n = 40 + random.nextInt(200);
        FeatureBatch batch = RandomTable.of(n, random);
        RecipeOptions options = random.nextBoolean() ? RecipeOptions.TREES : RecipeOptions.SCALED;
        RecipeFitter.Fitted fitted = fit(options, batch);
        Recipe recipe = fitted.recipe();
        int[] order = shuffled(n, random);
        FeatureBatch mixed = RowSelection.of(batch, order);
        assertEquals(recipe.toJson(), fit(options, mixed).recipe().toJson(), "the order of training rows matters");
        Recipe read = Recipe.fromJson(recipe.toJson());
        assertEquals(recipe, read);
        assertEquals(recipe.sha256(), read.sha256());
        int[] some = Arrays.copyOf(order, 1 + random.nextInt(n));
        FeatureMatrix scored = read.apply(RowSelection.of(batch, some));
        assertEquals(fitted.features().names(), scored.names());
        for (int f = 0; f < scored.width(); f++) {
            for (int row = 0; row < some.length; row++) {
                assertEquals(fitted.features().columns()[f][some[row]], scored.columns()[f][row]);
            }
        }
    }

    @RepeatedTest(20)
    void everyFeatureIsFiniteWhateverComes(RepetitionInfo turn) {
        SplittableRandom random = new SplittableRandom(100 + turn.getCurrentRepetition());
        FeatureBatch batch = RandomTable.of(120, random);
        Recipe recipe = fit(turn.getCurrentRepetition() % 2 == 0 ? RecipeOptions.TREES : RecipeOptions.SCALED, batch)
                .recipe();
        for (FeatureBatch other : List.of(RandomTable.missing(batch.schema(), 30),
                RandomTable.absurd(batch.schema(), 30, random))) {
            FeatureMatrix matrix = recipe.apply(other);
            for (double[] column : matrix.columns()) {
                for (double value : column) {
                    assertTrue(Double.isFinite(value));
                }
            }
            assertTrue(matrix.filled() + matrix.unseen() > 0);
        }
    }

    @Test
    void numbersAreFilledWithTheMedianAndFlagged() {
        FeatureBatch batch = RandomTable.single("x", ColumnType.REAL,
                new RealVector(new double[]{1, Double.NaN, 5, 2, Double.POSITIVE_INFINITY}));
        FeatureMatrix matrix = fit(RecipeOptions.TREES, batch).features();
        assertEquals(List.of("x", "x missing"), matrix.names());
        assertArrayEquals(new double[]{1, 2, 5, 2, 2}, matrix.columns()[0]);
        assertArrayEquals(new double[]{0, 1, 0, 0, 1}, matrix.columns()[1]);
        assertEquals(2, matrix.filled());
    }

    @Test
    void scalingGivesMeanZeroAndDeviationOneAndLeavesFlagsAlone() {
        FeatureBatch batch = RandomTable.single("x", ColumnType.REAL,
                new RealVector(new double[]{1, 2, 3, 4, Double.NaN}));
        FeatureMatrix matrix = fit(RecipeOptions.SCALED, batch).features();
        // filled with 2.5: mean 2.5, squares 2.25 + 0.25 + 0.25 + 2.25 = 5, deviation sqrt(5/4)
        double s = Math.sqrt(1.25);
        assertArrayEquals(new double[]{-1.5 / s, -0.5 / s, 0.5 / s, 1.5 / s, 0}, matrix.columns()[0], 1e-15);
        assertArrayEquals(new double[]{0, 0, 0, 0, 1}, matrix.columns()[1]);
    }

    @Test
    void categoriesBecomeFlagsMostFrequentFirst() {
        FeatureBatch batch = RandomTable.single("c", ColumnType.TEXT,
                new TextVector(new String[]{"b", "a", "b", null, "a", "b"}));
        Recipe recipe = fit(RecipeOptions.TREES, batch).recipe();
        assertEquals(List.of("c=b", "c=a", "c (missing)"), recipe.features());
        FeatureMatrix scored = recipe.apply(RandomTable.single("c", ColumnType.TEXT,
                new TextVector(new String[]{"a", "unheard of", null})));
        assertArrayEquals(new double[]{0, 0, 0}, scored.columns()[0]);
        assertArrayEquals(new double[]{1, 0, 0}, scored.columns()[1]);
        assertArrayEquals(new double[]{0, 0, 1}, scored.columns()[2]);
        assertEquals(1, scored.unseen());
        assertEquals(1, scored.filled());
    }

    @Test
    void manyLevelsBecomeCodesForTreesAndAreGroupedOtherwise() {
        String[] texts = new String[400];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "level " + (i % 8 == 0 ? 100 + i % 100 : i % 8);
        }
        FeatureBatch batch = RandomTable.single("c", ColumnType.TEXT, new TextVector(texts));
        Recipe trees = fit(RecipeOptions.TREES, batch).recipe();
        assertEquals(List.of("c"), trees.features());
        int levels = ((CategoryStep) trees.steps().getFirst()).levels().size();
        TextVector odd = new TextVector(new String[]{"unheard of", null, "level 1"});
        FeatureMatrix codes = trees.apply(RandomTable.single("c", ColumnType.TEXT, odd));
        assertEquals(levels, codes.columns()[0][0]);
        assertEquals(levels + 1.0, codes.columns()[0][1]);
        assertTrue(codes.columns()[0][2] < levels);
        RecipeOptions few = new RecipeOptions(false, false, 5, 1000);
        Recipe flags = fit(few, batch).recipe();
        assertEquals(6, flags.features().size());
        assertEquals("c (other)", flags.features().getLast());
        FeatureMatrix other = flags.apply(RandomTable.single("c", ColumnType.TEXT, odd));
        assertArrayEquals(new double[]{1, 1, 0}, other.columns()[5]);
    }

    @Test
    void datesBecomeNumbersThatMeetAtNewYear() {
        // 2011-12-31, 2012-01-01, 2012-07-01
        IntegerVector days = new IntegerVector(new long[]{15339, 15340, 15522}, null);
        Recipe recipe = fit(RecipeOptions.TREES, RandomTable.single("d", ColumnType.DATE, days)).recipe();
        assertEquals(List.of("d year", "d month", "d year_sin", "d year_cos", "d weekday"), recipe.features());
        FeatureMatrix matrix = recipe.apply(RandomTable.single("d", ColumnType.DATE, days));
        assertArrayEquals(new double[]{2011, 2012, 2012}, matrix.columns()[0]);
        assertArrayEquals(new double[]{12, 1, 7}, matrix.columns()[1]);
        assertEquals(matrix.columns()[3][0], matrix.columns()[3][1], 0.001);
        assertEquals(-1, matrix.columns()[3][2], 0.001);
        assertArrayEquals(new double[]{6, 7, 7}, matrix.columns()[4]);
        long day = 86_400_000_000L;
        FeatureMatrix stamps = recipe.apply(RandomTable.single("d", ColumnType.TIMESTAMP,
                new IntegerVector(new long[]{15339 * day + 5, 15340 * day, 15522 * day}, null)));
        for (int f = 0; f < matrix.width(); f++) {
            assertArrayEquals(matrix.columns()[f], stamps.columns()[f], "the same days as timestamps");
        }
    }

    @Test
    void uselessColumnsAreLeftOutWithAReason() {
        long[] ids = IntStream.range(0, 40).asLongStream().map(i -> 5000 + i).toArray();
        assertReason("row number", ColumnType.INTEGER, new IntegerVector(ids, null));
        assertReason("names or ids", ColumnType.TEXT,
                new TextVector(IntStream.range(0, 40).mapToObj(i -> "n" + i).toArray(String[]::new)));
        assertReason("same value", ColumnType.REAL, new RealVector(new double[40]));
        assertReason("no value", ColumnType.TEXT, new TextVector(new String[40]));
        assertReason("same date", ColumnType.DATE, new IntegerVector(new long[40], null));
    }

    private static void assertReason(String reason, ColumnType type, ColumnVector values) {
        FeatureBatch batch = RandomTable.beside(RandomTable.single("odd", type, values), "x",
                new RealVector(new SplittableRandom(1).doubles(values.size()).toArray()));
        Recipe recipe = fit(RecipeOptions.TREES, batch).recipe();
        DroppedStep step = assertInstanceOf(DroppedStep.class, recipe.steps().getFirst());
        assertTrue(step.reason().contains(reason), step.reason());
        assertEquals(List.of("x"), recipe.features());
        assertEquals(1, recipe.notes().size());
        FeatureBatch alone = RandomTable.single("odd", type, values);
        RefusedException refused = assertThrows(RefusedException.class, () -> fit(RecipeOptions.TREES, alone));
        assertTrue(refused.problem().oneLine().contains(reason), refused.problem().oneLine());
    }

    @Test
    void anotherRecipeHasAnotherFingerprint() {
        FeatureBatch one = RandomTable.single("x", ColumnType.REAL, new RealVector(new double[]{1, 2, 3}));
        FeatureBatch two = RandomTable.single("x", ColumnType.REAL, new RealVector(new double[]{1, 2, 4, 5}));
        assertNotEquals(fit(RecipeOptions.TREES, one).recipe().sha256(),
                fit(RecipeOptions.TREES, two).recipe().sha256());
    }

    @Test
    void targetsAreOrderedByNumberWhereTheyAreNumbers() {
        assertEquals(List.of("2", "10", "33"),
                TargetLabels.fit(new IntegerVector(new long[]{10, 2, 33, 2}, null), 4).classes());
        TargetLabels words = TargetLabels.fit(new TextVector(new String[]{"b", null, "a", "10"}), 4);
        assertEquals(List.of("10", "a", "b"), words.classes());
        assertArrayEquals(new int[]{2, -1, 1, -1},
                words.encode(new TextVector(new String[]{"b", null, "a", "new"}), 4));
    }
}
