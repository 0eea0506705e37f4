package secondlook.desktop.feature.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.Answer;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.desktop.feature.review.ActResult.Alike;
import secondlook.desktop.view.Wording;

/** Carries acts out: stores first, then finds what to show next. */
final class ActsAtDesk {

    private ActsAtDesk() {
    }

    /**
     * Does one act.
     *
     * @param shown   the item on the screen; {@code null} where all are done
     * @param seconds how long a person has looked at it
     */
    static ActResult perform(ReviewDesk desk, ReviewAct act, @Nullable ItemShown shown, double seconds) {
        return switch (act) {
            case ReviewAct.Answered answer -> answer(desk, answer, shown, seconds);
            case ReviewAct.Serve serve -> serve(desk, serve.position(), shown);
            case ReviewAct.Note note -> note(desk, note.text(), shown);
            case ReviewAct.Propose proposal -> propose(desk, proposal, shown);
            case ReviewAct.Undo _ -> again(desk, true, shown);
            case ReviewAct.Redo _ -> again(desk, false, shown);
            case ReviewAct.Step step -> go(desk, shown == null
                    ? desk.session().size() - 1
                    : shown.position() + step
                            .by());
            case ReviewAct.Jump jump -> go(desk, jump.position());
            case ReviewAct.ToggleBlind _ -> toggleBlind(desk, shown);
        };
    }

    private static ActResult result(ReviewDesk desk, @Nullable ItemShown next, String saved, boolean changed) {
        return new ActResult(next, null, saved, changed, desk.undoWords(), desk.redoWords(), desk.isBlind(), null);
    }

    private static ActResult answer(ReviewDesk desk, ReviewAct.Answered answer, @Nullable ItemShown shown,
            double seconds) {
        if (shown == null) {
            return result(desk, null, "", false);
        }
        int position = shown.position();
        Verdict verdict = desk.session()
                .answer(new Answer(position, answer.kind(), answer.label(), null, seconds, shown.blind()));
        boolean judged = verdict.kind().judges() || verdict.kind() == VerdictKind.CANNOT_TELL;
        int open = (int) desk.openAlike(position).count();
        return new ActResult(desk.session().nextOpen(position).map(desk::show).orElse(null),
                shown.hidden() && judged ? desk.show(position) : null, DeedWords.of(shown.name(), verdict), true,
                desk.undoWords(), desk.redoWords(), desk.isBlind(),
                judged && open > 0 ? new Alike(position, shown.name(), open) : null);
    }

    private static ActResult serve(ReviewDesk desk, int position, @Nullable ItemShown shown) {
        int served = desk.session().serve(position, desk.openAlike(position).boxed().toList()).size();
        ItemShown next = shown == null || desk.session().effective(shown.position()).isPresent()
                ? desk.session().nextOpen(shown == null ? position : shown.position()).map(desk::show).orElse(null)
                : shown;
        return result(desk, next, "the same of " + Wording.count(served, "near-duplicate", "near-duplicates"),
                served > 0);
    }

    private static ActResult note(ReviewDesk desk, String text, @Nullable ItemShown shown) {
        if (shown == null) {
            return result(desk, null, "", false);
        }
        desk.session().note(shown.position(), text);
        return result(desk, desk.show(shown.position()),
                text.isBlank() ? "note on " + shown.name() + " removed" : "note on " + shown.name(), true);
    }

    private static ActResult propose(ReviewDesk desk, ReviewAct.Propose proposal, @Nullable ItemShown shown) {
        if (shown == null) {
            return result(desk, null, "", false);
        }
        desk.session().propose(shown.position(), proposal.field(), proposal.text());
        return result(desk, desk.show(shown.position()), proposal.text().isBlank()
                ? "proposal for " + proposal.field() + " withdrawn"
                : proposal.field() + " of " + shown.name() + " should be " + proposal.text(), true);
    }

    private static ActResult again(ReviewDesk desk, boolean back, @Nullable ItemShown shown) {
        String words = back ? desk.undoWords() : desk.redoWords();
        Optional<Integer> position = back ? desk.session().undo() : desk.session().redo();
        if (position.isEmpty()) {
            return result(desk, shown, back ? "Nothing to undo" : "Nothing to redo", false);
        }
        return result(desk, desk.show(position.get()), "“" + words + "”" + (back ? " was taken back" : " counts again"),
                true);
    }

    private static ActResult go(ReviewDesk desk, int position) {
        return result(desk, desk.show(Math.clamp(position, 0, desk.session().size() - 1)), "", false);
    }

    private static ActResult toggleBlind(ReviewDesk desk, @Nullable ItemShown shown) {
        desk.blind(!desk.isBlind());
        return result(desk, shown == null ? null : desk.show(shown.position()), "", false);
    }
}
