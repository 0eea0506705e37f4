package secondlook.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    private static void covers(Split split, int rows) {
        int[] all = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test())).sorted().toArray();
        assertArrayEquals(IntStream.range(0, rows).toArray(), all);
        assertArrayEquals(Arrays.stream(split.test()).sorted().toArray(), split.test());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.2, 0.5, 0.999})
    void randomTakesTheShareAndIsRepeatable(double fraction) {
        Split split = Split.random(1001, fraction, 7);
        covers(split, 1001);
        assertEquals(Math.round(1001 * fraction), split.test().length);
        assertArrayEquals(split.test(), Split.random(1001, fraction, 7).test());
        if (fraction == 0.5) {
            assertFalse(Arrays.equals(split.test(), Split.random(1001, fraction, 8).test()));
        }
    }

    @Test
    void everyRowIsEquallyLikelyToBeATestRow() {
        int[] hits = new int[20];
        for (int seed = 0; seed < 4000; seed++) {
            for (int row : Split.random(20, 0.25, seed).test()) {
                hits[row]++;
            }
        }
        // 1000 expected each, standard deviation 27
        assertTrue(Arrays.stream(hits).allMatch(h -> h > 850 && h < 1150), Arrays.toString(hits));
    }

    @Test
    void stratifiedTakesTheShareOfEveryClass() {
        SplittableRandom random = new SplittableRandom(3);
        int[] labels = random.ints(1000, 0, 10).map(i -> i < 7 ? 0 : i < 9 ? 1 : 2).toArray();
        labels[0] = 3;
        labels[1] = -1;
        Split split = Split.stratified(labels, 0.2, 9);
        covers(split, 1000);
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            long all = Arrays.stream(labels).filter(l -> l == wanted).count();
            long test = Arrays.stream(split.test()).filter(row -> labels[row] == wanted).count();
            assertEquals(Math.round(all * 0.2), test);
        }
        assertTrue(Arrays.stream(split.train()).anyMatch(row -> row == 0), "a class's only row is for training");
        assertEquals(0, Split.stratified(new int[0], 0.2, 1).train().length);
        for (int n = 2; n < 6; n++) {
            assertTrue(Split.stratified(new int[n], 0.99, 1).train().length >= 1);
        }
    }

    @Test
    void lastTakesWhatComesLaterAndNeverDividesOneMoment() {
        double[] order = {5, 1, 4, Double.NaN, 3, 2, 4, 4};
        Split split = Split.last(order, 0.25);
        covers(split, 8);
        assertArrayEquals(new int[]{0}, split.test());
        assertArrayEquals(new int[]{0, 2, 6, 7}, Split.last(order, 0.5).test());
        assertEquals(0, Split.last(order, 0).test().length);
        assertEquals(0, Split.last(new double[]{1, 1, 1}, 0.5).test().length);
    }

    @Test
    void aShareOutsideZeroToOneIsAMistake() {
        for (double fraction : new double[]{-0.1, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> Split.random(10, fraction, 1));
            assertThrows(IllegalArgumentException.class, () -> Split.last(new double[]{1}, fraction));
            assertThrows(IllegalArgumentException.class, () -> Split.stratified(new int[]{1}, fraction, 1));
        }
    }

    @Test
    void groupsAreNeverOnBothSides() {
        for (int seed = 0; seed < 200; seed++) {
            java.util.Random random = new java.util.Random(seed);
            int[] groups = new int[20 + random.nextInt(300)];
            int kinds = 2 + random.nextInt(40);
            Arrays.setAll(groups, i -> random.nextInt(10) == 0 ? -1 : random.nextInt(kinds));
            double fraction = random.nextDouble() * 0.9;
            Split split = Split.grouped(groups, fraction, seed);
            apart(groups, split);
            assertEquals(groups.length, split.train().length + split.test().length);
            assertTrue(split.test().length > 0 && split.train().length > 0);
            int folds = 2 + random.nextInt(4);
            int[] fold = Folds.grouped(groups, folds, seed);
            for (int f = 0; f < folds; f++) {
                apart(groups, Split.fold(fold, f));
            }
        }
    }

    private static void apart(int[] groups, Split split) {
        java.util.Set<Integer> train = new java.util.HashSet<>();
        Arrays.stream(split.train()).map(row -> groups[row]).filter(g -> g >= 0).forEach(train::add);
        assertTrue(Arrays.stream(split.test()).map(row -> groups[row]).noneMatch(train::contains));
    }

    @Test
    void aGroupedTestIsOfAboutTheSizeAskedFor() {
        int[] groups = new int[10_000];
        Arrays.setAll(groups, i -> i / 10);
        assertEquals(2000, Split.grouped(groups, 0.2, 5).test().length);
        assertEquals(0, Split.grouped(groups, 0, 5).test().length);
    }

    @Test
    void aLargeGroupIsNotTheTestWhereASmallOneIsNearer() {
        int[] groups = new int[300];
        Arrays.setAll(groups, i -> i < 290 ? 0 : 1);
        int[] three = new int[300];
        Arrays.setAll(three, i -> i < 200 ? 0 : i < 260 ? 1 : 2);
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(10, Split.grouped(groups, 0.2, seed).test().length);
            assertTrue(Split.grouped(three, 0.2, seed).test().length <= 60);
            assertEquals(1, Split.grouped(new int[]{0, 0, 0, 1, 1, -1}, 0.01, seed).test().length);
        }
    }

    @Test
    void foldsCutEveryClassEvenly() {
        int[] labels = new int[103];
        Arrays.setAll(labels, i -> i % 10 == 0 ? 1 : 0);
        int[] folds = Folds.stratified(labels, 5, 3);
        for (int label = 0; label < 2; label++) {
            int[] counts = new int[5];
            for (int i = 0; i < labels.length; i++) {
                counts[folds[i]] += labels[i] == label ? 1 : 0;
            }
            assertTrue(Arrays.stream(counts).max().orElseThrow() - Arrays.stream(counts).min().orElseThrow() <= 1);
        }
        assertEquals(Arrays.toString(folds), Arrays.toString(Folds.stratified(labels, 5, 3)));
        assertTrue(!Arrays.equals(folds, Folds.stratified(labels, 5, 4)));
    }
}
