package secondlook.runtime.comparison;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether two models that answered the same rows differ in how often they are right. Only the rows on which exactly one of
 * them is right say anything.
 *
 * <p>
 * Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947) 153–157; the exact form, as statsmodels {@code mcnemar(exact=True)}.
 *
 * @param onlyFirst  rows that the first model alone has right, ≥ 0
 * @param onlySecond rows that the second model alone has right, ≥ 0
 */
public record McNemar(int onlyFirst, int onlySecond) {

    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(onlyFirst + " and " + onlySecond + " rows");
        }
    }

    /** Two-sided exact p-value in (0,1]; 1 where no row tells the models apart. */
    public double pValue() {
        int n = onlyFirst + onlySecond;
        if (n == 0) {
            return 1;
        }
        double tail = BinomialDistribution.of(n, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond));
        return Math.min(1, 2 * tail);
    }
}
