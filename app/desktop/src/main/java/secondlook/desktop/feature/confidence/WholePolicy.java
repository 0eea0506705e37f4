package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.session.Decided;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.ThresholdIndex;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.guard.Outcome;
import secondlook.runtime.guard.PolicyFigures;

/**
 * A policy in which more than the threshold decides.
 *
 * @param policy  has rules in force, or a second model
 * @param decided on every row; {@code null} while that is not known
 */
record WholePolicy(DecisionPolicy policy, @Nullable Decided decided) {

    /** {@code null} where the threshold decides alone. */
    static @Nullable WholePolicy of(DecisionPolicy policy, @Nullable Decided known) {
        boolean more = policy.fallback() != null || policy.rules().stream().anyMatch(rule -> !rule.shadow());
        return more ? new WholePolicy(policy, known != null && known.policy().equals(policy) ? known : null) : null;
    }

    /** Rows that go to review; by the threshold alone while the rest is not known. */
    int reviewed(ThresholdIndex.Outcome alone) {
        return decided == null ? alone.flagged() : decided.figures().reviewed();
    }

    /** What is decided of a row: "accept", "review", "refuse", or the label that stands instead of the model's; {@code null} while not known. */
    @Nullable
    String decision(Predictions predictions, int row) {
        Decided known = decided;
        if (known == null || row >= known.made().rows()) {
            return null;
        }
        Outcome outcome = known.made().outcome(row);
        return outcome == Outcome.ACCEPT && known.made().label()[row] != predictions.predicted()[row]
                ? "say " + known.made().labelName(row)
                : outcome.key();
    }

    /** @param threshold what the threshold would do alone */
    Answer answer(Answer threshold) {
        Decided known = decided;
        if (known == null) {
            return new Answer("By the threshold alone: " + threshold.sentence(),
                    "What " + besides() + " does besides is not known yet; Rules says more.");
        }
        PolicyFigures figures = known.figures();
        return new Answer(Figures.count(figures.reviewed()) + " of " + Figures.count(figures.rows())
                + " predictions (" + Figures.percent((double) figures.reviewed() / figures.rows())
                + ") go to review, by the threshold and " + besides() + ". " + accepted(figures),
                "The threshold alone: " + threshold.sentence());
    }

    private static String accepted(PolicyFigures figures) {
        String refused = figures.refused() == 0 ? "" : " " + Figures.count(figures.refused()) + " get no answer.";
        if (figures.accepted() == 0) {
            return "Nothing is accepted." + refused;
        }
        if (figures.knownAccepted() == 0) {
            return "How often the accepted are wrong is not known." + refused;
        }
        Interval interval = Wilson.of95(figures.wrongAccepted(), figures.knownAccepted());
        return "Accepting the rest would be wrong about " + Figures.percent(figures.errorRate())
                + " of the time (95\u202f% interval " + Figures.percentFigure(interval.lower()) + "–"
                + Figures.percent(interval.upper()) + ")." + refused;
    }

    /** "1 rule", "2 rules and the second model". */
    private String besides() {
        List<String> parts = new ArrayList<>();
        List<Rule> rules = policy.rules().stream().filter(rule -> !rule.shadow()).toList();
        if (!rules.isEmpty()) {
            parts.add(rules.size() == 1 ? "the rule " + rules.getFirst().name() : rules.size() + " rules");
        }
        if (policy.fallback() != null) {
            parts.add("the second model");
        }
        return String.join(" and ", parts);
    }
}
