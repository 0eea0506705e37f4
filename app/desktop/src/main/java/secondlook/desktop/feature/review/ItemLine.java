package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.desktop.chart.Figures;

/**
 * One item in the list of items. Says nothing of the model, so that it can be looked at in blind mode.
 *
 * @param position place in the session, 0-based
 * @param row      its row, for a person: "row 1 461"
 * @param kind     what counts for it; {@code null} while it is open
 * @param said     the same in words; "open" while it is open
 * @param marks    "note", "1 proposal": what else there is; may be empty
 */
record ItemLine(int position, String row, @Nullable VerdictKind kind, String said, String marks) {

    /** Which items to list. */
    enum Which {
        ALL("All items"), OPEN("Open"), ANSWERED("Answered"), DEFERRED("Deferred"), CANNOT_TELL(
                "Cannot tell"), REFERRED("For a second reviewer"), REMARKED("With a note or proposal");

        private final String title;

        Which(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        boolean holds(ItemLine line) {
            return switch (this) {
                case ALL -> true;
                case OPEN -> line.kind == null;
                case ANSWERED -> line.kind != null && line.kind.judges();
                case DEFERRED -> line.kind == VerdictKind.DEFER;
                case CANNOT_TELL -> line.kind == VerdictKind.CANNOT_TELL;
                case REFERRED -> line.kind == VerdictKind.REFER;
                case REMARKED -> !line.marks.isEmpty();
            };
        }
    }

    /** All items of a session, in its order. */
    static List<ItemLine> of(ReviewSession session) {
        List<ItemLine> lines = new ArrayList<>(session.size());
        for (int i = 0; i < session.size(); i++) {
            Verdict verdict = session.effective(i).orElse(null);
            int proposals = session.proposals(i).size();
            String marks = (session.noteOf(i) == null ? "" : "note")
                    + (session.noteOf(i) != null && proposals > 0 ? ", " : "")
                    + (proposals == 0 ? "" : proposals + (proposals == 1 ? " proposal" : " proposals"));
            lines.add(new ItemLine(i, "row " + Figures.count(session.item(i).rowId() + 1),
                    verdict == null ? null : verdict.kind(),
                    verdict == null ? "open" : DeedWords.said(verdict.kind(), verdict.label()), marks));
        }
        return lines;
    }

    /** Whether the typed text is the item's number, its row's number, or part of what was said. */
    boolean matches(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return true;
        }
        if (wanted.chars().allMatch(Character::isDigit)) {
            return Integer.toString(position + 1).startsWith(wanted) || row.replaceAll("\\D", "").startsWith(wanted);
        }
        return said.toLowerCase(Locale.ROOT).contains(wanted) || marks.contains(wanted);
    }
}
