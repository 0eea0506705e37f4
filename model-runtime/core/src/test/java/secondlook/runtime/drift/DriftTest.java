package secondlook.runtime.drift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import secondlook.runtime.evaluation.Synthetic;

class DriftTest {

    @Test
    void theOrderOfValuesDoesNotMatterAndASampleDoesNotDifferFromItself() {
        Random random = new Random(71);
        for (int i = 0; i < 30; i++) {
            double[] x = random.doubles(5 + random.nextInt(200)).toArray();
            double[] y = random.doubles(5 + random.nextInt(200)).map(v -> v * v).toArray();
            double[] shuffled = Arrays.stream(Synthetic.permutation(random, x.length)).mapToDouble(j -> x[j]).toArray();
            NumericDrift drift = NumericDrift.between(x, y);
            assertEquals(drift, NumericDrift.between(shuffled, y));
            assertTrue(drift.psi() >= 0 && drift.wasserstein() >= 0);
            assertTrue(drift.jensenShannon() >= 0 && drift.jensenShannon() <= 1);
            NumericDrift none = NumericDrift.between(x, shuffled);
            assertEquals(0, none.psi(), 1e-12);
            assertEquals(0, none.wasserstein(), 1e-12);
            assertEquals(0, none.ks().statistic());
            assertEquals(1, none.ks().pValue());
        }
    }

    @Test
    void aShiftMovesTheWassersteinDistanceByItself() {
        double[] x = new Random(72).doubles(100).toArray();
        double before = 0;
        for (double shift : new double[]{0.25, 1, 10}) {
            NumericDrift drift = NumericDrift.between(x, Arrays.stream(x).map(v -> v + shift).toArray());
            assertEquals(shift, drift.wasserstein(), 1e-12);
            assertTrue(drift.ks().statistic() > before || drift.ks().statistic() == 1);
            before = drift.ks().statistic();
        }
        assertEquals(1, before);
    }

    @Test
    void aValueOnAnInnerEdgeBelongsToTheBinBelow() {
        double[] reference = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        ReferenceBins bins = new ReferenceBins(reference, 10);
        assertArrayEquals(new long[]{2, 1, 1, 1, 1, 1, 1, 1, 1, 1}, bins.counts(reference));
        assertArrayEquals(new long[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 1}, bins.counts(new double[]{-100, 100}));
    }

    @Test
    void missingValuesOnlyMoveTheMissingRate() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {2, 3, 4, 5, 6, 7};
        double[] gaps = {2, Double.NaN, 3, 4, 5, 6, 7, Double.NEGATIVE_INFINITY};
        NumericDrift whole = NumericDrift.between(x, y);
        NumericDrift holes = NumericDrift.between(x, gaps);
        assertEquals(0.25, holes.currentMissing());
        assertEquals(whole.psi(), holes.psi());
        assertEquals(whole.ks(), holes.ks());
    }

    @Test
    void oneValueAgainstManyHasAnExactPValue() {
        double[] many = {1, 2, 3, 4};
        // above all four: the same distance as below all four, two of five places
        assertEquals(new KolmogorovSmirnov(1, 0.4), KolmogorovSmirnov.test(new double[]{9}, many));
        assertEquals(new KolmogorovSmirnov(0.5, 1), KolmogorovSmirnov.test(many, new double[]{2.5}));
    }

    /** B. V. Gnedenko and V. S. Korolyuk (1951): for samples of one size the p-value is an alternating sum. */
    @Test
    void theTestIsExactUpToTenThousandValues() {
        int n = 10_000;
        int apart = 178;
        double[] x = IntStream.range(0, n).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(v -> v + apart - 0.5).toArray();
        double exact = 0;
        for (int j = 1; j * apart <= n; j++) {
            double share = 1;
            for (int i = 1; i <= j * apart; i++) {
                share *= (n - j * apart + i) / (double) (n + i);
            }
            exact += (j % 2 == 1 ? 2 : -2) * share;
        }
        KolmogorovSmirnov ks = KolmogorovSmirnov.test(x, y);
        assertEquals(apart / (double) n, ks.statistic(), 1e-12);
        assertEquals(exact, ks.pValue(), 1e-9);
    }

    @Test
    void categoriesAreInTheOrderOfTheirCodePoints() {
        CategoricalDrift drift = CategoricalDrift.between(List.of("\uffee", "\ud83d\ude00"), List.of("a"));
        assertEquals(List.of("a", "\uffee", "\ud83d\ude00"), drift.categories());
    }

    @Test
    void oneCategoryIsNoDriftAndNoneIsNotAvailable() {
        CategoricalDrift same = CategoricalDrift.between(List.of("a", "a"), List.of("a"));
        assertEquals(new ChiSquare(0, 0, 1, 1), same.chiSquare());
        assertEquals(0, same.psi());
        CategoricalDrift none = CategoricalDrift.between(List.of("a"), List.of());
        assertTrue(Double.isNaN(none.psi()) && Double.isNaN(none.chiSquare().pValue()));
        assertTrue(Double.isNaN(none.currentMissing()));
    }

    @Test
    void qValuesAreMonotoneAndNeverBelowTheirPValues() {
        Random random = new Random(73);
        for (int i = 0; i < 200; i++) {
            double[] p = random.doubles(1 + random.nextInt(30)).map(v -> v * v).toArray();
            double[] q = BenjaminiHochberg.qValues(p);
            for (int a = 0; a < p.length; a++) {
                assertTrue(q[a] >= p[a] && q[a] <= 1);
                for (int b = 0; b < p.length; b++) {
                    assertTrue(p[a] > p[b] || q[a] <= q[b]);
                }
            }
        }
        assertArrayEquals(new double[]{Double.NaN, 0.02, 0.03},
                BenjaminiHochberg.qValues(new double[]{Double.NaN, 0.01, 0.03}));
    }

    @Test
    void theAreaUnderTheCurveCountsPairs() {
        Random random = new Random(74);
        for (int i = 0; i < 50; i++) {
            int n = 2 + random.nextInt(60);
            double[] scores = new double[n];
            boolean[] positive = new boolean[n];
            for (int row = 0; row < n; row++) {
                scores[row] = random.nextInt(10) - 5;
                positive[row] = row == 0 || row > 1 && random.nextBoolean();
            }
            double won = 0;
            double pairs = 0;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (positive[a] && !positive[b]) {
                        won += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
            assertEquals(won / pairs, RankAuc.of(scores, positive), 1e-12);
        }
        assertTrue(Double.isNaN(RankAuc.of(new double[]{1}, new boolean[]{true})));
    }

    @Test
    void calibratedProbabilitiesForetellTheirOwnAccuracy() {
        Synthetic data = Synthetic.calibrated(new Random(75), 40_000, 3, 1);
        ConfidenceBasedEstimate estimate = ConfidenceBasedEstimate.of(data.probabilities(), 3);
        assertEquals(data.labelled().topLabel().accuracy(), estimate.accuracy(), 0.01);
        Synthetic two = Synthetic.calibrated(new Random(76), 20_000, 2, 1);
        double[] p = new double[two.rows()];
        boolean[] positive = new boolean[two.rows()];
        for (int row = 0; row < p.length; row++) {
            p[row] = two.probabilities()[2 * row + 1];
            positive[row] = two.truth()[row] == 1;
        }
        assertEquals(RankAuc.of(p, positive), ExpectedAuc.of(p), 0.01);
    }
}
