package secondlook.app.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order in which answers and remarks of one sitting can be taken back. The answers' own order is the ledger's, also
 * for earlier sittings; remarks are woven into it.
 */
final class Trail {

    /** A remark, and the newest answer that stood when it was made; 0 for none. */
    private record Step(Deed.Remarked remark, long after) {}

    private final Deque<Step> done = new ArrayDeque<>();
    /** What was undone, the last first; empty for an answer. */
    private final Deque<Optional<Deed.Remarked>> undone = new ArrayDeque<>();

    private static long newest(ReviewLedger ledger) {
        Verdict act = ledger.undoable();
        return act == null ? 0 : act.id();
    }

    void remarked(Deed.Remarked remark, ReviewLedger ledger) {
        undone.clear();
        done.push(new Step(remark, newest(ledger)));
    }

    /** A new answer: what was undone before can no longer be done again. */
    void answered() {
        undone.clear();
    }

    /** The remark that is newer than any answer that stands; {@code null} if an answer comes first. */
    Deed.@Nullable Remarked undoable(ReviewLedger ledger) {
        Step step = done.peek();
        return step == null || newest(ledger) > step.after ? null : step.remark;
    }

    /** Remarks undone before a new answer are not done again, although the ledger may know older answers. */
    Deed.@Nullable Remarked redoable() {
        Optional<Deed.Remarked> top = undone.peek();
        return top == null ? null : top.orElse(null);
    }

    void undidRemark() {
        undone.push(Optional.of(done.pop().remark));
    }

    void undidAnswer() {
        undone.push(Optional.empty());
    }

    void redidRemark(ReviewLedger ledger) {
        undone.pop().ifPresent(remark -> done.push(new Step(remark, newest(ledger))));
    }

    void redidAnswer() {
        undone.poll();
    }

    /** Whether a remark was made since the last undo, so that the ledger's redo is no longer meant. */
    boolean endsRedo(ReviewLedger ledger) {
        Step step = done.peek();
        return undone.isEmpty() && step != null && step.after >= newest(ledger);
    }
}
