package secondlook.cli.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;

/**
 * How far the predicted values of a regression are from the right ones, over the rows that have both.
 *
 * @param rows     all rows
 * @param n        rows with a prediction and a right value
 * @param mean     mean error, prediction minus truth; NaN where n is 0, like the others
 * @param absolute mean absolute error
 * @param root     root of the mean squared error
 * @param r2       1 − squared errors / squared deviations of the truth; NaN where the truth is constant
 */
record RegressionErrors(long rows, long n, double mean, double absolute, double root, double r2) {

    private static final int BATCH = 65_536;

    static RegressionErrors of(Dataset dataset, String truth) {
        long all = 0;
        long n = 0;
        double sum = 0;
        double absolute = 0;
        double squares = 0;
        double truthMean = 0;
        double truthSquares = 0;
        try (RowReader reader = dataset.read(List.of("prediction", truth), null, BATCH)) {
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                for (int row = 0; row < rows.batch().rows(); row++) {
                    double actual = rows.batch().column(1).asReal(row);
                    double error = rows.batch().column(0).asReal(row) - actual;
                    all++;
                    if (!Double.isFinite(error)) {
                        continue;
                    }
                    n++;
                    sum += error;
                    absolute += Math.abs(error);
                    squares += error * error;
                    // Welford's update: the plain sum of squares loses everything where the mean is large
                    double before = actual - truthMean;
                    truthMean += before / n;
                    truthSquares += before * (actual - truthMean);
                }
            }
        }
        return new RegressionErrors(all, n, sum / n, absolute / n, Math.sqrt(squares / n),
                truthSquares == 0 ? Double.NaN : 1 - squares / truthSquares);
    }

    Map<String, @Nullable Object> document() {
        return new Document().put("task", "regression").put("n_rows", rows).put("n", n).put("mean_error", mean)
                .put("mae", absolute).put("rmse", root).put("r2", r2).values();
    }
}
