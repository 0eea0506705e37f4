package secondlook.app.review.queue;

import java.util.List;
import secondlook.runtime.decision.Predictions;

/**
 * Parts of a run's rows that samples are spread over.
 *
 * @param names of the groups; a single empty one if there are none
 * @param of    group per row of the run
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowGroups(List<String> names, int[] of) {

    public RowGroups {
        names = List.copyOf(names);
    }

    /** All rows together. */
    public static RowGroups none(int rows) {
        return new RowGroups(List.of(""), new int[rows]);
    }

    /** By the model's label; rows without one are in the first group. */
    public static RowGroups byPrediction(Predictions predictions) {
        int[] of = predictions.predicted().clone();
        for (int row = 0; row < of.length; row++) {
            of[row] = Math.max(0, of[row]);
        }
        return new RowGroups(predictions.classes(), of);
    }

    int size() {
        return names.size();
    }

    String name(String part, int group) {
        return names.get(group).isEmpty() ? part : part + ", " + names.get(group);
    }
}
