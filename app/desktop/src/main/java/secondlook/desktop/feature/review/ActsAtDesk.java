package secondlook.desktop.feature.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/** Carries acts out: stores first, then finds what to show next. */
final class ActsAtDesk {

    private ActsAtDesk() {
    }

    /**
     * Does one act.
     *
     * @param shown   the item on the screen; {@code null} where all are done
     * @param seconds how long it has been shown
     */
    static ActResult perform(ReviewDesk desk, ReviewAct act, @Nullable ItemShown shown, double seconds) {
        return switch (act) {
            case ReviewAct.Answer answer -> answer(desk, answer, shown, seconds);
            case ReviewAct.Note note -> note(desk, note, shown);
            case ReviewAct.Undo _ -> again(desk, desk.session().undo(), shown, "Nothing to undo",
                    " was taken back");
            case ReviewAct.Redo _ -> again(desk, desk.session().redo(), shown, "Nothing to redo", " counts again");
            case ReviewAct.Step step -> step(desk, step.by(), shown);
        };
    }

    private static ActResult answer(ReviewDesk desk, ReviewAct.Answer answer, @Nullable ItemShown shown,
            double seconds) {
        if (shown == null) {
            return new ActResult(null, "", false);
        }
        Verdict verdict = desk.answer(shown.position(), answer.kind(), answer.label(), seconds);
        ItemShown next = desk.session().nextOpen(shown.position()).map(desk::show).orElse(null);
        return new ActResult(next, words(shown.name(), verdict), true);
    }

    /** What was stored, in words. */
    static String words(String name, Verdict verdict) {
        return name + (verdict.kind() == VerdictKind.SKIP
                ? " skipped"
                : verdict.kind() == VerdictKind.DEFER ? " deferred" : " is " + verdict.label());
    }

    private static ActResult note(ReviewDesk desk, ReviewAct.Note note, @Nullable ItemShown shown) {
        if (shown == null) {
            return new ActResult(null, "", false);
        }
        desk.session().note(shown.position(), note.text());
        return new ActResult(desk.show(shown.position()),
                note.text().isBlank() ? "note on " + shown.name() + " removed" : "note on " + shown.name(), false);
    }

    private static ActResult again(ReviewDesk desk, Optional<Integer> position, @Nullable ItemShown shown,
            String nothing, String happened) {
        if (position.isEmpty()) {
            return new ActResult(shown, nothing, false);
        }
        ItemShown item = desk.show(position.get());
        return new ActResult(item, "the answer on " + item.name() + happened, true);
    }

    private static ActResult step(ReviewDesk desk, int by, @Nullable ItemShown shown) {
        int last = desk.session().size() - 1;
        int to = shown == null ? last : Math.clamp(shown.position() + by, 0, last);
        return new ActResult(desk.show(to), "", false);
    }
}
