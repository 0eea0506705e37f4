package secondlook.runtime.smile;

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
        double[][][] scatter = new double[set.classes()][p][p];
        double[] deviation = new double[p];
        for (int row = 0; row < set.rows(); row++) {
            if (row % Chunks.ROWS == 0) {
                context.checkCancelled();
            }
            int k = set.labels()[row];
            for (int f = 0; f < p; f++) {
                deviation[f] = columns[f][row] - means[k][f];
                for (int g = 0; g <= f; g++) {
                    scatter[k][f][g] += deviation[f] * deviation[g];
                }
            }
        }
        for (double[][] products : scatter) {
            for (int f = 0; f < p; f++) {
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
