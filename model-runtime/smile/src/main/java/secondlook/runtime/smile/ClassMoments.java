package secondlook.runtime.smile;

import java.util.Arrays;
import secondlook.runtime.job.JobContext;

/** Mean and covariance of every class's rows. */
final class ClassMoments {

    private final int[] counts;
    private final double[][] means;
    /** Sums of products of deviations from the class's mean. */
    private final double[][][] scatter;

    private ClassMoments(int[] counts, double[][] means, double[][][] scatter) {
        this.counts = counts;
        this.means = means;
        this.scatter = scatter;
    }

    static ClassMoments of(TrainingSet set, JobContext context) {
        return of(set, true, context);
    }

    /** Without covariances between features. */
    static ClassMoments ofVariances(TrainingSet set, JobContext context) {
        return of(set, false, context);
    }

    private static ClassMoments of(TrainingSet set, boolean between, JobContext context) {
        int p = set.features().width();
        double[][] columns = set.features().columns();
        int[] counts = new int[set.classes()];
        double[][] means = new double[set.classes()][p];
        for (int row = 0; row < set.rows(); row++) {
            int k = set.labels()[row];
            counts[k]++;
            for (int f = 0; f < p; f++) {
                means[k][f] += columns[f][row];
            }
        }
        for (int k = 0; k < counts.length; k++) {
            for (int f = 0; f < p; f++) {
                means[k][f] /= counts[k];
            }
        }
        // Of features on their own the diagonal is all there is, kept as the only entry of each row.
        double[][][] scatter = new double[set.classes()][p][between ? p : 1];
        double[] deviation = new double[p];
        for (int row = 0; row < set.rows(); row++) {
            if (row % Chunks.ROWS == 0) {
                context.checkCancelled();
            }
            int k = set.labels()[row];
            for (int f = 0; f < p; f++) {
                deviation[f] = columns[f][row] - means[k][f];
                if (between) {
                    for (int g = 0; g <= f; g++) {
                        scatter[k][f][g] += deviation[f] * deviation[g];
                    }
                } else {
                    scatter[k][f][0] += deviation[f] * deviation[f];
                }
            }
        }
        for (double[][] products : scatter) {
            for (int f = 0; f < p && between; f++) {
                for (int g = 0; g < f; g++) {
                    products[g][f] = products[f][g];
                }
            }
        }
        return new ClassMoments(counts, means, scatter);
    }

    int count(int k) {
        return counts[k];
    }

    double[] mean(int k) {
        return means[k];
    }

    /** Of one feature in one class, the mean squared deviation. */
    double variance(int k, int f) {
        double[] products = scatter[k][f];
        return products[products.length == 1 ? 0 : f] / counts[k];
    }

    /** Of each feature over all rows, whatever their class. */
    double[] total() {
        int p = means[0].length;
        int rows = Arrays.stream(counts).sum();
        double[] total = new double[p];
        for (int f = 0; f < p; f++) {
            double mean = 0;
            for (int k = 0; k < counts.length; k++) {
                mean += means[k][f] * counts[k] / rows;
            }
            for (int k = 0; k < counts.length; k++) {
                double apart = means[k][f] - mean;
                total[f] += (variance(k, f) + apart * apart) * counts[k] / rows;
            }
        }
        return total;
    }

    /**
     * Covariance of a class, drawn towards the one pooled over all classes (Friedman 1989, eq. 16). Unbiased at both ends.
     *
     * @param pooling 0 for the class's own, 1 for the pooled one
     */
    double[][] covariance(int k, double pooling) {
        int p = means[0].length;
        double[][] covariance = new double[p][p];
        double freedom = 0;
        for (int c = 0; c < counts.length; c++) {
            double weight = c == k ? 1 : pooling;
            freedom += weight * (counts[c] - 1);
            for (int f = 0; f < p; f++) {
                for (int g = 0; g < p; g++) {
                    covariance[f][g] += weight * scatter[c][f][g];
                }
            }
        }
        for (double[] row : covariance) {
            for (int g = 0; g < p; g++) {
                row[g] /= Math.max(freedom, Double.MIN_NORMAL);
            }
        }
        return covariance;
    }
}
