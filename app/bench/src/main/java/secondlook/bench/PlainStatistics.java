package secondlook.bench;

/** What a programmer would write who wants the numbers of three classes and nothing else: one loop, no checks. */
public final class PlainStatistics {

    final int[] predicted;
    final double[] confidence;
    final double[] margin;
    final double[] entropy;

    private final int[] right;
    private final int[] wrong;
    private final int[] count;
    private final int[] hits;
    private final double[] sum;

    PlainStatistics(int rows, int histogramBins, int errorBins) {
        predicted = new int[rows];
        confidence = new double[rows];
        margin = new double[rows];
        entropy = new double[rows];
        right = new int[histogramBins];
        wrong = new int[histogramBins];
        count = new int[errorBins];
        hits = new int[errorBins];
        sum = new double[errorBins];
    }

    void run(double[][] p, int[] truth) {
        double[] a = p[0];
        double[] b = p[1];
        double[] c = p[2];
        double most = Math.log(3);
        for (int row = 0; row < a.length; row++) {
            double x = a[row];
            double y = b[row];
            double z = c[row];
            int best = y > x ? 1 : 0;
            double first = Math.max(x, y);
            double second = Math.min(x, y);
            if (z > first) {
                second = first;
                first = z;
                best = 2;
            } else if (z > second) {
                second = z;
            }
            predicted[row] = best;
            confidence[row] = first;
            margin[row] = first - second;
            entropy[row] = Math.min(1, -(nats(x) + nats(y) + nats(z)) / most);
            boolean hit = best == truth[row];
            int bin = bin(first, right.length);
            right[bin] += hit ? 1 : 0;
            wrong[bin] += hit ? 0 : 1;
            int b15 = bin(first, count.length);
            count[b15]++;
            hits[b15] += hit ? 1 : 0;
            sum[b15] += first;
        }
    }

    /** The expected calibration error. */
    double error() {
        double error = 0;
        for (int i = 0; i < count.length; i++) {
            error += Math.abs(hits[i] - sum[i]) / predicted.length;
        }
        return error;
    }

    private static double nats(double v) {
        return v > 0 ? v * Math.log(v) : 0;
    }

    /** (a, b], the first with 0. */
    private static int bin(double value, int bins) {
        return Math.max(0, (int) Math.ceil(value * bins) - 1);
    }
}
