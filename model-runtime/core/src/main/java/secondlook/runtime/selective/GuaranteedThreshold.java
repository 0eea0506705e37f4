package secondlook.runtime.selective;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Measure;

/**
 * A threshold whose accepted predictions are wrong at most at a target rate, with probability at least 1 − δ over the
 * sample of labelled rows. It holds for rows drawn as the labelled ones were.
 *
 * <p>
 * Source: A. N. Angelopoulos et al., "Learn then Test: calibrating predictive algorithms to achieve risk control",
 * arXiv:2110.01052 (2021), with binomial p-values; fixed-sequence testing and Bonferroni as there.
 *
 * @param tested        every threshold of the grid, in the order given
 * @param point         the threshold that is certified; {@code null} where none is. Never replaced by an uncertified one
 * @param reviewsNeeded accepted, labelled and all of them right: the least number that could certify anything
 */
public record GuaranteedThreshold(List<GridStep> tested, @Nullable WorkingPoint point, int reviewsNeeded) {

    private static final int HUNDRED = 100;

    public GuaranteedThreshold {
        tested = List.copyOf(tested);
    }

    /**
     * Hundredths from the strictest threshold to the one that accepts everything: 0.99, 0.98, … for confidence (down to
     * 1/K) and margin (down to 0), 0.00, 0.01, … 1 for entropy.
     *
     * @param classes K ≥ 1
     */
    public static double[] grid(Measure measure, int classes) {
        int least = measure == Measure.CONFIDENCE ? (HUNDRED + classes - 1) / classes : 0;
        double[] grid = measure.highIsUnsure() ? new double[HUNDRED + 1] : new double[Math.max(0, HUNDRED - least)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (double) (measure.highIsUnsure() ? i : HUNDRED - 1 - i) / HUNDRED;
        }
        return grid;
    }

    /**
     * Tests down the grid, each at level δ, and stops at the first failure; the last success is certified.
     *
     * @param curve       of the labelled calibration sample
     * @param grid        from the strictest to the most lenient, chosen before looking at the labels
     * @param targetError in (0,1)
     * @param delta       error probability of the guarantee, in (0,1)
     */
    public static GuaranteedThreshold fixedSequence(RiskCoverage curve, double[] grid, double targetError,
            double delta) {
        List<GridStep> tested = test(curve, grid, targetError, delta);
        WorkingPoint last = null;
        for (GridStep step : tested) {
            if (step.pValue() > delta) {
                break;
            }
            last = step.point();
        }
        return new GuaranteedThreshold(tested, last, reviewsNeeded(targetError, delta));
    }

    /**
     * Tests every threshold at level δ / grid size and certifies the most lenient that passes.
     *
     * @param grid from the strictest to the most lenient, chosen before looking at the labels
     */
    public static GuaranteedThreshold bonferroni(RiskCoverage curve, double[] grid, double targetError, double delta) {
        List<GridStep> tested = test(curve, grid, targetError, delta);
        WorkingPoint last = null;
        for (GridStep step : tested) {
            last = step.pValue() <= delta / grid.length ? step.point() : last;
        }
        return new GuaranteedThreshold(tested, last, reviewsNeeded(targetError, delta / grid.length));
    }

    /** ⌈ln δ / ln(1 − r)⌉: 59 for r = δ = 0.05. */
    public static int reviewsNeeded(double targetError, double delta) {
        checkShare(targetError);
        checkShare(delta);
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.log(delta) / Math.log1p(-targetError)));
    }

    private static List<GridStep> test(RiskCoverage curve, double[] grid, double targetError, double delta) {
        checkShare(targetError);
        checkShare(delta);
        List<GridStep> tested = new ArrayList<>();
        for (double threshold : grid) {
            tested.add(GridStep.of(curve.at(threshold), targetError, delta));
        }
        return tested;
    }

    private static void checkShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("Not between 0 and 1: " + share);
        }
    }
}
