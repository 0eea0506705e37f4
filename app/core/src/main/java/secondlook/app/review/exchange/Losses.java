package secondlook.app.review.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/** What of a session a format cannot hold; only what the session really has. */
public final class Losses {

    private Losses() {
    }

    /** For a person, in order of weight; empty if the format holds everything that counts now. */
    public static List<String> of(ReviewSession session, ExchangeFormat format) {
        List<String> losses = new ArrayList<>();
        boolean corrected = session.history().size() > count(session, said -> true);
        if (corrected) {
            losses.add("answers that were corrected or taken back (a table with --history holds them)");
        }
        if (!format.isTable()) {
            add(losses, count(session, said -> said.kind() == VerdictKind.DEFER),
                    "deferred item", format == ExchangeFormat.ARGILLA ? null : "comes back open");
            long proposals = 0;
            for (int i = 0; i < session.size(); i++) {
                proposals += session.proposals(i).size();
            }
            add(losses, proposals, "proposal for a field", "is left out");
        }
        if (format == ExchangeFormat.DOCCANO) {
            add(losses, count(session, said -> said.kind() == VerdictKind.ACCEPT), "acceptance", "becomes a label");
            add(losses, count(session, said -> said.kind() != VerdictKind.DEFER && said.label() == null),
                    "answer without a label", "is left out");
            add(losses, count(session, said -> said.label() != null), "answer",
                    "loses who gave it, when, how fast and the note");
        }
        return losses;
    }

    private static void add(List<String> losses, long count, String noun,
            @org.jspecify.annotations.Nullable String fate) {
        if (count > 0 && fate != null) {
            losses.add(count + " × " + noun + ": " + fate);
        }
    }

    private static long count(ReviewSession session, Predicate<Verdict> which) {
        long n = 0;
        for (int i = 0; i < session.size(); i++) {
            n += session.effective(i).filter(which).isPresent() ? 1 : 0;
        }
        return n;
    }
}
