package secondlook.app.review.family;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.Verdict;

/** Which label counts where several people gave one. An adjudication always does. */
public enum LabelPolicy {
    /** The one that more than half of those who gave one gave; none without such a majority. */
    MAJORITY,
    /** Only what all gave who gave one. */
    UNANIMOUS,
    /** The one that was stored last. */
    NEWEST;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param label      what counts
     * @param agreement  share of those who gave a label that gave this one, in (0,1]; 1 if it was adjudicated
     */
    record Choice(String label, double agreement) {}

    /** {@code null} where no label counts. */
    @Nullable
    Choice choose(RowVotes row) {
        Verdict word = row.adjudicated();
        if (word != null) {
            return word.label() == null ? null : new Choice(word.label(), 1);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        Verdict newest = null;
        int given = 0;
        for (Verdict verdict : row.byReviewer().values()) {
            String label = verdict.label();
            if (label != null) {
                counts.merge(label, 1, Integer::sum);
                given++;
                newest = newest == null || verdict.id() > newest.id() ? verdict : newest;
            }
        }
        if (newest == null || newest.label() == null) {
            return null;
        }
        String label = newest.label();
        if (this != NEWEST) {
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                label = count.getValue() > counts.getOrDefault(label, 0) ? count.getKey() : label;
            }
        }
        double share = (double) counts.getOrDefault(label, 0) / given;
        boolean enough = this == NEWEST || (this == UNANIMOUS ? share == 1 && !row.isConflict() : share > 0.5);
        return enough ? new Choice(label, share) : null;
    }
}
