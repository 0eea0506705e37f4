package secondlook.app.decide;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.FlaggedRows;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/**
 * Decisions by a measure and its thresholds, and by what the model expects of its data.
 *
 * @param predictions of the run
 * @param policy      the rule
 * @param unexpected  rows that are flagged whatever the policy says
 */
public record PolicyDecisions(Predictions predictions, DecisionPolicy policy, UnexpectedRows unexpected)
        implements
            RowDecisions {

    /** Of rows that are all as expected. */
    public PolicyDecisions(Predictions predictions, DecisionPolicy policy) {
        this(predictions, policy, UnexpectedRows.NONE);
    }

    @Override
    public int rows() {
        return predictions.rows();
    }

    @Override
    public boolean flags(int row) {
        return unexpected.has(row) || FlaggedRows.flags(predictions, policy, row);
    }

    @Override
    public @Nullable String reason(int row) {
        return unexpected.reason(row, FlaggedRows.flags(predictions, policy, row)
                ? policy.reason(RowStatus.of(predictions.status()[row]), predictions.values(policy.measure())[row],
                        predictions.predictedName(row))
                : null);
    }
}
