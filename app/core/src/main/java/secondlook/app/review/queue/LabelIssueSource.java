package secondlook.app.review.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.labels.ConfidentLearning;

/**
 * Labelled rows whose label the model contradicts with confidence (Northcutt et al. 2021), the least believed label first.
 * Means something only for a model that did not see these labels.
 */
public final class LabelIssueSource implements QueueSource {

    private final double[] urgency;
    private final String[] reason;

    /**
     * @param rows  whose truth is the labels to be examined
     * @param all   number of rows of the run
     * @param names of the classes
     */
    public LabelIssueSource(LabelledRows rows, int all, List<String> names) {
        urgency = new double[all];
        reason = new String[all];
        Arrays.fill(urgency, Double.NaN);
        Arrays.fill(reason, "");
        boolean[] candidate = new boolean[all];
        for (int row : ConfidentLearning.of(rows).candidates()) {
            candidate[row] = true;
        }
        for (int i = 0; i < rows.rows(); i++) {
            int row = rows.position()[i];
            if (candidate[row]) {
                double believed = ConfidentLearning.selfConfidence(rows, i);
                urgency[row] = 1 - believed;
                reason[row] = String.format(Locale.ROOT,
                        "the label is %s, of which the model is sure to %.2f only; it says"
                                + " %s with %.2f",
                        names.get(rows.truth()[i]), believed, names.get(rows.predicted()[i]),
                        rows.probability(i, rows.predicted()[i]));
            }
        }
    }

    @Override
    public String key() {
        return "label_issues";
    }

    @Override
    public double urgency(int row) {
        return urgency[row];
    }

    @Override
    public String reason(int row) {
        return reason[row];
    }
}
