package secondlook.app.review;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open session. Every act is on disk before the method returns. Used by one thread at a time. */
public interface ReviewSession extends AutoCloseable {

    SessionEntry entry();

    int size();

    ReviewItem item(int position);

    /** What counts for this item now; empty if nothing was said, or it was taken back. */
    Optional<Verdict> effective(int position);

    /**
     * Stores an act and returns it once it is durable. A second act on the same item corrects the first.
     *
     * @param label   for LABEL one of the session's classes, or any text if it has none; not looked at otherwise
     * @param note    kept with the item as by {@link #note}; {@code null} leaves the item's note as it is
     * @param seconds how long the item was shown; negative or NaN counts as 0
     * @throws secondlook.runtime.RefusedException if the label is not one of the classes, if the model gave nothing to
     *                                             accept, or if it cannot be stored
     */
    Verdict answer(int position, VerdictKind kind, @Nullable String label, @Nullable String note, double seconds);

    /**
     * Attaches a note to the item, kept with whatever is answered; a later one replaces it, a blank one removes it. Notes
     * are stored at once, like answers, and are not touched by {@link #undo}.
     */
    void note(int position, String text);

    @Nullable
    String noteOf(int position);

    /**
     * Takes the last act of this session back and returns the item's position; empty if there is nothing to undo. What
     * counted before that act counts again. Acts of earlier sittings can be undone too.
     */
    Optional<Integer> undo();

    /** Does the last undone act again and returns the item's position; empty if nothing was undone since. */
    Optional<Integer> redo();

    /** The first item after {@code position} that is not done, going round; deferred ones last; empty if all are done. */
    Optional<Integer> nextOpen(int position);

    /** Where to go on after opening: the next open item after the last act; empty if all are done. */
    Optional<Integer> resumeAt();

    /** The item of this row; empty if it is not in the session. */
    Optional<Integer> positionOf(long rowId);

    Progress progress();

    /** Every act of this session in the order in which they were made, those taken back and RETRACT among them. */
    List<Verdict> history();

    @Override
    void close();

    /** Counts of items; they add up to {@code items}. */
    record Progress(int items, int labelled, int accepted, int skipped, int deferred, int open) {
        public int done() {
            return labelled + accepted + skipped;
        }
    }
}
