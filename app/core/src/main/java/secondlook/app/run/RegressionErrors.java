package secondlook.app.run;

import java.util.List;
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
public record RegressionErrors(long rows, long n, double mean, double absolute, double root, double r2) {

    private static final int BATCH = 65_536;

    /** Of a table of predictions. @param truth column of right values */
    public static RegressionErrors of(Dataset dataset, String truth) {
        Sums sums = new Sums();
        try (RowReader reader = dataset.read(List.of("prediction", truth), null, BATCH)) {
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                for (int row = 0; row < rows.batch().rows(); row++) {
                    sums.add(rows.batch().column(0).asReal(row), rows.batch().column(1).asReal(row));
                }
            }
        }
        return sums.errors();
    }

    /** @param truth of the same rows; NaN where not known */
    public static RegressionErrors of(double[] predicted, double[] truth) {
        Sums sums = new Sums();
        for (int row = 0; row < predicted.length; row++) {
            sums.add(predicted[row], truth[row]);
        }
        return sums.errors();
    }

    private static final class Sums {

        private long all;
        private long n;
        private double sum;
        private double absolute;
        private double squares;
        private double truthMean;
        private double truthSquares;

        void add(double predicted, double actual) {
            double error = predicted - actual;
            all++;
            if (!Double.isFinite(error)) {
                return;
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

        RegressionErrors errors() {
            return new RegressionErrors(all, n, sum / n, absolute / n, Math.sqrt(squares / n),
                    truthSquares == 0 ? Double.NaN : 1 - squares / truthSquares);
        }
    }
}
