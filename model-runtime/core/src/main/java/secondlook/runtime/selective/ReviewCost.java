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
        Choice best = new Choice(null, review * curve.rows(), curve.rows());
        for (int i = 0; i < curve.points(); i++) {
            WorkingPoint point = curve.point(i);
            int flagged = curve.rows() - point.accepted();
            double cost = review * flagged + error * point.errors();
            if (cost <= best.cost()) {
                best = new Choice(point, cost, flagged);
            }
        }
        return best;
    }
}
