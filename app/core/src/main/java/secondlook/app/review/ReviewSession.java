package secondlook.app.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open session. Every act is on disk before the method returns. Used by one thread at a time. */
public interface ReviewSession extends AutoCloseable {

    SessionEntry entry();

    int size();

    ReviewItem item(int position);

    /**
     * Why the item is here, as far as it may be told now. Until it is answered nothing tells the right answer, nor, where
     * audit items are mixed in, which are those; then this is {@link ReviewItem#reason}.
     */
    String reasonShown(int position);

    /** Whether everything may be told of the item: it was answered, or cannot be. Skipping and deferring say nothing. */
    boolean isTold(int position);

    /** What counts for this item now; empty if nothing was said, or it was taken back. */
    Optional<Verdict> effective(int position);

    /** The first act on this item that was not taken back: made before the person could see what became of it. */
    Optional<Verdict> first(int position);

    /**
     * Stores an act and returns it once it is durable. A second act on the same item corrects the first.
     *
     * @throws secondlook.runtime.RefusedException if the label is not one of the classes, if the model gave nothing to
     *                                             accept or to reject, or if it cannot be stored
     */
    Verdict answer(Answer answer);

    /** As {@link #answer(Answer)}, with the prediction in sight. */
    default Verdict answer(int position, VerdictKind kind, @Nullable String label, @Nullable String note,
            double seconds) {
        return answer(new Answer(position, kind, label, note, seconds, false));
    }

    /** The other items that are near-duplicates of this one, in order; empty if there are none. */
    List<Integer> alike(int position);

    /**
     * Says of other items what counts for this one: each gets a verdict of its own, all in one transaction, each can be
     * undone by itself.
     *
     * @param others near-duplicates of the item, which the person has agreed to answer with it
     * @throws secondlook.runtime.RefusedException if nothing was said of the item, or one of the others is not its
     *                                             near-duplicate
     */
    List<Verdict> serve(int position, List<Integer> others);

    /**
     * Attaches a note to the item, kept with whatever is answered; a later one replaces it, a blank one removes it. Notes
     * are stored at once, like answers.
     */
    void note(int position, String text);

    @Nullable
    String noteOf(int position);

    /**
     * Proposes another value for a field of the item's row; the dataset does not change. A later proposal replaces it,
     * a blank one takes it back.
     */
    void propose(int position, String field, String text);

    /** What was proposed for the item, by field. */
    Map<String, String> proposals(int position);

    /** Whether what the model said is hidden until an item is answered. */
    boolean isBlind();

    /** Hides what the model said from now on, or shows it. Stored, and noted in the audit trail. */
    void blind(boolean hidden);

    /** What {@link #undo} would take back; empty if there is nothing. */
    Optional<Deed> undoable();

    /** What {@link #redo} would do again; empty if there is nothing. */
    Optional<Deed> redoable();

    /**
     * Takes back what was done last in this session and returns the item's position; empty if there is nothing to undo.
     * What counted before counts again. Answers of earlier sittings can be undone too; notes and proposals of this
     * sitting only, as long as the session is open.
     */
    Optional<Integer> undo();

    /** Does again what was undone last and returns the item's position; empty if nothing was undone since. */
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

    /** Every act on one item in the order in which they were made, those taken back and RETRACT among them. */
    List<Verdict> history(int position);

    @Override
    void close();

    /** Counts of items; they add up to {@code items}. */
    record Progress(int items, int labelled, int accepted, int rejected, int cannotTell, int referred, int skipped,
            int deferred, int open) {
        public int done() {
            return items - deferred - open;
        }
    }
}
