package secondlook.desktop.feature.review;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.FieldView;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.Verdict;

/**
 * One item as the screen shows it. Do not change the array.
 *
 * @param item         the item
 * @param name         how a person calls its row ("14 January 2015", "row 15")
 * @param question     what is asked
 * @param fields       its values beside the reference, the unusual ones first
 * @param distribution the model's probabilities in the order of the session's classes; empty where there are none
 * @param effective    what counts for it now
 * @param note         what the person noted; {@code null} if nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record ItemShown(ReviewItem item, String name, String question, List<FieldView> fields, double[] distribution,
        Optional<Verdict> effective, @Nullable String note) {

    int position() {
        return item.position();
    }

    /** Why it is here, and how many of its fields are unusual, in words. */
    String because() {
        long odd = fields.stream().filter(FieldView::unusual).count();
        String unusual = odd == 0
                ? ""
                : odd == 1 ? " One of its fields is unusual." : " " + count(odd) + " of its fields are unusual.";
        String reason = item.reason().equals(secondlook.app.review.ReviewQueue.AUDIT_REASON)
                ? "Here as part of the audit sample: drawn at random from the accepted rows."
                : "Here because " + item.reason() + ".";
        return reason + unusual;
    }

    private static String count(long n) {
        String[] words = {"", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"};
        return n < words.length ? words[(int) n] : Long.toString(n);
    }
}
