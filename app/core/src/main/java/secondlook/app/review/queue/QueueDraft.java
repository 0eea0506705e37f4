package secondlook.app.review.queue;

import java.util.List;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.Stratum;

/**
 * A queue before it becomes a session.
 *
 * @param items   in their order
 * @param strata  what they were drawn from
 * @param invalid items without usable scores; they belong to no stratum
 */
public record QueueDraft(List<ReviewItem> items, List<Stratum> strata, int invalid) {

    public QueueDraft {
        items = List.copyOf(items);
        strata = List.copyOf(strata);
    }

    QueueDraft with(List<ReviewItem> others) {
        return new QueueDraft(others, strata, invalid);
    }
}
