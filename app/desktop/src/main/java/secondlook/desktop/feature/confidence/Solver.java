package secondlook.desktop.feature.confidence;

import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.estimate.ClopperPearson;
import secondlook.runtime.selective.GridStep;
import secondlook.runtime.selective.GuaranteedThreshold;
import secondlook.runtime.selective.ReviewCost;
import secondlook.runtime.selective.WorkingPoint;

/** Finds thresholds by what a person wants of them. All are hundredths, so that what is shown is what is meant. */
final class Solver {

    /**
     * @param threshold {@code null} where there is none
     * @param note      what stands beside the option
     * @param reason    why there is none, in a sentence; empty where there is one
     * @param nearest   what comes nearest where there is none
     */
    record Solution(@Nullable Double threshold, String note, String reason, @Nullable Double nearest) {

        static Solution at(double threshold, String note) {
            return new Solution(threshold, note, "", null);
        }

        static Solution none(String note, String reason, @Nullable Double nearest) {
            return new Solution(null, note, reason, nearest);
        }
    }

    private final ScopeFacts facts;
    private final int classes;

    Solver(ScopeFacts facts, int classes) {
        this.facts = facts;
        this.classes = classes;
    }

    /**
     * The most lenient threshold that keeps errors under a rate with a certainty (guaranteed, not only observed).
     *
     * @param error     in (0,1)
     * @param certainty in (0,1)
     */
    Solution forError(double error, double certainty) {
        double delta = 1 - certainty;
        if (!facts.hasTruth()) {
            return Solution.none("needs truth", "No row has a truth, so no error can be promised.", null);
        }
        double[] grid = GuaranteedThreshold.grid(facts.measure(), classes);
        GuaranteedThreshold found = GuaranteedThreshold.fixedSequence(facts.curve(), grid, error, delta);
        WorkingPoint point = found.point();
        if (point != null) {
            double limit = ClopperPearson.upper(point.errors(), point.accepted(), delta);
            return Solution.at(point.threshold(), "limit " + Figures.percent(limit));
        }
        GridStep nearest = null;
        for (GridStep step : found.tested()) {
            if (step.point().accepted() > 0 && (nearest == null || step.cpUpper() < nearest.cpUpper())) {
                nearest = step;
            }
        }
        String reason = "No threshold keeps errors under " + Figures.percent(error) + " with "
                + Figures.percent(certainty) + " certainty";
        if (nearest == null) {
            return Solution.none("none is certain", reason + ".", null);
        }
        return Solution.none("none is certain",
                reason + "; the nearest is " + Figures.fixed(nearest.point().threshold(), 2) + ", with a limit of "
                        + Figures.percent(nearest.cpUpper()) + ". At least " + Figures.count(found.reviewsNeeded())
                        + " accepted rows with a truth are needed.",
                nearest.point().threshold());
    }

    /**
     * The hundredth that accepts most while no more than this share of the accepted is wrong here. Nothing is promised of other
     * rows.
     *
     * @param error in (0,1)
     */
    Solution forObservedError(double error) {
        if (!facts.hasTruth()) {
            return Solution.none("needs truth", "No row has a truth, so no error was observed.", null);
        }
        WorkingPoint best = null;
        WorkingPoint nearest = null;
        for (int i = 0; i <= 100; i++) {
            WorkingPoint point = facts.curve().at(i / 100.0);
            if (point.accepted() > 0 && point.risk() <= error
                    && (best == null || point.accepted() > best.accepted())) {
                best = point;
            }
            if (point.accepted() > 0 && (nearest == null || point.risk() < nearest.risk())) {
                nearest = point;
            }
        }
        if (best != null) {
            return Solution.at(best.threshold(), Figures.percent(best.risk()) + " here");
        }
        String reason = "No threshold had at most " + Figures.percent(error) + " wrong among the accepted";
        return nearest == null
                ? Solution.none("not reached", reason + ".", null)
                : Solution.none("not reached", reason + "; the nearest is " + Figures.fixed(nearest.threshold(), 2)
                        + ", with " + Figures.percent(nearest.risk()) + ".", nearest.threshold());
    }

    /** The threshold that sends at most so many rows to a person. */
    Solution forBudget(int reviews) {
        Double threshold = facts.forBudget(reviews);
        return threshold == null
                ? Solution.none("too few", "More than " + Figures.count(reviews) + " rows are flagged whatever the "
                        + "threshold.", null)
                : Solution.at(threshold, "");
    }

    /** The cheapest threshold where one accepted error costs so many reviews. */
    Solution forCost(double reviewsPerError) {
        ReviewCost cost = new ReviewCost(1, reviewsPerError);
        if (!facts.hasTruth()) {
            return facts.measure() == Measure.CONFIDENCE
                    ? Solution.at(Math.round(100 * cost.chowThreshold()) / 100.0, "if calibrated")
                    : Solution.none("needs truth", "No row has a truth, so errors cannot be priced.", null);
        }
        WorkingPoint best = cost.cheapest(facts.curve()).point();
        if (best == null) {
            double all = facts.measure().highIsUnsure() ? 0 : 1;
            return Solution.at(all, "review all");
        }
        double below = Math.floor(100 * best.threshold() + 1e-9) / 100;
        double above = Math.ceil(100 * best.threshold() - 1e-9) / 100;
        return Solution.at(price(cost, below) <= price(cost, above) ? below : above, "");
    }

    private double price(ReviewCost cost, double threshold) {
        WorkingPoint point = facts.curve().at(threshold);
        return cost.review() * (point.rows() - point.accepted()) + cost.error() * point.errors();
    }
}
