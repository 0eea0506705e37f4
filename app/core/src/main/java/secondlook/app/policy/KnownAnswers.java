package secondlook.app.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.ReviewStore;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;
import secondlook.runtime.decision.Predictions;

/** The right answers that are known of a run's rows: what a person said, else the truth column. */
public final class KnownAnswers {

    private KnownAnswers() {
    }

    /** From the truth column alone; per row an index into the classes, negative where not known. */
    public static int[] ofTruth(Predictions predictions) {
        int[] truth = predictions.truth();
        if (truth != null) {
            return truth.clone();
        }
        int[] none = new int[predictions.rows()];
        Arrays.fill(none, Predictions.NO_TRUTH);
        return none;
    }

    /** With the verdicts of every review of the run; of several verdicts on a row the newest counts. */
    public static int[] of(Predictions predictions, String runId, ReviewStore reviews) {
        Map<Long, Verdict> newest = new HashMap<>();
        for (SessionEntry entry : reviews.sessions()) {
            if (!entry.runId().equals(runId)) {
                continue;
            }
            try (ReviewSession session = reviews.open(entry.id())) {
                for (int position = 0; position < session.size(); position++) {
                    session.effective(position).filter(v -> v.label() != null)
                            .ifPresent(v -> newest.merge(v.rowId(), v, (a, b) -> a.id() > b.id() ? a : b));
                }
            }
        }
        int[] answers = ofTruth(predictions);
        for (int row = 0; row < answers.length; row++) {
            Verdict verdict = newest.get(predictions.rowIds()[row]);
            String label = verdict == null ? null : verdict.label();
            if (label != null) {
                int index = predictions.classes().indexOf(label);
                answers[row] = index >= 0 ? index : Predictions.UNKNOWN_TRUTH;
            }
        }
        return answers;
    }
}
