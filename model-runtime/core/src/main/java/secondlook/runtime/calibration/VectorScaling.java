package secondlook.runtime.calibration;

import java.util.Arrays;
import secondlook.runtime.decision.LabelledRows;

/**
 * softmax(w∘z + b): a slope and an offset for each class. The offsets are determined up to a constant and given with mean 0.
 *
 * <p>
 * Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017.
 *
 * @param w slope per class
 * @param b offset per class, mean 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record VectorScaling(double[] w, double[] b) implements Calibrator {

    /**
     * Fits to probabilities, whose logarithms serve as logits.
     *
     * @throws secondlook.runtime.RefusedException if the labels hold one class alone
     */
    public static VectorScaling fit(LabelledRows rows) {
        return fitLogits(Logits.of(rows.probabilities()), rows.classes(), rows.truth());
    }

    /**
     * Fits to logits by least mean negative log-likelihood.
     *
     * @param z       row-major, finite
     * @param classes K ≥ 2
     * @param truth   class index per row
     * @throws secondlook.runtime.RefusedException if the labels hold one class alone
     */
    public static VectorScaling fitLogits(double[] z, int classes, int[] truth) {
        OneClass.refuse(truth);
        double[] start = new double[2 * classes];
        Arrays.fill(start, 0, classes, 1);
        double[] best = LimitedMemoryBfgs.minimise((x, gradient) -> loss(z, classes, truth, x, gradient), start);
        double[] b = Arrays.copyOfRange(best, classes, 2 * classes);
        double mean = Arrays.stream(b).sum() / classes;
        return new VectorScaling(Arrays.copyOf(best, classes), Arrays.stream(b).map(v -> v - mean).toArray());
    }

    private static double loss(double[] z, int classes, int[] truth, double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] p = new double[classes];
        double sum = 0;
        for (int row = 0, at = 0; row < truth.length; row++, at += classes) {
            for (int k = 0; k < classes; k++) {
                p[k] = x[k] * z[at + k] + x[classes + k];
            }
            double own = p[truth[row]];
            sum += Logits.softmax(p, 0, classes) - own;
            p[truth[row]] -= 1;
            for (int k = 0; k < classes; k++) {
                gradient[k] += p[k] * z[at + k] / truth.length;
                gradient[classes + k] += p[k] / truth.length;
            }
        }
        return sum / truth.length;
    }

    /** Mean −ln softmax(w∘z + b)_y, in nats. */
    public double logLoss(double[] z, int classes, int[] truth) {
        double[] x = Arrays.copyOf(w, 2 * classes);
        System.arraycopy(b, 0, x, classes, classes);
        return loss(z, classes, truth, x, new double[2 * classes]);
    }

    /** The calibrated probabilities of one row of logits. */
    public double[] ofLogits(double[] z, int offset) {
        double[] p = new double[w.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = w[k] * z[offset + k] + b[k];
        }
        Logits.softmax(p, 0, p.length);
        return p;
    }

    @Override
    public void apply(double[] p, int offset, int classes) {
        for (int k = 0; k < classes; k++) {
            p[offset + k] = w[k] * Math.log(Math.max(p[offset + k], ProperScores.EPS)) + b[k];
        }
        Logits.softmax(p, offset, classes);
    }

    @Override
    public void applyLogits(double[] z, int offset, int classes) {
        for (int k = 0; k < classes; k++) {
            z[offset + k] = w[k] * z[offset + k] + b[k];
        }
        Logits.softmax(z, offset, classes);
    }
}
