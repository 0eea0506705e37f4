package secondlook.app.monitor;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * A figure of some rows.
 *
 * @param n        rows that it is of
 * @param mean     NaN where there are none
 * @param variance unbiased; NaN where it is not known
 * @param share    whether each row is either in or not
 */
record Sample(long n, double mean, double variance, boolean share) {

    static final Sample NONE = new Sample(0, Double.NaN, Double.NaN, true);

    /** Of those of some rows that have a value. */
    static Sample of(double[] values, int[] rows, boolean share) {
        long n = 0;
        double mean = 0;
        double squares = 0;
        for (int row : rows) {
            double value = values[row];
            if (!Double.isNaN(value)) {
                n++;
                double off = value - mean;
                mean += off / n;
                squares += off * (value - mean);
            }
        }
        return n == 0 ? NONE : new Sample(n, mean, n < 2 ? Double.NaN : squares / (n - 1), share);
    }

    /** @param mean a share of so many rows */
    static Sample ofShare(long n, double mean) {
        return n == 0 || Double.isNaN(mean) ? NONE : new Sample(n, mean, mean * (1 - mean), true);
    }

    /** Both together; a sample of no rows changes nothing. */
    Sample merge(Sample other) {
        if (n == 0 || other.n == 0) {
            return n == 0 ? other : this;
        }
        double all = (double) n + other.n;
        double off = other.mean - mean;
        double squares = (n < 2 ? 0 : variance * (n - 1)) + (other.n < 2 ? 0 : other.variance * (other.n - 1))
                + off * off * n * other.n / all;
        return new Sample(n + other.n, mean + off * other.n / all, squares / (all - 1), share && other.share);
    }

    long hits() {
        return Math.round(mean * n);
    }

    /**
     * That two samples differ so much by chance, in either direction: twice the smaller tail of the hypergeometric distribution
     * for shares (Fisher's exact test), Welch's t test for means; NaN where nothing can be said.
     */
    double differs(Sample other) {
        if (n == 0 || other.n == 0) {
            return Double.NaN;
        }
        if (share) {
            HypergeometricDistribution chance = HypergeometricDistribution.of((int) (n + other.n),
                    (int) (hits() + other.hits()), (int) n);
            int x = (int) hits();
            return Math.min(1, 2 * Math.min(chance.cumulativeProbability(x), chance.survivalProbability(x - 1)));
        }
        if (Double.isNaN(variance) || Double.isNaN(other.variance)) {
            return Double.NaN;
        }
        if (variance == 0 && other.variance == 0) {
            return mean == other.mean ? 1 : 0;
        }
        return TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC)
                .test(mean, variance, n, other.mean, other.variance, other.n).getPValue();
    }

    /** That a figure which is exactly the limit looks so far above it by chance (binomial, or Student's t); NaN as above. */
    double above(double limit) {
        if (n == 0) {
            return Double.NaN;
        }
        if (share) {
            return BinomialDistribution.of((int) n, limit).survivalProbability((int) hits() - 1);
        }
        return tail((mean - limit) / Math.sqrt(variance / n));
    }

    /** As {@link #above}, below it. */
    double below(double limit) {
        if (n == 0) {
            return Double.NaN;
        }
        if (share) {
            return BinomialDistribution.of((int) n, limit).cumulativeProbability((int) hits());
        }
        return tail((limit - mean) / Math.sqrt(variance / n));
    }

    private double tail(double t) {
        return n < 2 || Double.isNaN(t) ? Double.NaN : TDistribution.of(n - 1.0).survivalProbability(t);
    }
}
