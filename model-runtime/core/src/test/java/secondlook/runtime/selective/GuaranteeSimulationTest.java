package secondlook.runtime.selective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.TopLabel;

/**
 * Confidence is uniform on [½,1] and right with exactly its own probability, so that accepting c ≥ t is truly wrong at a rate
 * of (1 − t)/2.
 */
class GuaranteeSimulationTest {

    private static final int REPETITIONS = 1000;
    private static final int ROWS = 2000;
    private static final double TARGET = 0.1;
    private static final double DELTA = 0.1;

    @Test
    void aCertifiedThresholdKeepsItsPromiseAsOftenAsItSays() {
        Random random = new Random(21);
        // from 0.95: above, so few are accepted that the first test would fail and end the sequence
        double[] grid = Arrays.stream(GuaranteedThreshold.grid(Measure.CONFIDENCE, 2)).skip(4).toArray();
        int sequence = 0;
        int bonferroni = 0;
        int guaranteedRisk = 0;
        int observed = 0;
        int certified = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            RiskCoverage curve = RiskCoverage.of(sample(random));
            WorkingPoint point = GuaranteedThreshold.fixedSequence(curve, grid, TARGET, DELTA).point();
            certified += point == null ? 0 : 1;
            sequence += broken(point);
            bonferroni += broken(GuaranteedThreshold.bonferroni(curve, grid, TARGET, DELTA).point());
            GuaranteedRisk risk = GuaranteedRisk.find(curve, TARGET, DELTA);
            guaranteedRisk += risk == null ? 0 : broken(risk.point());
            observed += broken(curve.forRisk(TARGET));
        }
        double allowed = DELTA * REPETITIONS;
        assertTrue(sequence <= allowed, "fixed sequence broke its promise " + sequence + " times");
        assertTrue(bonferroni <= allowed, "Bonferroni broke its promise " + bonferroni + " times");
        assertTrue(guaranteedRisk <= allowed, "guaranteed risk broke its promise " + guaranteedRisk + " times");
        // otherwise this would prove nothing
        assertTrue(certified > 0.9 * REPETITIONS, "certified " + certified);
        assertTrue(observed > 2 * allowed, "the observed threshold is wrong only " + observed + " times");
    }

    private static int broken(@Nullable WorkingPoint point) {
        return point != null && (1 - point.threshold()) / 2 > TARGET ? 1 : 0;
    }

    private static TopLabel sample(Random random) {
        double[] confidence = new double[ROWS];
        boolean[] wrong = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            confidence[row] = 0.5 + random.nextDouble() / 2;
            wrong[row] = random.nextDouble() > confidence[row];
        }
        return new TopLabel(confidence, wrong);
    }

    @Test
    void fiftyNineFaultlessReviewsAreTheLeastThatCertifyFivePerCent() {
        assertEquals(59, GuaranteedThreshold.reviewsNeeded(0.05, 0.05));
        double[] grid = {0.5};
        assertNull(GuaranteedThreshold.fixedSequence(faultless(58), grid, 0.05, 0.05).point());
        WorkingPoint point = GuaranteedThreshold.fixedSequence(faultless(59), grid, 0.05, 0.05).point();
        assertEquals(new WorkingPoint(0.5, 59, 0, 59), point);
    }

    private static RiskCoverage faultless(int rows) {
        double[] confidence = new Random(rows).doubles(rows, 0.5, 1).toArray();
        return RiskCoverage.of(new TopLabel(confidence, new boolean[rows]));
    }

    @Test
    void theSequenceStopsAtTheFirstFailureAndNeverLooksBeyond() {
        // 0.9: 100 right; 0.8: 20 wrong more; 0.7: a thousand right more, which would pass alone
        double[] confidence = new double[1120];
        boolean[] wrong = new boolean[1120];
        for (int row = 0; row < confidence.length; row++) {
            confidence[row] = row < 100 ? 0.95 : row < 120 ? 0.85 : 0.75;
            wrong[row] = row >= 100 && row < 120;
        }
        RiskCoverage curve = RiskCoverage.of(new TopLabel(confidence, wrong));
        double[] grid = {0.9, 0.8, 0.7};
        WorkingPoint sequence = GuaranteedThreshold.fixedSequence(curve, grid, 0.05, 0.05).point();
        WorkingPoint bonferroni = GuaranteedThreshold.bonferroni(curve, grid, 0.05, 0.05).point();
        assertTrue(sequence != null && sequence.threshold() == 0.9);
        assertTrue(bonferroni != null && bonferroni.threshold() == 0.7);
    }

    @Test
    void theGridRunsFromTheStrictestToAcceptingAll() {
        double[] three = GuaranteedThreshold.grid(Measure.CONFIDENCE, 3);
        assertEquals(0.99, three[0]);
        assertEquals(0.34, three[three.length - 1]);
        assertEquals(66, three.length);
        double[] entropy = GuaranteedThreshold.grid(Measure.ENTROPY, 3);
        assertEquals(0, entropy[0]);
        assertEquals(1, entropy[entropy.length - 1]);
    }
}
