package secondlook.runtime.drift;

import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sample Kolmogorov–Smirnov test, two-sided. With ties the p-value is conservative.
 *
 * <p>
 * Sources: N. V. Smirnov, "Table for estimating the goodness of fit of empirical distributions", Annals of Mathematical
 * Statistics 19 (1948); J. L. Hodges, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3
 * (1958).
 *
 * @param statistic D = sup |F − G|, in [0,1]
 * @param pValue    exact where neither sample has more than 10,000 values, else asymptotic
 */
public record KolmogorovSmirnov(double statistic, double pValue) {

    private static final int EXACT_UP_TO = 10_000;

    /** Both numbers are NaN where one sample is empty. */
    public static KolmogorovSmirnov test(double[] x, double[] y) {
        if (x.length == 0 || y.length == 0) {
            return new KolmogorovSmirnov(Double.NaN, Double.NaN);
        }
        if (x.length == 1 || y.length == 1) {
            return x.length == 1 ? single(x[0], y) : single(y[0], x);
        }
        // left to itself the library is asymptotic at 10,000 already
        PValueMethod method = Math.max(x.length, y.length) <= EXACT_UP_TO
                ? PValueMethod.EXACT
                : PValueMethod.ASYMPTOTIC;
        KolmogorovSmirnovTest.TwoResult result = KolmogorovSmirnovTest.withDefaults().with(method).test(x, y);
        return new KolmogorovSmirnov(result.getStatistic(), result.getPValue());
    }

    /** One value among m others takes each of the m + 1 places with the same probability. */
    private static KolmogorovSmirnov single(double value, double[] others) {
        int below = 0;
        int above = 0;
        for (double other : others) {
            below += other < value ? 1 : 0;
            above += other > value ? 1 : 0;
        }
        int m = others.length;
        int farthest = Math.max(below, above);
        int asFar = 0;
        for (int place = 0; place <= m; place++) {
            asFar += Math.max(place, m - place) >= farthest ? 1 : 0;
        }
        return new KolmogorovSmirnov((double) farthest / m, asFar / (m + 1.0));
    }
}
