package secondlook.app.review.exchange;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.VerdictKind;
import secondlook.runtime.RefusedException;

/**
 * An answer read from a file.
 *
 * @param record   where it stands, from 1
 * @param session  uid of the session that the item was exported from; {@code null} if the file does not say
 * @param position the item's place in it; −1 if the file does not say
 * @param rowId    the item's row; −1 if the file does not say
 * @param kind     what was done; {@code null} for a remark alone
 * @param label    {@code null} if none
 * @param note     {@code null} if none
 * @param reviewer {@code null} if the file does not say
 * @param at       as the file has it; {@code null} if it does not say
 * @param seconds  0 if the file does not say
 * @param proposals for fields, by name
 */
record ImportedAnswer(int record, @Nullable String session, long position, long rowId,
        @Nullable VerdictKind kind, @Nullable String label, @Nullable String note, @Nullable String reviewer,
        @Nullable String at, double seconds, boolean blind, Map<String, String> proposals) {

    /**
     * @param origin holds session, position, row_id and blind
     * @param kind   a {@link VerdictKind#key()}; {@code null} for a label
     */
    static ImportedAnswer of(int record, ExchangeField origin, @Nullable String kind, @Nullable String label,
            @Nullable String note, @Nullable String reviewer, @Nullable String at, double seconds) {
        VerdictKind known = kind == null ? VerdictKind.LABEL : kind(origin, kind);
        if (known == VerdictKind.LABEL && label == null) {
            throw origin.refused("label", "is absent");
        }
        return new ImportedAnswer(record, origin.text("session"), origin.whole("position"), origin.whole("row_id"),
                known, label, note == null || note.isBlank() ? null : note.strip(), reviewer, at,
                seconds > 0 && seconds < 1e9 ? seconds : 0, origin.flag("blind"), Map.of());
    }

    /** A note or proposals without an answer. */
    static ImportedAnswer remark(int record, ExchangeField origin, @Nullable String note, @Nullable String reviewer,
            Map<String, String> proposals) {
        return new ImportedAnswer(record, origin.text("session"), origin.whole("position"), origin.whole("row_id"),
                null, null, note, reviewer, null, 0, false, proposals);
    }

    ImportedAnswer with(Map<String, String> others) {
        return new ImportedAnswer(record, session, position, rowId, kind, label, note, reviewer, at, seconds, blind,
                others);
    }

    private static VerdictKind kind(ExchangeField origin, String word) {
        try {
            VerdictKind kind = VerdictKind.valueOf(word.toUpperCase(Locale.ROOT));
            if (kind != VerdictKind.RETRACT) {
                return kind;
            }
        } catch (IllegalArgumentException unknown) {
            // said below
        }
        throw refused(origin, word);
    }

    private static RefusedException refused(ExchangeField origin, String word) {
        return origin.refused("verdict", "is “" + word + "”, which is none of label, accept, reject, cannot_tell, skip,"
                + " defer and refer");
    }
}
