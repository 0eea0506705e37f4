package secondlook.runtime.smile;

/** Turns sums into probabilities, in place, in the same order of operations as Smile. */
final class Links {

    private Links() {
    }

    /** Divides by the sum. */
    static void normalise(double[] p, int at, int width) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += p[at + k];
        }
        for (int k = 0; k < width; k++) {
            p[at + k] /= sum;
        }
    }

    /** Shifted by the maximum first, so that nothing overflows. */
    static void softmax(double[] p, int at, int width) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < width; k++) {
            max = Math.max(max, p[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < width; k++) {
            p[at + k] = Math.exp(p[at + k] - max);
            sum += p[at + k];
        }
        for (int k = 0; k < width; k++) {
            p[at + k] /= sum;
        }
    }
}
