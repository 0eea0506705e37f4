package secondlook.runtime.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every answer against counting by hand, on runs with ties, gaps in the truth and unusable rows. */
class ThresholdIndexTest {

    private static final int ALL = -1;

    @Test
    void everyOutcomeIsWhatCountingGives() {
        Random random = new Random(131);
        for (int i = 0; i < 100; i++) {
            Predictions run = run(random, 1 + random.nextInt(80));
            for (Measure measure : Measure.values()) {
                for (int k = ALL; k < 2; k++) {
                    ThresholdIndex index = new ThresholdIndex(run, measure, k);
                    for (int step = 0; step <= 20; step++) {
                        assertEquals(count(run, measure, k, step / 20.0), index.at(step / 20.0));
                    }
                }
            }
        }
    }

    @Test
    void aBudgetIsNeverExceededAndCouldNotBeUsedBetter() {
        Random random = new Random(132);
        for (int i = 0; i < 100; i++) {
            Predictions run = run(random, 1 + random.nextInt(80));
            for (Measure measure : Measure.values()) {
                ThresholdIndex index = new ThresholdIndex(run, measure, ALL);
                int always = count(run, measure, ALL, measure.highIsUnsure() ? 2 : -1).flagged();
                for (int budget = 0; budget <= run.rows() + 1; budget++) {
                    double threshold = index.forBudget(budget);
                    if (always == run.rows()) {
                        assertTrue(Double.isNaN(threshold));
                    } else {
                        int flagged = index.at(threshold).flagged();
                        assertTrue(flagged <= Math.max(budget, always));
                        assertEquals(best(run, measure, Math.max(budget, always)), flagged);
                    }
                }
            }
        }
    }

    /** The most rows that any threshold flags within a budget. */
    private static int best(Predictions run, Measure measure, int budget) {
        int best = 0;
        for (int step = -1; step <= 22; step++) {
            int flagged = count(run, measure, ALL, step / 20.0 + 1e-9).flagged();
            best = flagged <= budget ? Math.max(best, flagged) : best;
        }
        return best;
    }

    private static ThresholdIndex.Outcome count(Predictions run, Measure measure, int predicted, double threshold) {
        int rows = 0;
        int accepted = 0;
        int labelled = 0;
        int wrong = 0;
        for (int row = 0; row < run.rows(); row++) {
            if (predicted == ALL || run.predicted()[row] == predicted) {
                rows++;
                if (run.isValid(row) && !measure.flags(run.values(measure)[row], threshold)) {
                    accepted++;
                    labelled += run.isLabelled(row) ? 1 : 0;
                    wrong += run.isLabelled(row) && run.isWrong(row) ? 1 : 0;
                }
            }
        }
        return new ThresholdIndex.Outcome(rows, rows - accepted, accepted, labelled, wrong);
    }

    private static Predictions run(Random random, int rows) {
        int[] predicted = new int[rows];
        int[] truth = new int[rows];
        byte[] status = new byte[rows];
        double[][] values = new double[3][rows];
        for (int row = 0; row < rows; row++) {
            boolean invalid = random.nextInt(8) == 0;
            status[row] = (invalid ? RowStatus.INVALID : RowStatus.OK).code();
            predicted[row] = invalid ? -1 : random.nextInt(2);
            truth[row] = random.nextInt(4) - 2;
            for (double[] column : values) {
                column[row] = invalid ? Double.NaN : random.nextInt(21) / 20.0;
            }
        }
        return new Predictions(List.of("a", "b"), random.longs(rows).toArray(), predicted, values[0], values[1],
                values[2], status, truth);
    }
}
