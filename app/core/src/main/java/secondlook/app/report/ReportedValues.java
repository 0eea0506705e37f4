package secondlook.app.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import secondlook.app.run.RegressionErrors;
import secondlook.runtime.conformal.ConformalRegressor;
import secondlook.runtime.conformal.IntervalQuality;

/**
 * What a regression said, beside what was right. Do not change the arrays.
 *
 * @param predicted per row; NaN where the model gave no value
 * @param truth     of the same rows; NaN where not known
 * @param errors    of those rows that have both
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReportedValues(double[] predicted, double[] truth, RegressionErrors errors) {

    /** Share of misses that the intervals are made for. */
    static final double ALPHA = 0.1;

    static ReportedValues of(double[] predicted, double[] truth) {
        return new ReportedValues(predicted, truth, RegressionErrors.of(predicted, truth));
    }

    /** Prediction minus truth of the rows that have both, in their order. */
    double[] residuals() {
        return IntStream.range(0, predicted.length).mapToDouble(row -> predicted[row] - truth[row])
                .filter(Double::isFinite).toArray();
    }

    /**
     * Intervals of split conformal prediction, fitted on every other row with an answer and measured on the rest, so that no row
     * judges itself.
     *
     * @param fitted  on those
     * @param quality on the others
     */
    record Intervals(ConformalRegressor fitted, IntervalQuality quality) {}

    Intervals intervals() {
        int[] known = IntStream.range(0, predicted.length).filter(row -> Double.isFinite(predicted[row] - truth[row]))
                .toArray();
        double[][] fit = half(known, 0);
        double[][] rest = half(known, 1);
        ConformalRegressor fitted = ConformalRegressor.fit(fit[0], fit[1], ALPHA);
        double[] lower = Arrays.stream(rest[1]).map(fitted::lower).toArray();
        double[] upper = Arrays.stream(rest[1]).map(fitted::upper).toArray();
        return new Intervals(fitted, IntervalQuality.of(rest[0], lower, upper, ALPHA));
    }

    /** Truth and prediction of every other row. */
    private double[][] half(int[] known, int from) {
        int[] rows = IntStream.range(0, known.length).filter(i -> i % 2 == from).map(i -> known[i]).toArray();
        return new double[][]{Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray()};
    }
}
