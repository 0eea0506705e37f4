package secondlook.runtime.drift;

import java.util.Arrays;
import java.util.SplittableRandom;
import secondlook.runtime.calibration.LimitedMemoryBfgs;

/**
 * Tries to tell current rows from reference rows by all numeric columns at once: a logistic regression on the standardised
 * values and their squares, so that shifts of the mean and of the spread both show. Each row is scored by a model that did not
 * see it; 0.5 is "cannot tell", 1 is "every time".
 *
 * <p>
 * Sources: S. Rabanser, S. Günnemann and Z. Lipton, "Failing loudly", NeurIPS 2019; D. Lopez-Paz and M. Oquab, "Revisiting
 * classifier two-sample tests", ICLR 2017.
 */
public final class DomainClassifier {

    private static final int FOLDS = 5;
    /** Squares beyond this many standard deviations count no more. */
    private static final double FAR = 5;

    private final double[] features;
    private final boolean[] current;
    private final int[] fold;
    private final int width;

    private DomainClassifier(double[] features, boolean[] current, int width, long seed) {
        this.features = features;
        this.current = current;
        this.width = width;
        this.fold = folds(current.length, seed);
    }

    /**
     * @param reference row-major, {@code n * columns}; what is not finite counts as the column's mean
     * @param now       row-major, {@code m * columns}
     * @param columns   ≥ 1
     * @param seed      decides which rows are scored together
     * @return area under the ROC curve of the out-of-fold scores; NaN where a side has fewer than five rows
     */
    public static double auc(double[] reference, double[] now, int columns, long seed) {
        int n = reference.length / columns;
        int m = now.length / columns;
        if (n < FOLDS || m < FOLDS) {
            return Double.NaN;
        }
        double[] pooled = Arrays.copyOf(reference, reference.length + now.length);
        System.arraycopy(now, 0, pooled, reference.length, now.length);
        boolean[] current = new boolean[n + m];
        Arrays.fill(current, n, n + m, true);
        DomainClassifier classifier = new DomainClassifier(features(pooled, columns), current, 2 * columns, seed);
        return RankAuc.of(classifier.outOfFold(), current);
    }

    private static double[] features(double[] x, int columns) {
        int rows = x.length / columns;
        double[] features = new double[2 * x.length];
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            int n = 0;
            for (int row = 0; row < rows; row++) {
                double value = x[row * columns + c];
                if (Double.isFinite(value)) {
                    n++;
                    mean += (value - mean) / n;
                }
            }
            double square = 0;
            for (int row = 0; row < rows; row++) {
                double off = x[row * columns + c] - mean;
                square += Double.isFinite(off) ? off * off / n : 0;
            }
            double deviation = square > 0 ? Math.sqrt(square) : 1;
            for (int row = 0; row < rows; row++) {
                double z = (x[row * columns + c] - mean) / deviation;
                z = Double.isFinite(z) ? Math.max(-FAR, Math.min(FAR, z)) : 0;
                features[row * 2 * columns + 2 * c] = z;
                features[row * 2 * columns + 2 * c + 1] = z * z - 1;
            }
        }
        return features;
    }

    private static int[] folds(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] fold = new int[rows];
        for (int row = 0; row < rows; row++) {
            fold[row] = row % FOLDS;
        }
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = fold[i];
            fold[i] = fold[j];
            fold[j] = swap;
        }
        return fold;
    }

    private double[] outOfFold() {
        double[] scores = new double[current.length];
        for (int f = 0; f < FOLDS; f++) {
            int out = f;
            double[] w = LimitedMemoryBfgs.minimise((x, gradient) -> loss(x, gradient, out), new double[width + 1]);
            for (int row = 0; row < scores.length; row++) {
                if (fold[row] == out) {
                    scores[row] = score(w, row);
                }
            }
        }
        return scores;
    }

    private double score(double[] w, int row) {
        double score = w[width];
        for (int c = 0; c < width; c++) {
            score += w[c] * features[row * width + c];
        }
        return score;
    }

    /** Mean logistic loss of the rows outside a fold, with a ridge that keeps separable rows finite. */
    private double loss(double[] w, double[] gradient, int out) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        int n = 0;
        for (int row = 0; row < current.length; row++) {
            if (fold[row] != out) {
                double margin = score(w, row) * (current[row] ? 1 : -1);
                double e = Math.exp(-Math.abs(margin));
                sum += Math.max(-margin, 0) + Math.log1p(e);
                double pull = (current[row] ? -1 : 1) * (margin >= 0 ? e : 1) / (1 + e);
                for (int c = 0; c < width; c++) {
                    gradient[c] += pull * features[row * width + c];
                }
                gradient[width] += pull;
                n++;
            }
        }
        double ridge = 0;
        for (int c = 0; c <= width; c++) {
            gradient[c] /= n;
            if (c < width) {
                gradient[c] += w[c] / n;
                ridge += w[c] * w[c] / (2 * n);
            }
        }
        return sum / n + ridge;
    }
}
