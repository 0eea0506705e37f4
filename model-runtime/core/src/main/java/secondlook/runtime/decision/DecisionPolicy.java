package secondlook.runtime.decision;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * The rule that tells which predictions a person should see. Stored with a review session; deriving decisions from
 * stored distributions never runs a model again.
 *
 * @param measure   what is compared
 * @param threshold for every predicted class not in {@code perClass}
 * @param perClass  thresholds by predicted class name; empty where one serves all
 * @param rules     in the order in which they are tried, before the threshold; empty for none
 * @param fallback  the second model; {@code null} for none
 */
public record DecisionPolicy(Measure measure, double threshold, Map<String, Double> perClass, List<Rule> rules,
        @Nullable Fallback fallback) {

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    public DecisionPolicy(Measure measure, double threshold, Map<String, Double> perClass, List<Rule> rules,
            @Nullable Fallback fallback) {
        this.measure = measure;
        this.threshold = threshold;
        // both are absent from policies that were kept before there were rules
        this.perClass = perClass == null ? Map.of() : Map.copyOf(perClass);
        this.rules = rules == null ? List.of() : List.copyOf(rules);
        this.fallback = fallback;
        Set<String> names = new HashSet<>();
        for (Rule rule : this.rules) {
            if (!names.add(rule.name())) {
                throw new RefusedException("The policy cannot be used", "two rules are called " + rule.name(),
                        "Give each a name of its own.");
            }
            if (rule.outcome() == RuleOutcome.FALLBACK && fallback == null) {
                throw new RefusedException("The policy cannot be used",
                        "the rule " + rule.name() + " falls back and the policy names no second model",
                        "Give it a fallback.");
            }
        }
    }

    /** Without rules and without a second model. */
    public DecisionPolicy(Measure measure, double threshold, Map<String, Double> perClass) {
        this(measure, threshold, perClass, List.of(), null);
    }

    public static DecisionPolicy of(Measure measure, double threshold) {
        return new DecisionPolicy(measure, threshold, Map.of());
    }

    /** The same rules and second model with another threshold. */
    public DecisionPolicy withThreshold(Measure by, double at, Map<String, Double> ofClasses) {
        return new DecisionPolicy(by, at, ofClasses, rules, fallback);
    }

    public DecisionPolicy withRules(List<Rule> others) {
        return new DecisionPolicy(measure, threshold, perClass, others, fallback);
    }

    /** Whether more than the threshold decides, so that the rows' inputs or a second model are needed. */
    public boolean needsRows() {
        return !rules.isEmpty() || fallback != null;
    }

    public double thresholdFor(String predicted) {
        return perClass.getOrDefault(predicted, threshold);
    }

    /** Invalid rows are always flagged. */
    public Decision decide(RowStatus status, double value, String predicted) {
        return status == RowStatus.INVALID || measure.flags(value, thresholdFor(predicted))
                ? Decision.REVIEW
                : Decision.ACCEPT;
    }

    /** Why a flagged row is flagged, in words ("confidence 0.41 is below 0.62"). */
    public String reason(RowStatus status, double value, String predicted) {
        if (status == RowStatus.INVALID) {
            return "the model gave no usable scores";
        }
        return String.format(Locale.ROOT, "%s %.2f is %s %.2f", measure.key(), value,
                measure.highIsUnsure() ? "above" : "below", thresholdFor(predicted));
    }
}
