package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import secondlook.desktop.chart.ConfusionCounts;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.ThresholdIndex.Outcome;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/** What a threshold does, in words. */
final class ThresholdWords {

    private final RunFacts facts;
    private final DecisionPolicy policy;
    private final int scope;

    /** @param scope predicted class the screen is limited to; {@link ScopeFacts#ALL} for none */
    ThresholdWords(RunFacts facts, DecisionPolicy policy, int scope) {
        this.facts = facts;
        this.policy = policy;
        this.scope = scope;
    }

    Answer answer() {
        Outcome outcome = scope == ScopeFacts.ALL
                ? facts.outcome(policy)
                : facts.scope(policy.measure(), scope).index().at(threshold());
        return new Answer(flagged(outcome) + " " + accepted(outcome), detail(outcome));
    }

    private double threshold() {
        return scope == ScopeFacts.ALL
                ? policy.threshold()
                : policy.thresholdFor(facts.predictions().classes().get(scope));
    }

    private String flagged(Outcome outcome) {
        String of = scope == ScopeFacts.ALL
                ? "predictions"
                : "rows called " + facts.predictions().classes().get(scope);
        String where = where(outcome.flagged());
        if (outcome.rows() == 0) {
            return "There is no row here.";
        }
        if (outcome.rows() == 1) {
            String only = of.replaceFirst("s\\b", "");
            return outcome.flagged() == 1
                    ? "The only " + only + " " + where + "."
                    : "No " + only + " " + where(1) + ".";
        }
        if (outcome.flagged() == 0) {
            return "None of the " + Figures.count(outcome.rows()) + " " + of + " " + where(1) + ".";
        }
        if (outcome.flagged() == outcome.rows()) {
            return "All " + Figures.count(outcome.rows()) + " " + of + " " + where + ".";
        }
        return Figures.count(outcome.flagged()) + " of " + Figures.count(outcome.rows()) + " " + of + " ("
                + Figures.percent((double) outcome.flagged() / outcome.rows()) + ") " + where + ".";
    }

    private String where(int count) {
        String be = count == 1 ? "is " : "are ";
        String side = policy.measure().highIsUnsure() ? "above " : "below ";
        String at = Figures.fixed(threshold(), 2);
        boolean several = scope == ScopeFacts.ALL && !policy.perClass().isEmpty();
        if (several) {
            return be + side + "the thresholds of their class";
        }
        return policy.measure() == Measure.CONFIDENCE
                ? be + side + at
                : (count == 1 ? "has " : "have ")
                        + (policy.measure() == Measure.MARGIN ? "a margin " : "an entropy ") + side + at;
    }

    private String accepted(Outcome outcome) {
        if (outcome.accepted() == 0) {
            return "Nothing is accepted, so a person sees every one.";
        }
        String rest = outcome.flagged() == 0 ? "Accepting all of them" : "Accepting the rest";
        if (!facts.hasTruth()) {
            return rest + " would be wrong at a rate that nobody knows yet.";
        }
        if (outcome.labelledAccepted() == 0) {
            return "No accepted row has a truth, so how often they are wrong is not known.";
        }
        Interval interval = Wilson.of95(outcome.wrongAccepted(), outcome.labelledAccepted());
        return rest + " would be wrong about " + Figures.percent(outcome.errorRate())
                + " of the time (95\u202f% interval "
                + Figures.percentFigure(interval.lower()) + "–" + Figures.percent(interval.upper()) + ").";
    }

    private String detail(Outcome outcome) {
        List<String> parts = new ArrayList<>();
        if (!facts.hasTruth()) {
            parts.add("To know it, score with a truth column, or review some rows.");
        } else if (facts.labelled().errors() == 0) {
            parts.add("It was right on " + (facts.labelled().rows() == 1
                    ? "the only row"
                    : "all " + Figures.count(facts.labelled().rows()) + " rows") + " whose truth is known.");
        } else if (scope == ScopeFacts.ALL) {
            parts.add(worst());
            parts.add("Review would catch "
                    + Figures.count(facts.labelled().errors() - outcome.wrongAccepted()) + " of the "
                    + Figures.count(facts.labelled().errors()) + ".");
        } else {
            Outcome all = facts.outcome(policy);
            parts.add("This threshold is for " + facts.predictions().classes().get(scope) + " alone. With all classes, "
                    + Figures.count(all.flagged()) + " of " + Figures.count(all.rows()) + " rows go to review.");
        }
        if (facts.hasTruth() && facts.labelled().rows() < facts.predictions().rows() - facts.invalid()) {
            parts.add("Known from " + Figures.count(facts.labelled().rows()) + " rows with a truth.");
        }
        if (facts.invalid() > 0) {
            parts.add(Figures.count(facts.invalid())
                    + (facts.invalid() == 1
                            ? " row has no usable scores and is always flagged."
                            : " rows have no usable scores and are always flagged."));
        }
        return String.join(" ", parts);
    }

    private String worst() {
        ConfusionCounts counts = facts.shownConfusion();
        ConfusionCounts.Cell cell = counts.worst();
        long rows = counts.at(cell);
        Outcome outcome = facts.worstCell(policy);
        String still = outcome.accepted() == 0
                ? "none of those is accepted."
                : Figures.count(outcome.accepted()) + " of those "
                        + (outcome.accepted() == 1 ? "is" : "are") + " still accepted.";
        return Figures.count(rows) + " of the " + Figures.count(facts.labelled().errors()) + " errors "
                + (rows == 1 ? "is " : "are ") + counts.classes().get(cell.truth()) + " called "
                + counts.classes().get(cell.predicted()) + ", and " + still;
    }
}
