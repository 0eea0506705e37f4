package secondlook.app.review;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewSession.Progress;

/**
 * What the acts of a session add up to: folded one by one in the order of their ids, whether they come from the disk or
 * have just been made. Every question is answered without going through the acts again.
 */
final class ReviewLedger {

    /** An act with what counted for its item before it. */
    private record Act(Verdict verdict, @Nullable Verdict before) {}

    private final @Nullable Verdict[] effective;
    private final @Nullable Verdict[] first;
    private final BitSet open;
    private final BitSet deferred = new BitSet();
    private final Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
    private final Deque<Act> undoable = new ArrayDeque<>();
    private final Deque<Act> redoable = new ArrayDeque<>();
    private @Nullable Verdict last;

    ReviewLedger(int items) {
        this.effective = new Verdict[items];
        this.first = new Verdict[items];
        this.open = new BitSet(items);
        this.open.set(0, items);
    }

    /** @param redoes id of the act that this one does again; {@code null} for a new one */
    void add(Verdict verdict, @Nullable Long redoes) {
        if (verdict.kind() == VerdictKind.RETRACT) {
            Act act = undoable.pop();
            redoable.push(act);
            first[verdict.position()] = act.before == null ? null : first[verdict.position()];
            set(verdict.position(), act.before);
        } else {
            if (redoes == null) {
                redoable.clear();
            } else {
                redoable.pop();
            }
            Verdict before = effective[verdict.position()];
            undoable.push(new Act(verdict, before));
            first[verdict.position()] = before == null ? verdict : first[verdict.position()];
            set(verdict.position(), verdict);
        }
        last = verdict;
    }

    private void set(int position, @Nullable Verdict now) {
        Verdict before = effective[position];
        if (before != null) {
            counts.merge(before.kind(), -1, Integer::sum);
        }
        if (now != null) {
            counts.merge(now.kind(), 1, Integer::sum);
        }
        effective[position] = now;
        open.set(position, now == null);
        deferred.set(position, now != null && now.kind() == VerdictKind.DEFER);
    }

    @Nullable
    Verdict effective(int position) {
        return effective[position];
    }

    /** The earliest act that was not taken back. */
    @Nullable
    Verdict first(int position) {
        return first[position];
    }

    /** The act that an undo would take back. */
    @Nullable
    Verdict undoable() {
        Act act = undoable.peek();
        return act == null ? null : act.verdict;
    }

    /** The act that a redo would do again. */
    @Nullable
    Verdict redoable() {
        Act act = redoable.peek();
        return act == null ? null : act.verdict;
    }

    /** The newest act. */
    Verdict last() {
        return Objects.requireNonNull(last, "no act yet");
    }

    long lastId() {
        return last == null ? 0 : last.id();
    }

    Optional<Integer> nextOpen(int position) {
        return around(open, position).or(() -> around(deferred, position));
    }

    private static Optional<Integer> around(BitSet set, int position) {
        int next = set.nextSetBit(Math.max(0, position + 1));
        return Optional.of(next < 0 ? set.nextSetBit(0) : next).filter(found -> found >= 0);
    }

    /** After an undo its item; otherwise the next one after the last act. */
    Optional<Integer> resumeAt() {
        if (last == null) {
            return nextOpen(-1);
        }
        return nextOpen(last.kind() == VerdictKind.RETRACT ? last.position() - 1 : last.position());
    }

    Progress progress() {
        return new Progress(effective.length, count(VerdictKind.LABEL), count(VerdictKind.ACCEPT),
                count(VerdictKind.REJECT), count(VerdictKind.CANNOT_TELL), count(VerdictKind.REFER),
                count(VerdictKind.SKIP), count(VerdictKind.DEFER), open.cardinality());
    }

    private int count(VerdictKind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
