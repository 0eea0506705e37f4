package secondlook.app.review.exchange;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;

/**
 * One item with all that other tools are told of it.
 *
 * @param fields        of its row, by column in file order: {@code null}, text, Long, Double or Boolean; empty if the rows
 *                      are not there
 * @param probabilities by class in the model's order; empty where it has no usable scores
 * @param said          what counts; {@code null} if nothing
 * @param note          {@code null} if none
 * @param reason        why it is there, as far as whoever answers it may know
 */
record ExchangeItem(SessionEntry session, ReviewItem item, Map<String, @Nullable Object> fields,
        Map<String, Double> probabilities, @Nullable Verdict said, @Nullable String note, String reason) {

    /** The fields as lines, for tools that show text. */
    String text() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n").append(name).append(": ")
                .append(value == null ? "–" : value));
        return text.isEmpty() ? "row " + item.rowId() : text.toString();
    }
}
