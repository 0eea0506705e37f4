package secondlook.runtime.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import secondlook.runtime.decision.LabelledRows;

/**
 * Calibrates each class against the rest and divides by the sum; a row whose classes all become 0 becomes uniform. Of two
 * classes the second alone is calibrated.
 *
 * <p>
 * Source: B. Zadrozny and C. Elkan, "Transforming classifier scores into accurate multiclass probability estimates", KDD
 * 2002.
 *
 * @param classes one map per class; a single one, of the second class, where there are two
 */
public record OneVsRest(List<BinaryCalibrator> classes) implements Calibrator {

    public OneVsRest {
        classes = List.copyOf(classes);
    }

    /** Fits the map of one event. */
    @FunctionalInterface
    public interface Fit {

        BinaryCalibrator fit(double[] probability, boolean[] happened);
    }

    public static OneVsRest fit(LabelledRows rows, Fit fit) {
        List<BinaryCalibrator> fitted = new ArrayList<>();
        for (int k = rows.classes() == 2 ? 1 : 0; k < rows.classes(); k++) {
            double[] p = new double[rows.rows()];
            boolean[] is = new boolean[rows.rows()];
            for (int row = 0; row < p.length; row++) {
                p[row] = rows.probability(row, k);
                is[row] = rows.truth()[row] == k;
            }
            fitted.add(fit.fit(p, is));
        }
        return new OneVsRest(fitted);
    }

    @Override
    public void apply(double[] p, int offset, int count) {
        if (count == 2 && classes.size() == 1) {
            p[offset + 1] = classes.getFirst().calibrate(p[offset + 1]);
            p[offset] = 1 - p[offset + 1];
            return;
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            p[offset + k] = classes.get(k).calibrate(p[offset + k]);
            sum += p[offset + k];
        }
        if (sum > 0) {
            for (int k = 0; k < count; k++) {
                p[offset + k] /= sum;
            }
        } else {
            Arrays.fill(p, offset, offset + count, 1.0 / count);
        }
    }
}
