package secondlook.app.review;

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
 */
public record Verdict(long id, String sessionId, int position, long rowId, VerdictKind kind, @Nullable String label,
        @Nullable String note, String reviewer, String at, double seconds, @Nullable Long supersedes) {}
