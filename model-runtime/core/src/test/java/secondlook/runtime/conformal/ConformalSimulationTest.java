package secondlook.runtime.conformal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.evaluation.Synthetic;

class ConformalSimulationTest {

    @Test
    void theRankIsTheCeilingWithoutRoundingErrors() {
        assertEquals(90, ConformalRank.of(99, 0.1));
        assertEquals(55, ConformalRank.of(99, 0.45));
        assertEquals(91, ConformalRank.of(100, 0.1));
        assertEquals(10, ConformalRank.of(9, 0.05));
        double[] scores = {5, 1, 3, 2, 4, 9, 8, 7, 6};
        assertEquals(9, ConformalRank.quantile(scores, 0.1));
        assertEquals(5, ConformalRank.quantile(scores, 0.5));
        assertEquals(Double.POSITIVE_INFINITY, ConformalRank.quantile(scores, 0.05));
        assertEquals(Double.NEGATIVE_INFINITY, ConformalRank.quantile(scores, 1));
    }

    /**
     * With 99 calibration rows and α = 0.1 the coverage on 200 test rows is Beta-binomial(200, 90, 10): mean 0.9, variance
     * 0.9·0.1·(1/200 + (1 − 1/200)/101). The classes are told apart well enough that few truths rank last, where adaptive
     * scores tie.
     */
    @Test
    void coverageIsBetaBinomial() {
        int n = 99;
        int tests = 200;
        int repetitions = 600;
        double variance = 0.9 * 0.1 * (1.0 / tests + (1 - 1.0 / tests) / (n + 2));
        for (ConformalScore score : new ConformalScore[]{new ConformalScore.LeastAmbiguous(),
                new ConformalScore.Adaptive(), new ConformalScore.Adaptive(0.1, 2)}) {
            Random random = new Random(31);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < repetitions; i++) {
                LabelledRows calibration = Synthetic.calibrated(random, n, 4, 2).labelled();
                Synthetic test = Synthetic.calibrated(random, tests, 4, 2);
                ConformalClassifier fitted = ConformalClassifier.fit(calibration, score, 0.1);
                double coverage = SetSizes.of(fitted, test.probabilities(), test.truth()).coverage();
                sum += coverage;
                squares += coverage * coverage;
            }
            double mean = sum / repetitions;
            double spread = squares / repetitions - mean * mean;
            assertEquals(0.9, mean, 4 * Math.sqrt(variance / repetitions), score.toString());
            assertEquals(1, spread / variance, 0.3, score.toString());
        }
    }

    @Test
    void perClassThresholdsCoverEachClass() {
        Random random = new Random(32);
        int[] covered = new int[3];
        int[] rows = new int[3];
        for (int i = 0; i < 200; i++) {
            Synthetic calibration = Synthetic.calibrated(random, 300, 3, 1);
            Synthetic test = Synthetic.calibrated(random, 100, 3, 1);
            ConformalClassifier fitted = ConformalClassifier.fitPerClass(calibration.labelled(),
                    new ConformalScore.LeastAmbiguous(), 0.2);
            for (int row = 0; row < test.rows(); row++) {
                int truth = test.truth()[row];
                rows[truth]++;
                covered[truth] += fitted.set(test.probabilities(), row * 3)[truth] ? 1 : 0;
            }
        }
        for (int k = 0; k < 3; k++) {
            // exact coverage is k/(n+1) for each class, at most 1/(n+1) above 0.8
            assertEquals(0.8, (double) covered[k] / rows[k], 0.02);
        }
    }

    @Test
    void lessRiskNeverMakesASetSmaller() {
        Synthetic data = Synthetic.calibrated(new Random(33), 300, 5, 1);
        LabelledRows rows = data.labelled();
        for (int row = 0; row < 50; row++) {
            boolean[] before = new boolean[5];
            for (double alpha = 0.5; alpha > 0; alpha -= 0.05) {
                boolean[] set = ConformalClassifier.fit(rows, new ConformalScore.Adaptive(0.1, 1), alpha)
                        .set(data.probabilities(), row * 5);
                for (int k = 0; k < 5; k++) {
                    assertTrue(set[k] || !before[k]);
                }
                before = set;
            }
        }
    }

    @Test
    void tooFewRowsAndAbsentClassesPutEveryClassIn() {
        LabelledRows few = LabelledRows.of(new double[]{0.9, 0.1, 0.8, 0.2}, 2, new int[]{0, 0});
        ConformalClassifier all = ConformalClassifier.fit(few, new ConformalScore.LeastAmbiguous(), 0.1);
        assertArrayEquals(new boolean[]{true, true}, all.set(new double[]{1, 0}, 0));
        ConformalClassifier perClass = ConformalClassifier.fitPerClass(few, new ConformalScore.LeastAmbiguous(), 0.5);
        assertEquals(Double.POSITIVE_INFINITY, perClass.threshold()[1]);
        assertArrayEquals(new boolean[]{false, true}, perClass.set(new double[]{0.1, 0.9}, 0));
    }

    @Test
    void manyClassesAreRankedLikeFew() {
        Synthetic wide = Synthetic.calibrated(new Random(34), 5, 100, 2);
        ConformalScore score = new ConformalScore.Adaptive(0.01, 3);
        for (int row = 0; row < wide.rows(); row++) {
            double[] scores = new double[100];
            score.score(wide.probabilities(), row * 100, scores);
            for (int k = 0; k < 100; k++) {
                double p = wide.probabilities()[row * 100 + k];
                double mass = 0;
                int rank = 0;
                for (int j = 0; j < 100; j++) {
                    double other = wide.probabilities()[row * 100 + j];
                    if (other > p || other == p && j <= k) {
                        mass += other;
                        rank++;
                    }
                }
                assertEquals(mass + 0.01 * Math.max(0, rank - 3), scores[k], 1e-12);
            }
        }
    }

    @Test
    void regressionIntervalsCoverAsOftenAsTheySay() {
        Random random = new Random(35);
        double inside = 0;
        int repetitions = 2000;
        for (int i = 0; i < repetitions; i++) {
            double[] truth = random.doubles(19, -1, 1).toArray();
            ConformalRegressor fitted = ConformalRegressor.fit(truth, new double[19], 0.1);
            double next = random.nextDouble() * 2 - 1;
            inside += next >= fitted.lower(0) && next <= fitted.upper(0) ? 1 : 0;
        }
        // 18 of 20 places
        assertEquals(0.9, inside / repetitions, 4 * Math.sqrt(0.09 / repetitions));
    }
}
