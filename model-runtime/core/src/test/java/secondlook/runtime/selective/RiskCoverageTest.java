package secondlook.runtime.selective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.evaluation.Synthetic;

class RiskCoverageTest {

    @Test
    void aRowExactlyAtTheThresholdIsAccepted() {
        TopLabel rows = new TopLabel(new double[]{0.9, 0.8, 0.7}, new boolean[]{false, true, false});
        RiskCoverage curve = RiskCoverage.of(rows);
        assertEquals(2, curve.at(0.8).accepted());
        assertEquals(1, curve.at(Math.nextUp(0.8)).accepted());
        assertEquals(1, curve.at(0.8).errors());
    }

    @Test
    void entropyAcceptsTheRowAtTheThresholdToo() {
        TopLabel rows = new TopLabel(new double[]{0.1, 0.4, 0.9}, new boolean[]{false, false, true});
        RiskCoverage curve = RiskCoverage.of(rows, Measure.ENTROPY);
        assertEquals(2, curve.at(0.4).accepted());
        assertEquals(1, curve.at(Math.nextDown(0.4)).accepted());
        WorkingPoint best = curve.forRisk(0);
        assertNotNull(best);
        assertEquals(0.4, best.threshold());
    }

    @Test
    void everyPointIsWhatCountingByHandGives() {
        Random random = new Random(11);
        for (int i = 0; i < 50; i++) {
            TopLabel rows = coarse(random, 1 + random.nextInt(200));
            RiskCoverage curve = RiskCoverage.of(rows);
            double area = 0;
            for (double own : rows.confidence()) {
                area += count(rows, own)[1] / (double) count(rows, own)[0];
            }
            assertEquals(area / rows.rows(), curve.aurc(), 1e-12);
            for (int point = 0; point < curve.points(); point++) {
                int[] byHand = count(rows, curve.point(point).threshold());
                assertEquals(byHand[0], curve.point(point).accepted());
                assertEquals(byHand[1], curve.point(point).errors());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void aLongCurveSortedInHalvesIsTheSame(Measure measure) {
        Random random = new Random(15);
        for (int distinct : new int[]{1, 2, 1000, Integer.MAX_VALUE}) {
            Predictions run = run(random, 100_000, distinct);
            RiskCoverage curve = RiskCoverage.of(run, measure, -1);
            ThresholdIndex index = new ThresholdIndex(run, measure, -1);
            assertEquals(Arrays.stream(run.values(measure)).distinct().count(), curve.points());
            for (int i = 0; i < curve.points(); i += 1 + curve.points() / 500) {
                WorkingPoint point = curve.point(i);
                ThresholdIndex.Outcome outcome = index.at(point.threshold());
                assertEquals(outcome.accepted(), point.accepted());
                assertEquals(outcome.wrongAccepted(), point.errors());
                assertTrue(i == 0 || point.accepted() > curve.point(i - 1).accepted());
            }
            assertEquals(100_000, curve.rows());
        }
    }

    @Test
    void aMeasureBeyondItsRangeIsRefused() {
        for (double value : new double[]{-1e-300, 2, Double.NaN, Double.POSITIVE_INFINITY}) {
            TopLabel rows = new TopLabel(new double[]{0.5, value}, new boolean[2]);
            assertThrows(IllegalArgumentException.class, () -> RiskCoverage.of(rows), "" + value);
        }
    }

    /** Two classes; the same values serve as every measure. */
    private static Predictions run(Random random, int rows, int distinct) {
        double[] values = random.doubles(rows).map(v -> Math.floor(v * distinct) / distinct).toArray();
        int[] truth = random.ints(rows, 0, 2).toArray();
        return new Predictions(List.of("a", "b"), new long[rows], new int[rows], values, values, values,
                new byte[rows], truth);
    }

    @Test
    void aLargerTargetNeverAcceptsLess() {
        Random random = new Random(12);
        for (int i = 0; i < 50; i++) {
            RiskCoverage curve = RiskCoverage.of(coarse(random, 1 + random.nextInt(200)));
            int before = 0;
            for (double target = 0; target <= 1.0001; target += 0.01) {
                WorkingPoint point = curve.forRisk(target);
                int accepted = point == null ? 0 : point.accepted();
                assertTrue(accepted >= before);
                assertTrue(point == null || point.risk() <= target);
                before = accepted;
            }
            assertEquals(curve.rows(), before, "a target of 1 accepts everything");
        }
    }

    @Test
    void flaggedRowsGrowWithTheThresholdAndAgreeWithTheCurve() {
        Predictions run = Synthetic.calibrated(new Random(13), 500, 3, 1).run();
        for (Measure measure : Measure.values()) {
            ThresholdIndex index = new ThresholdIndex(run, measure, -1);
            RiskCoverage curve = RiskCoverage.of(run, measure, -1);
            int before = measure.highIsUnsure() ? run.rows() : 0;
            for (int step = 0; step <= 100; step++) {
                ThresholdIndex.Outcome outcome = index.at(step / 100.0);
                assertTrue(measure.highIsUnsure() ? outcome.flagged() <= before : outcome.flagged() >= before);
                assertEquals(outcome.accepted(), curve.at(step / 100.0).accepted());
                assertEquals(outcome.wrongAccepted(), curve.at(step / 100.0).errors());
                before = outcome.flagged();
            }
        }
    }

    @Test
    void aBudgetIsUsedUpButNeverExceeded() {
        Predictions run = Synthetic.calibrated(new Random(14), 300, 3, 1).run();
        for (Measure measure : Measure.values()) {
            ThresholdIndex index = new ThresholdIndex(run, measure, -1);
            for (int budget : new int[]{0, 1, 37, 299, 300, 1000}) {
                assertEquals(Math.min(budget, 300), index.at(index.forBudget(budget)).flagged(),
                        measure + " " + budget);
            }
        }
    }

    @Test
    void aBudgetDoesNotSplitTies() {
        double[] confidence = {0.5, 0.6, 0.6, 0.6, 0.9};
        Predictions run = run(confidence);
        ThresholdIndex index = new ThresholdIndex(run, Measure.CONFIDENCE, -1);
        assertEquals(1, index.at(index.forBudget(3)).flagged());
        assertEquals(4, index.at(index.forBudget(4)).flagged());
    }

    @Test
    void nothingToLookAtIsNotAvailable() {
        RiskCoverage none = RiskCoverage.of(new TopLabel(new double[0], new boolean[0]));
        assertTrue(Double.isNaN(none.aurc()));
        assertTrue(Double.isNaN(none.fullRisk()));
        assertNull(none.forRisk(1));
        assertNull(none.atCoverage(0.5));
        assertNull(GuaranteedRisk.find(none, 0.1, 0.1));
        assertNull(GuaranteedThreshold.fixedSequence(none, new double[]{0.9}, 0.1, 0.1).point());
    }

    @Test
    void reviewingAllIsCheapestWhereEveryAcceptedRowIsWrong() {
        RiskCoverage wrong = RiskCoverage.of(new TopLabel(new double[]{0.9, 0.8}, new boolean[]{true, true}));
        ReviewCost.Choice choice = new ReviewCost(1, 10).cheapest(wrong);
        assertNull(choice.point());
        assertEquals(2, choice.flagged());
        assertEquals(2, choice.cost());
    }

    @Test
    void equalCostsGoToFewerReviews() {
        RiskCoverage curve = RiskCoverage.of(new TopLabel(new double[]{0.9, 0.8}, new boolean[]{false, true}));
        // accepting both costs one error, reviewing the second costs one review
        ReviewCost.Choice choice = new ReviewCost(3, 3).cheapest(curve);
        assertEquals(0, choice.flagged());
    }

    private static TopLabel coarse(Random random, int rows) {
        double[] confidence = new double[rows];
        boolean[] wrong = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            confidence[row] = (1 + random.nextInt(20)) / 20.0;
            wrong[row] = random.nextDouble() > confidence[row];
        }
        return new TopLabel(confidence, wrong);
    }

    private static int[] count(TopLabel rows, double threshold) {
        int[] counts = new int[2];
        for (int row = 0; row < rows.rows(); row++) {
            if (!(rows.confidence()[row] < threshold)) {
                counts[0]++;
                counts[1] += rows.wrong()[row] ? 1 : 0;
            }
        }
        return counts;
    }

    private static Predictions run(double[] confidence) {
        double[] p = new double[2 * confidence.length];
        for (int row = 0; row < confidence.length; row++) {
            p[2 * row] = confidence[row];
            p[2 * row + 1] = 1 - confidence[row];
        }
        return new Synthetic(2, p, new int[confidence.length]).run();
    }
}
