package secondlook.runtime.selective;

import org.jspecify.annotations.Nullable;

/**
 * What a review costs against what an accepted error costs, in the same unit.
 *
 * @param review cost of one review, ≥ 0
 * @param error  cost of one accepted error, ≥ 0
 */
public record ReviewCost(double review, double error) {

    public ReviewCost {
        if (!(review >= 0 && error >= 0 && Double.isFinite(review) && Double.isFinite(error))) {
            throw new IllegalArgumentException("Costs " + review + " and " + error);
        }
    }

    /**
     * The best threshold on a confidence that is calibrated: review iff confidence &lt; 1 − review/error; 0 (never review)
     * where a review costs as much as an error.
     *
     * <p>
     * Source: C. K. Chow, "On optimum recognition error and reject tradeoff", IEEE Transactions on Information Theory 16
     * (1970) 41–46.
     */
    public double chowThreshold() {
        return review >= error ? 0 : 1 - review / error;
    }

    /**
     * A choice and what it would have cost on the labelled rows.
     *
     * @param point   {@code null} where reviewing everything is cheapest
     * @param cost    review cost of the flagged plus error cost of the accepted errors
     * @param flagged labelled rows to review
     */
    public record Choice(@Nullable WorkingPoint point, double cost, int flagged) {}

    /** The cheapest working point of a sample, "review all" included; among equals the one with fewer reviews. */
    public Choice cheapest(RiskCoverage curve) {
        double least = review * curve.rows();
        int best = -1;
        for (int i = 0; i < curve.points(); i++) {
            double cost = review * (curve.rows() - curve.accepted(i)) + error * curve.errors(i);
            if (cost <= least) {
                least = cost;
                best = i;
            }
        }
        return best < 0
                ? new Choice(null, least, curve.rows())
                : new Choice(curve.point(best), least, curve.rows() - curve.accepted(best));
    }
}
