package secondlook.app.review.queue;

import secondlook.app.review.FlaggedRows;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/** Rows that a policy flags, those without usable scores first, then the least sure: by confidence, margin or entropy. */
public record PolicySource(Predictions predictions, DecisionPolicy policy) implements QueueSource {

    @Override
    public String key() {
        return policy.measure().key();
    }

    @Override
    public double urgency(int row) {
        if (!predictions.isValid(row)) {
            return Double.POSITIVE_INFINITY;
        }
        if (!FlaggedRows.flags(predictions, policy, row)) {
            return Double.NaN;
        }
        Measure measure = policy.measure();
        return measure.highIsUnsure() ? predictions.values(measure)[row] : -predictions.values(measure)[row];
    }

    @Override
    public String reason(int row) {
        return policy.reason(RowStatus.of(predictions.status()[row]), predictions.values(policy.measure())[row],
                predictions.predictedName(row));
    }
}
