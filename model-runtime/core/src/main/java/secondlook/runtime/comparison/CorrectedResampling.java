package secondlook.runtime.comparison;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import secondlook.runtime.estimate.Interval;

/**
 * The mean of a figure over the folds of a cross-validation, with its 95 % interval. Folds share most of their training rows, so
 * their spread alone says too little: the variance of the mean is (1/k + n_test/n_train) s², against Student's t with k − 1
 * degrees of freedom.
 *
 * <p>
 * Source: C. Nadeau, Y. Bengio, "Inference for the generalization error", Machine Learning 52 (2003) 239–281.
 *
 * @param mean     over the folds where the figure is available; NaN if there are none
 * @param interval not available for fewer than two such folds
 */
public record CorrectedResampling(double mean, Interval interval) {

    private static final double UPPER = 0.975;

    /**
     * @param folds       the figure in each fold; NaN where it is not available
     * @param testToTrain rows of a fold's test for one row of its training, on average
     */
    public static CorrectedResampling of(double[] folds, double testToTrain) {
        double[] known = Arrays.stream(folds).filter(Double::isFinite).toArray();
        int k = known.length;
        if (k == 0) {
            return new CorrectedResampling(Double.NaN, Interval.NOT_AVAILABLE);
        }
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        if (k == 1) {
            return new CorrectedResampling(mean, Interval.NOT_AVAILABLE);
        }
        double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt((1.0 / k + testToTrain) * squares / (k - 1));
        double half = TDistribution.of(k - 1).inverseCumulativeProbability(UPPER) * error;
        return new CorrectedResampling(mean, new Interval(mean - half, mean + half));
    }

    /**
     * The same where the figure cannot leave a range: an interval says nothing of values that there are not.
     *
     * @param least    of the figure
     * @param greatest of the figure; +∞ where it has none
     */
    public CorrectedResampling within(double least, double greatest) {
        return interval.isAvailable()
                ? new CorrectedResampling(mean,
                        new Interval(Math.max(least, interval.lower()), Math.min(greatest, interval.upper())))
                : this;
    }
}
