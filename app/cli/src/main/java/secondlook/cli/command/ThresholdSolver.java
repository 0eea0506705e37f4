package secondlook.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.selective.GuaranteedThreshold;
import secondlook.runtime.selective.ReviewCost;
import secondlook.runtime.selective.RiskCoverage;

/** Finds the threshold that achieves what a person asks for. */
final class ThresholdSolver {

    /** Every row of the run, whatever its predicted class. */
    private static final int ALL = -1;

    private final Predictions predictions;
    private final Measure measure;
    private final double delta;
    private final boolean perClass;

    ThresholdSolver(Predictions predictions, Measure measure, double delta, boolean perClass) {
        this.predictions = predictions;
        this.measure = measure;
        this.delta = delta;
        this.perClass = perClass;
    }

    PolicySolution threshold(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw refused("the threshold " + threshold + " is not between 0 and 1", "Give a number such as 0.6.");
        }
        return new PolicySolution(DecisionPolicy.of(measure, threshold), "threshold", "as given");
    }

    /** Learn-then-test: certified on the labelled rows, holds for rows drawn as they were. */
    PolicySolution maxError(double target) {
        checkShare("--max-error", target);
        checkShare("--delta", delta);
        needLabels("--max-error");
        double[] grid = GuaranteedThreshold.grid(measure, predictions.classes().size());
        String words = "at most " + Words.plain(100 * target) + " % wrong among the accepted, with "
                + Words.plain(100 * (1 - delta)) + " % certainty";
        return solve("guaranteed", words, predicted -> {
            GuaranteedThreshold found = GuaranteedThreshold
                    .fixedSequence(RiskCoverage.of(predictions, measure, predicted), grid, target, delta);
            if (found.point() != null) {
                return found.point().threshold();
            }
            if (predicted != ALL) {
                return reviewAll();
            }
            throw refused("no threshold from the strictest down can be certified for this error",
                    "It needs at least " + found.reviewsNeeded() + " labelled rows that are accepted and all right; "
                            + "allow more errors (--max-error) or less certainty (--delta).");
        });
    }

    PolicySolution budget(int reviews) {
        if (reviews < 0) {
            throw refused("the budget " + reviews + " is negative", "Give the number of rows you can review.");
        }
        if (perClass) {
            throw refused("a budget is for all classes together", "Leave --per-class out.");
        }
        double threshold = new ThresholdIndex(predictions, measure, ALL).forBudget(reviews);
        if (Double.isNaN(threshold)) {
            throw refused("no row has usable scores", "Look at the p_ columns of the file.");
        }
        return new PolicySolution(DecisionPolicy.of(measure, threshold), "budget", "for at most "
                + Words.counted(reviews, "review"));
    }

    /** Cheapest on the labelled rows where there are any; else Chow's rule, which trusts the confidence. */
    PolicySolution errorCost(double cost) {
        if (!(cost > 0) || Double.isInfinite(cost)) {
            throw refused("the cost " + cost + " is not a positive number", "Give how many reviews an error costs.");
        }
        ReviewCost costs = new ReviewCost(1, cost);
        String words = "an error costs " + Words.plain(cost) + (cost == 1 ? " review" : " reviews");
        if (RiskCoverage.of(predictions, measure, ALL).rows() > 0) {
            return solve("cost", words, predicted -> {
                ReviewCost.Choice choice = costs.cheapest(RiskCoverage.of(predictions, measure, predicted));
                return choice.point() == null ? reviewAll() : choice.point().threshold();
            });
        }
        if (measure != Measure.CONFIDENCE) {
            throw refused("without a truth column a cost needs confidence as the measure", "Leave --measure out.");
        }
        return new PolicySolution(DecisionPolicy.of(measure, costs.chowThreshold()), "chow",
                words + "; no truth is known, so the confidence is taken at its word");
    }

    private PolicySolution solve(String method, String words, IntToDoubleFunction threshold) {
        if (!perClass) {
            return new PolicySolution(DecisionPolicy.of(measure, threshold.applyAsDouble(ALL)), method, words);
        }
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int k = 0; k < predictions.classes().size(); k++) {
            byClass.put(predictions.classes().get(k), threshold.applyAsDouble(k));
        }
        return new PolicySolution(new DecisionPolicy(measure, reviewAll(), byClass), method, words + ", in each class");
    }

    /** A threshold that no row passes. */
    private double reviewAll() {
        return measure.highIsUnsure() ? -1 : 2;
    }

    private void needLabels(String option) {
        if (RiskCoverage.of(predictions, measure, ALL).rows() == 0) {
            throw refused(option + " needs rows whose right answer is known", "Name the column with --truth.");
        }
    }

    private static void checkShare(String option, double share) {
        if (!(share > 0 && share < 1)) {
            throw refused(option + " " + share + " is not between 0 and 1", "Give a share such as 0.05.");
        }
    }

    private static RefusedException refused(String why, String remedy) {
        return new RefusedException(new Problem("no threshold was set", why, remedy));
    }
}
