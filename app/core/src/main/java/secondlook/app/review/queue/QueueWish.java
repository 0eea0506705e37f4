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

    /**
     * How many items at most, where there may be a limit of their number and one of time.
     *
     * @param size    0 for no limit
     * @param minutes 0 for no limit
     * @param pace    seconds an item, above 0
     * @return 0 for no limit; one item always fits
     */
    public static int most(int size, double minutes, double pace) {
        int fits = minutes > 0 ? (int) Math.max(1, Math.floor(minutes * 60 / pace)) : 0;
        return size == 0 || fits == 0 ? Math.max(size, fits) : Math.min(size, fits);
    }
}
