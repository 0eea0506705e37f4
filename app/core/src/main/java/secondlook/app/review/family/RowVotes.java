package secondlook.app.review.family;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/**
 * What was said of one row.
 *
 * @param item        as the family's first session that has it shows it
 * @param byReviewer  the verdict of each reviewer that counts; adjudications are not among them
 * @param adjudicated what was said where they disagreed; {@code null} if nothing
 */
public record RowVotes(ReviewItem item, Map<String, Verdict> byReviewer, @Nullable Verdict adjudicated) {

    public RowVotes {
        byReviewer = new LinkedHashMap<>(byReviewer);
    }

    /** The label given, or "not …" for a rejection; {@code null} where nothing is said of the label. */
    static @Nullable String word(ReviewItem item, Verdict verdict) {
        return verdict.kind() == VerdictKind.REJECT ? "not " + item.predicted() : verdict.label();
    }

    /** Whether two reviewers cannot both be right. */
    public boolean isConflict() {
        Set<String> labels = new LinkedHashSet<>();
        boolean rejected = false;
        for (Verdict verdict : byReviewer.values()) {
            rejected |= verdict.kind() == VerdictKind.REJECT;
            if (verdict.label() != null) {
                labels.add(verdict.label());
            }
        }
        return labels.size() > 1 || rejected && labels.contains(item.predicted());
    }

    /** "Ada says fog, Bob says rain". */
    public String words() {
        StringBuilder words = new StringBuilder();
        byReviewer.forEach((who, verdict) -> {
            String said = word(item, verdict);
            if (said != null) {
                words.append(words.isEmpty() ? "" : ", ").append(who).append(" says ").append(said);
            }
        });
        return words.toString();
    }
}
