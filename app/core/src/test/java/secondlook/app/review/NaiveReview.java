package secondlook.app.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a review session should be, said as simply as possible: two stacks of acts, and every question answered by going
 * through all of them. Shares nothing with the real one.
 */
final class NaiveReview {

    record Said(int position, VerdictKind kind, @Nullable String label) {}

    private final int items;
    private final List<Said> done = new ArrayList<>();
    private final List<Said> undone = new ArrayList<>();
    private int lastPosition = -1;
    private boolean lastWasUndo;

    NaiveReview(int items) {
        this.items = items;
    }

    void answer(int position, VerdictKind kind, @Nullable String label) {
        done.add(new Said(position, kind, label));
        undone.clear();
        last(position, false);
    }

    Optional<Integer> undo() {
        if (done.isEmpty()) {
            return Optional.empty();
        }
        Said said = done.removeLast();
        undone.add(said);
        last(said.position, true);
        return Optional.of(said.position);
    }

    Optional<Integer> redo() {
        if (undone.isEmpty()) {
            return Optional.empty();
        }
        Said said = undone.removeLast();
        done.add(said);
        last(said.position, false);
        return Optional.of(said.position);
    }

    private void last(int position, boolean undo) {
        lastPosition = position;
        lastWasUndo = undo;
    }

    Map<Integer, Said> effective() {
        Map<Integer, Said> effective = new LinkedHashMap<>();
        done.forEach(said -> effective.put(said.position, said));
        return effective;
    }

    Optional<Integer> nextOpen(int position) {
        Map<Integer, Said> effective = effective();
        List<Integer> round = new ArrayList<>();
        for (int step = 1; step <= items; step++) {
            round.add(Math.floorMod(position + step, items));
        }
        return round.stream().filter(p -> !effective.containsKey(p)).findFirst().or(() -> round.stream()
                .filter(p -> effective.get(p) instanceof Said said && said.kind == VerdictKind.DEFER).findFirst());
    }

    Optional<Integer> resumeAt() {
        return nextOpen(lastWasUndo ? lastPosition - 1 : lastPosition);
    }
}
