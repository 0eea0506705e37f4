package secondlook.app.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import secondlook.runtime.decision.Decision;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/** The rows that a policy flags, as items for a review session. */
public final class FlaggedRows {

    private FlaggedRows() {
    }

    /** Every flagged row: the invalid ones first, then the most uncertain first; rows that are alike in file order. */
    public static List<ReviewItem> of(Predictions predictions, DecisionPolicy policy) {
        Measure measure = policy.measure();
        double[] values = predictions.values(measure);
        Comparator<Integer> invalidFirst = Comparator.comparing(row -> predictions.isValid(row));
        Comparator<Integer> byValue = Comparator.comparingDouble(row -> values[row]);
        List<Integer> flagged = IntStream.range(0, predictions.rows()).filter(row -> flags(predictions, policy, row))
                .boxed().sorted(invalidFirst.thenComparing(measure.highIsUnsure() ? byValue.reversed() : byValue))
                .toList();
        List<ReviewItem> items = new ArrayList<>(flagged.size());
        for (int row : flagged) {
            String predicted = predictions.predictedName(row);
            String reason = policy.reason(RowStatus.of(predictions.status()[row]), values[row], predicted);
            items.add(new ReviewItem(items.size(), predictions.rowIds()[row], row, predicted, values[row], reason, 1));
        }
        return items;
    }

    /** Whether the policy puts this row of the run before a person. */
    public static boolean flags(Predictions predictions, DecisionPolicy policy, int row) {
        return policy.decide(RowStatus.of(predictions.status()[row]), predictions.values(policy.measure())[row],
                predictions.predictedName(row)) == Decision.REVIEW;
    }
}
