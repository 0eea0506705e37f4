package secondlook.app.calibration;

import org.jspecify.annotations.Nullable;
import secondlook.app.expect.InputContract;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.CalibrationMethod;

/**
 * How to calibrate.
 *
 * @param truth        the column that holds the right answer
 * @param method       how to fit
 * @param where        SQL condition that chooses the rows; {@code null} for all
 * @param testFraction share of the labelled rows to measure on, in [0,1); the rest is fitted to
 * @param seed         decides which
 * @param contract     what the model expects of the rows; {@code null} for nothing
 */
public record CalibrationRequest(String truth, CalibrationMethod method, @Nullable String where, double testFraction,
        long seed, @Nullable InputContract contract) {

    public static final double DEFAULT_TEST_FRACTION = 0.3;

    /** Without a contract. */
    public CalibrationRequest(String truth, CalibrationMethod method, @Nullable String where, double testFraction,
            long seed) {
        this(truth, method, where, testFraction, seed, null);
    }

    /** The same, with the rows that the model would refuse left out. */
    public CalibrationRequest under(@Nullable InputContract expected) {
        return new CalibrationRequest(truth, method, where, testFraction, seed, expected);
    }

    /** @throws RefusedException if the share is out of range */
    public CalibrationRequest {
        if (!(testFraction >= 0 && testFraction < 1)) {
            throw new RefusedException(testFraction + " is not a share of rows to measure on",
                    "it must be 0 or more and below 1",
                    "Give for example " + DEFAULT_TEST_FRACTION + " (--test-fraction).");
        }
    }

    /** Temperature scaling on all rows, three tenths of them set aside to measure on. */
    public static CalibrationRequest of(String truth) {
        return new CalibrationRequest(truth, CalibrationMethod.TEMPERATURE, null, DEFAULT_TEST_FRACTION, 1);
    }
}
