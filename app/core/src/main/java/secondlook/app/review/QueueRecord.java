package secondlook.app.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the items of a session were chosen, kept with it.
 *
 * @param strata  what they were drawn from; empty for sessions that only have a policy
 * @param options what was asked for, by name; for a person
 */
public record QueueRecord(List<Stratum> strata, Map<String, String> options) {

    /** Nothing but the policy. */
    public static final QueueRecord NONE = new QueueRecord(List.of(), Map.of());

    public QueueRecord(@Nullable List<Stratum> strata, @Nullable Map<String, String> options) {
        // absent in sessions made by older versions
        this.strata = strata == null ? List.of() : List.copyOf(strata);
        this.options = options == null ? Map.of() : Map.copyOf(new LinkedHashMap<>(options));
    }
}
