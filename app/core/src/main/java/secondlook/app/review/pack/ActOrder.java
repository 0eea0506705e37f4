package secondlook.app.review.pack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.SessionContent.Act;
import secondlook.app.review.VerdictKind;

/** Whether acts could have been made one after the other: each undo takes the last one back, each redo does that again. */
final class ActOrder {

    private record Done(int place, int position, @Nullable Integer before) {}

    private ActOrder() {
    }

    static boolean isKept(List<Act> acts) {
        Map<Integer, Integer> effective = new HashMap<>();
        Deque<Done> undoable = new ArrayDeque<>();
        Deque<Done> redoable = new ArrayDeque<>();
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            if (act.kind() == VerdictKind.RETRACT) {
                Done last = undoable.peek();
                if (last == null || !Objects.equals(act.supersedes(), last.place) || act.position() != last.position) {
                    return false;
                }
                redoable.push(undoable.pop());
                if (last.before == null) {
                    effective.remove(last.position);
                } else {
                    effective.put(last.position, last.before);
                }
            } else {
                Integer before = effective.get(act.position());
                if (!Objects.equals(act.supersedes(), before) || !follows(act, redoable)) {
                    return false;
                }
                undoable.push(new Done(i, act.position(), before));
                effective.put(act.position(), i);
            }
        }
        return true;
    }

    private static boolean follows(Act act, Deque<Done> redoable) {
        if (act.redoes() == null) {
            redoable.clear();
            return true;
        }
        Done last = redoable.poll();
        return last != null && Objects.equals(act.redoes(), last.place) && act.position() == last.position;
    }
}
