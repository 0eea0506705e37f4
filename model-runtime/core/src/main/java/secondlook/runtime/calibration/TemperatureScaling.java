package secondlook.runtime.calibration;

import secondlook.runtime.decision.LabelledRows;

/**
 * softmax(z / T): one number that makes a model less (T &gt; 1) or more (T &lt; 1) sure and never changes its top class.
 *
 * <p>
 * Source: C. Guo et al., "On calibration of modern neural networks", ICML 2017.
 *
 * @param temperature T in [0.01,100]
 * @param atBound     the best T lies outside that range: the fit says little
 */
public record TemperatureScaling(double temperature, boolean atBound) implements Calibrator {

    private static final double LEAST = 0.01;
    private static final double MOST = 100;

    /**
     * Fits to probabilities, whose logarithms serve as logits.
     *
     * @throws secondlook.runtime.RefusedException if the labels hold one class alone
     */
    public static TemperatureScaling fit(LabelledRows rows) {
        return fitLogits(Logits.of(rows.probabilities()), rows.classes(), rows.truth());
    }

    /**
     * Fits to logits: the zero of the slope of the mean negative log-likelihood in β = 1/T, which grows with β.
     *
     * @param z       row-major, finite
     * @param classes K ≥ 2
     * @param truth   class index per row
     * @throws secondlook.runtime.RefusedException if the labels hold one class alone
     */
    public static TemperatureScaling fitLogits(double[] z, int classes, int[] truth) {
        OneClass.refuse(truth);
        double low = 1 / MOST;
        double high = 1 / LEAST;
        if (slope(z, classes, truth, low) >= 0) {
            return new TemperatureScaling(MOST, true);
        }
        if (slope(z, classes, truth, high) <= 0) {
            return new TemperatureScaling(LEAST, true);
        }
        // by halves of the logarithm: 50 looks narrow 10⁴ down to the last bits
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(low * high);
            if (slope(z, classes, truth, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new TemperatureScaling(2 / (low + high), false);
    }

    private static double slope(double[] z, int classes, int[] truth, double beta) {
        double[] p = new double[classes];
        double sum = 0;
        for (int row = 0, at = 0; row < truth.length; row++, at += classes) {
            for (int k = 0; k < classes; k++) {
                p[k] = beta * z[at + k];
            }
            Logits.softmax(p, 0, classes);
            // against the label's logit, so that large common offsets cancel exactly
            double zy = z[at + truth[row]];
            for (int k = 0; k < classes; k++) {
                sum += p[k] * (z[at + k] - zy);
            }
        }
        return sum / truth.length;
    }

    /** Mean −ln softmax(z/T)_y, in nats. */
    public double logLoss(double[] z, int classes, int[] truth) {
        double[] scaled = new double[classes];
        double sum = 0;
        for (int row = 0, at = 0; row < truth.length; row++, at += classes) {
            for (int k = 0; k < classes; k++) {
                scaled[k] = z[at + k] / temperature;
            }
            sum += Logits.softmax(scaled, 0, classes) - z[at + truth[row]] / temperature;
        }
        return sum / truth.length;
    }

    @Override
    public void apply(double[] p, int offset, int classes) {
        for (int k = 0; k < classes; k++) {
            p[offset + k] = Math.log(Math.max(p[offset + k], ProperScores.EPS)) / temperature;
        }
        Logits.softmax(p, offset, classes);
    }

    @Override
    public void applyLogits(double[] z, int offset, int classes) {
        for (int k = 0; k < classes; k++) {
            z[offset + k] /= temperature;
        }
        Logits.softmax(z, offset, classes);
    }
}
