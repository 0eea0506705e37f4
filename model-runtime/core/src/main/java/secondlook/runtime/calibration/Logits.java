package secondlook.runtime.calibration;

/** Softmax and its cross-entropy, without overflow. */
final class Logits {

    private Logits() {
    }

    /** ln max(p, 2⁻⁵²) of each probability: logits up to a constant per row. */
    static double[] of(double[] probabilities) {
        double[] z = new double[probabilities.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.log(Math.max(probabilities[i], ProperScores.EPS));
        }
        return z;
    }

    /** Replaces K logits by their softmax; returns ln Σ e^z. */
    static double softmax(double[] z, int offset, int classes) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            max = Math.max(max, z[offset + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            z[offset + k] = Math.exp(z[offset + k] - max);
            sum += z[offset + k];
        }
        for (int k = 0; k < classes; k++) {
            z[offset + k] /= sum;
        }
        return max + Math.log(sum);
    }
}
