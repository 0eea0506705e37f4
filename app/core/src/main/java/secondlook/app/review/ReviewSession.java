package secondlook.app.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open session. Every act is on disk before the method returns. Used by one thread at a time. */
public interface ReviewSession extends AutoCloseable {

    SessionEntry entry();

    int size();

    ReviewItem item(int position);

    /** What counts for this item now; empty if nothing was said, or it was taken back. */
    Optional<Verdict> effective(int position);

    /** Stores an act; {@code label} is needed for LABEL only. Returns it once it is durable. */
    Verdict answer(int position, VerdictKind kind, @Nullable String label, @Nullable String note, double seconds);

    /** Attaches a note to the item, kept with whatever is answered. */
    void note(int position, String text);

    @Nullable
    String noteOf(int position);

    /** Takes the last act of this session back and returns the item's position; empty if there is nothing to undo. */
    Optional<Integer> undo();

    /** Does the last undone act again and returns the item's position; empty if nothing was undone since. */
    Optional<Integer> redo();

    /** The first item after {@code position} that is not done, going round; deferred ones last; empty if all are done. */
    Optional<Integer> nextOpen(int position);

    Progress progress();

    @Override
    void close();

    /** Counts of items; they add up to {@code items}. */
    record Progress(int items, int labelled, int accepted, int skipped, int deferred, int open) {
        public int done() {
            return labelled + accepted + skipped;
        }
    }
}
