package secondlook.runtime.drift;

import java.util.HashMap;
import java.util.Map;
import secondlook.runtime.decision.Predictions;

/**
 * How a model's answers differ from those on a reference: which classes it predicts, and how sure it is. Invalid rows count
 * as missing.
 *
 * @param classes    drift of the predicted class
 * @param confidence drift of the confidence
 */
public record PredictionDrift(CategoricalDrift classes, NumericDrift confidence) {

    public static PredictionDrift between(Predictions reference, Predictions current) {
        return new PredictionDrift(
                CategoricalDrift.between(counts(reference), invalid(reference), counts(current), invalid(current)),
                NumericDrift.between(reference.confidence(), current.confidence()));
    }

    private static Map<String, Long> counts(Predictions run) {
        long[] counts = new long[run.classes().size()];
        for (int row = 0; row < run.rows(); row++) {
            if (run.isValid(row)) {
                counts[run.predicted()[row]]++;
            }
        }
        Map<String, Long> byName = new HashMap<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                byName.put(run.classes().get(k), counts[k]);
            }
        }
        return byName;
    }

    private static long invalid(Predictions run) {
        long invalid = 0;
        for (int row = 0; row < run.rows(); row++) {
            invalid += run.isValid(row) ? 0 : 1;
        }
        return invalid;
    }
}
