package secondlook.app.decide;

import org.jspecify.annotations.Nullable;
import secondlook.app.review.FlaggedRows;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/**
 * Decisions by a measure and its thresholds.
 *
 * @param predictions of the run
 * @param policy      the rule
 */
public record PolicyDecisions(Predictions predictions, DecisionPolicy policy) implements RowDecisions {

    @Override
    public int rows() {
        return predictions.rows();
    }

    @Override
    public boolean flags(int row) {
        return FlaggedRows.flags(predictions, policy, row);
    }

    @Override
    public @Nullable String reason(int row) {
        return flags(row)
                ? policy.reason(RowStatus.of(predictions.status()[row]), predictions.values(policy.measure())[row],
                        predictions.predictedName(row))
                : null;
    }
}
