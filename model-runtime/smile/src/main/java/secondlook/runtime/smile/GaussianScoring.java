package secondlook.runtime.smile;

import java.util.List;

/**
 * Discriminant analysis: one Gaussian per class, Bayes' rule (Hastie, Tibshirani and Friedman 2009, §4.3). Needs no
 * native library to score.
 *
 * @param features number of features, p
 * @param width    number of classes
 * @param classes  one per class
 */
record GaussianScoring(int features, int width, List<Gaussian> classes) implements Scoring {

    /**
     * @param constant  log prior minus half the log determinant of the covariance
     * @param mean      centre
     * @param variances eigenvalues of the covariance, above 0
     * @param axes      {@code axes[i]} is the eigenvector of {@code variances[i]}; none where the axes are the features
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Gaussian(double constant, double[] mean, double[] variances, double[][] axes) {

        double score(double[] x) {
            double distance = 0;
            for (int i = 0; i < variances.length; i++) {
                double along = axes.length == 0 ? x[i] - mean[i] : along(axes[i], x);
                distance += along * along / variances[i];
            }
            return constant - 0.5 * distance;
        }

        private double along(double[] axis, double[] x) {
            double along = 0;
            for (int f = 0; f < mean.length; f++) {
                along += axis[f] * (x[f] - mean[f]);
            }
            return along;
        }
    }

    GaussianScoring {
        classes = List.copyOf(classes);
    }

    @Override
    public void score(double[][] columns, int from, int to, double[] out) {
        double[] x = new double[features];
        for (int row = from; row < to; row++) {
            for (int f = 0; f < features; f++) {
                x[f] = columns[f][row];
            }
            for (int k = 0; k < width; k++) {
                out[row * width + k] = classes.get(k).score(x);
            }
            Links.softmax(out, row * width, width);
        }
    }
}
