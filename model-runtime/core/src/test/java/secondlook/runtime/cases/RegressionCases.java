package secondlook.runtime.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.conformal.ConformalRank;
import secondlook.runtime.conformal.ConformalRegressor;
import secondlook.runtime.conformal.IntervalQuality;

final class RegressionCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        return input.has("lower") ? intervals(reference, input) : splitConformal(reference, input);
    }

    private static Answer intervals(ReferenceCase reference, CaseTable input) {
        double[] truth = input.numbers("y_true");
        double[] lower = input.numbers("lower");
        double[] upper = input.numbers("upper");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        put(values, IntervalQuality.of(truth, lower, upper, 0.1));
        for (String key : reference.keys()) {
            if (key.matches("winkler_\\d+_\\d+")) {
                double alpha = Double.parseDouble(key.substring("winkler_".length()).replace('_', '.'));
                values.put(key, IntervalQuality.of(truth, lower, upper, alpha).winkler());
            }
        }
        return Answer.of(values);
    }

    private static void put(Map<String, @Nullable Object> values, IntervalQuality quality) {
        values.put("n", quality.rows());
        values.put("picp", quality.coverage());
        values.put("mean_width", quality.meanWidth());
        values.put("median_width", quality.medianWidth());
        values.put("normalised_mean_width", quality.normalisedMeanWidth());
        values.put("widest_row", quality.widest() < 0 ? null : quality.widest());
    }

    /** {@code y_true}, {@code y_pred} and {@code split}, by {@code alpha=…}. */
    private static Answer splitConformal(ReferenceCase reference, CaseTable input) {
        double[] truth = input.numbers("y_true");
        double[] predicted = input.numbers(input.has("y_pred") ? "y_pred" : "prediction");
        double[] calibration = new double[truth.length];
        int n = 0;
        for (int row = 0; row < truth.length; row++) {
            boolean use = input.cell(row, "split").equals("calibration")
                    && Double.isFinite(truth[row] - predicted[row]);
            calibration[row] = use ? truth[row] : Double.NaN;
            n += use ? 1 : 0;
        }
        // one level for the whole case, or several by key
        Map<String, @Nullable Object> values = onTest(input, truth, predicted,
                ConformalRegressor.fit(calibration, predicted, reference.param("alpha", 0.1)), n);
        for (String key : reference.keys()) {
            if (key.startsWith("alpha=")) {
                double alpha = Double.parseDouble(key.substring("alpha=".length()));
                ConformalRegressor fitted = ConformalRegressor.fit(calibration, predicted, alpha);
                values.put(key, onTest(input, truth, predicted, fitted, n));
            }
        }
        return Answer.of(values);
    }

    private static Map<String, @Nullable Object> onTest(CaseTable input, double[] truth, double[] predicted,
            ConformalRegressor fitted, int n) {
        double[] lower = new double[truth.length];
        double[] upper = new double[truth.length];
        double[] known = new double[truth.length];
        for (int row = 0; row < truth.length; row++) {
            boolean test = !input.cell(row, "split").equals("calibration");
            lower[row] = test ? fitted.lower(predicted[row]) : Double.NaN;
            upper[row] = test ? fitted.upper(predicted[row]) : Double.NaN;
            known[row] = test ? truth[row] : Double.NaN;
        }
        IntervalQuality quality = IntervalQuality.of(known, lower, upper, fitted.alpha());
        boolean infinite = Double.isInfinite(fitted.halfWidth());
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        put(out, quality);
        out.put("k", ConformalRank.of(n, fitted.alpha()));
        out.put("n", n);
        out.put("qhat", infinite ? null : fitted.halfWidth());
        out.put("half_width", infinite ? null : fitted.halfWidth());
        out.put("coverage", quality.coverage());
        return out;
    }
}
