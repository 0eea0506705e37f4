package secondlook.app.report;

import java.util.TreeMap;
import java.util.stream.Collectors;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Rule;

/** A policy in words. */
final class PolicyWords {

    private PolicyWords() {
    }

    /** "confidence below 0.79". */
    static String threshold(DecisionPolicy policy) {
        String word = policy.measure().key() + (policy.measure().highIsUnsure() ? " above " : " below ");
        String rules = policy.rules().stream().anyMatch(rule -> !rule.shadow()) ? ", and its rules" : "";
        if (policy.perClass().isEmpty()) {
            return word + Figures.probability(policy.threshold()) + rules;
        }
        return word + Figures.probability(policy.threshold()) + ", but "
                + new TreeMap<>(policy.perClass()).entrySet().stream()
                        .map(own -> Figures.probability(own.getValue()) + " for " + own.getKey())
                        .collect(Collectors.joining(", "))
                + rules;
    }

    static String outcome(Rule rule) {
        return switch (rule.outcome()) {
            case REVIEW -> "review";
            case OVERRIDE -> "say " + rule.label();
            case FALLBACK -> "ask the second model";
            case REFUSE -> "refuse";
        };
    }

    static String fallback(Fallback fallback) {
        StringBuilder when = new StringBuilder();
        add(when, fallback.onInvalid(), "the first has no usable scores");
        add(when, fallback.onAbsent(), "the first cannot be opened");
        add(when, fallback.onAbstain(), "the first is not sure enough");
        return fallback.model() + (when.isEmpty() ? ", where a rule says so" : ", where " + when)
                + "; its answer is taken from confidence " + Figures.probability(fallback.least());
    }

    private static void add(StringBuilder to, boolean wanted, String words) {
        if (wanted) {
            to.append(to.isEmpty() ? "" : " or ").append(words);
        }
    }
}
