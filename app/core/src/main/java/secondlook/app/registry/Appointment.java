package secondlook.app.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of champion. They are only ever added; the last one of a name counts.
 *
 * @param seq     rising
 * @param name    of the model
 * @param version that is champion from here on
 * @param kind    why it changed
 * @param at      ISO-8601 instant
 * @param who     did it
 * @param note    what was said; {@code null} if nothing
 * @param checks  the checklist as it stood; empty for a rollback
 */
public record Appointment(long seq, String name, int version, Kind kind, String at, String who,
        @Nullable String note, List<Check> checks) {

    /** How a version became champion. */
    public enum Kind {
        PROMOTION, ROLLBACK
    }

    public Appointment {
        checks = List.copyOf(checks);
    }
}
