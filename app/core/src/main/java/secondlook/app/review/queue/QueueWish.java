package secondlook.app.review.queue;

import java.util.BitSet;
import secondlook.app.review.ReviewQueue.Order;

/**
 * What a session should be like.
 *
 * @param order  in which its items are met
 * @param most   how many items at most, the audit among them; 0 for no limit
 * @param audit  how many rows to draw at random of those that nobody would look at otherwise
 * @param groups parts that the sample is spread over
 * @param rows   rows of the run that are spoken of at all
 * @param seed   of all that is drawn at random
 */
public record QueueWish(Order order, int most, int audit, RowGroups groups, BitSet rows, long seed) {

    public QueueWish {
        if (most < 0 || audit < 0) {
            throw new IllegalArgumentException("at most " + most + " items, " + audit + " of them audit");
        }
    }
}
