package secondlook.app.review;

import org.jspecify.annotations.Nullable;

/**
 * Why an item is in its session, as far as it may be told before its answer: nothing that follows from the right answer,
 * and, where audit items are mixed in, nothing that tells them from the others.
 */
final class ToldReason {

    private static final String UNANNOUNCED = "doubtful, or drawn at random to check: which of the two is told after the answer";
    private static final String CHOSEN = "one of the rows that were chosen by hand: by what is told after the answer";
    private static final String CONTRADICTED = "one whose label the model contradicts: the label is told after the answer";
    private static final String RULE = "hit by a rule: which one is told after the answer";

    private ToldReason() {
    }

    /** Whether so much was said of an item that nothing needs to be kept back any more. */
    static boolean isOver(@Nullable Verdict effective) {
        return effective != null && (effective.kind().judges() || effective.kind() == VerdictKind.CANNOT_TELL);
    }

    /** @param mixed whether audit items are among the others */
    static String before(SessionEntry entry, ReviewItem item, boolean mixed) {
        if (mixed) {
            return UNANNOUNCED;
        }
        // who adjudicates is to know what the others said
        if (entry.role() == SessionRole.ADJUDICATION) {
            return item.reason();
        }
        QueueRecord queue = entry.queue();
        return switch (queue.options().getOrDefault(QueueRecord.BY, "")) {
            // sessions of older versions do not say what their rows were chosen by
            case QueueRecord.CHOSEN -> queue.isAboutTruth(true) ? CHOSEN : item.reason();
            case "label_issues" -> CONTRADICTED;
            default -> queue.isAboutTruth(false) ? RULE : item.reason();
        };
    }
}
