package secondlook.app.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One act of a person on one item, as stored. Never changed afterwards; a later one supersedes it.
 *
 * @param id         rising within the store
 * @param sessionId  the session
 * @param position   the item's place in the session, 0-based
 * @param rowId      the row
 * @param kind       what was done
 * @param label      the label for LABEL and ACCEPT; {@code null} otherwise
 * @param note       what the person wrote; {@code null} if nothing
 * @param reviewer   who
 * @param at         ISO-8601 instant
 * @param seconds    time the item was shown before the answer
 * @param supersedes id of the verdict that was effective before; {@code null} if none
 * @param blind      whether the prediction was hidden until this answer
 * @param serves     id of the verdict on a near-duplicate that was taken over here; {@code null} if it was given here
 */
public record Verdict(long id, String sessionId, int position, long rowId, VerdictKind kind, @Nullable String label,
        @Nullable String note, String reviewer, String at, double seconds, @Nullable Long supersedes,
        boolean blind, @Nullable Long serves) {

    /** Whether the model's label was found wrong: empty where this says nothing of it. */
    public Optional<Boolean> foundWrong(String predicted) {
        return switch (kind) {
            case LABEL, ACCEPT -> Optional.of(!predicted.equals(label));
            case REJECT -> Optional.of(true);
            default -> Optional.empty();
        };
    }
}
