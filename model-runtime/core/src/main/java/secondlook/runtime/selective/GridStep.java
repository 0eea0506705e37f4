package secondlook.runtime.selective;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import secondlook.runtime.estimate.ClopperPearson;

/**
 * One threshold of a grid, tested against "more than the target share of what it accepts is wrong".
 *
 * @param point  what the threshold accepts in the calibration sample
 * @param delta  error probability of the bound
 * @param pValue probability of as few errors or fewer if the true error rate were the target; 1 where nothing is accepted
 */
public record GridStep(WorkingPoint point, double delta, double pValue) {

    static GridStep of(WorkingPoint point, double targetError, double delta) {
        int n = point.accepted();
        double p = n == 0 ? 1 : BinomialDistribution.of(n, targetError).cumulativeProbability(point.errors());
        return new GridStep(point, delta, p);
    }

    /** Clopper–Pearson upper bound of the error rate at 1 − δ; 1 where nothing is accepted. */
    public double cpUpper() {
        return ClopperPearson.upper(point.errors(), point.accepted(), delta);
    }
}
