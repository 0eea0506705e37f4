package secondlook.runtime.conformal;

import java.util.Arrays;

/**
 * How wide prediction intervals are and how often they hold the truth. Rows whose bounds are not numbers, or whose lower
 * bound lies above the upper, are in no number; rows without truth count for the widths alone. NaN where nothing counts.
 *
 * <p>
 * Source: T. Gneiting and A. E. Raftery, "Strictly proper scoring rules, prediction, and estimation", JASA 102 (2007) 359–378
 * (interval score, after R. L. Winkler 1972).
 *
 * @param rows                rows with usable bounds
 * @param labelled            of those, rows with truth
 * @param coverage            share of truths within the closed interval (PICP)
 * @param meanWidth           mean of upper − lower
 * @param medianWidth         median of upper − lower
 * @param normalisedMeanWidth mean width / (largest − smallest truth)
 * @param winkler             mean of width + (2/α)·distance by which the truth is missed; small is good
 * @param widest              position of the widest interval, the first among equals; -1 where there is none
 */
public record IntervalQuality(int rows, int labelled, double coverage, double meanWidth, double medianWidth,
        double normalisedMeanWidth, double winkler, int widest) {

    /**
     * @param truth NaN where missing
     * @param lower lower bound per row
     * @param upper upper bound per row
     * @param alpha share of misses that the intervals were made for, in (0,1)
     */
    public static IntervalQuality of(double[] truth, double[] lower, double[] upper, double alpha) {
        double[] widths = new double[truth.length];
        int n = 0;
        int labelled = 0;
        int inside = 0;
        int widest = -1;
        double widthSum = 0;
        double score = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < truth.length; row++) {
            double width = upper[row] - lower[row];
            if (!(width >= 0)) {
                continue;
            }
            widest = widest < 0 || width > upper[widest] - lower[widest] ? row : widest;
            widths[n++] = width;
            widthSum += width;
            if (Double.isFinite(truth[row])) {
                double miss = Math.max(0, Math.max(lower[row] - truth[row], truth[row] - upper[row]));
                labelled++;
                inside += miss == 0 ? 1 : 0;
                score += width + 2 / alpha * miss;
                least = Math.min(least, truth[row]);
                most = Math.max(most, truth[row]);
            }
        }
        double range = most > least ? most - least : Double.NaN;
        return new IntervalQuality(n, labelled, (double) inside / labelled, widthSum / n,
                median(Arrays.copyOf(widths, n)), widthSum / n / range, score / labelled, widest);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int n = values.length;
        return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }
}
