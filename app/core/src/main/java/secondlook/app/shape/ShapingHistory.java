package secondlook.app.shape;

import java.util.ArrayDeque;
import java.util.Deque;

/** The shaping that a person works on, with what it was before. Used by one thread. */
public final class ShapingHistory {

    private final Deque<Shaping> done = new ArrayDeque<>();
    private final Deque<Shaping> undone = new ArrayDeque<>();
    private Shaping current = Shaping.NONE;

    public Shaping current() {
        return current;
    }

    /** Goes on with another one; what was undone is forgotten. */
    public void change(Shaping shaping) {
        if (!shaping.equals(current)) {
            done.push(current);
            undone.clear();
            current = shaping;
        }
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Back to what it was before the last change, if there was one. */
    public Shaping undo() {
        if (canUndo()) {
            undone.push(current);
            current = done.pop();
        }
        return current;
    }

    /** Forward again, if something was undone. */
    public Shaping redo() {
        if (canRedo()) {
            done.push(current);
            current = undone.pop();
        }
        return current;
    }
}
