package secondlook.runtime.decision;

import java.util.Locale;
import java.util.Map;

/**
 * The rule that tells which predictions a person should see. Stored with a review session; deriving decisions from
 * stored distributions never runs a model again.
 *
 * @param measure   what is compared
 * @param threshold for every predicted class not in {@code perClass}
 * @param perClass  thresholds by predicted class name; empty where one serves all
 */
public record DecisionPolicy(Measure measure, double threshold, Map<String, Double> perClass) {

    public DecisionPolicy {
        perClass = Map.copyOf(perClass);
    }

    public static DecisionPolicy of(Measure measure, double threshold) {
        return new DecisionPolicy(measure, threshold, Map.of());
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
