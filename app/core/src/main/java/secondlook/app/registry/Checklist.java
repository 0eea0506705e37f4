package secondlook.app.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * What is looked at before a version is promoted.
 *
 * @param checks  in the order in which a person reads them
 * @param against version of the champion that it was made against; {@code null} if there was none
 */
public record Checklist(List<Check> checks, @Nullable Integer against) {

    public Checklist {
        checks = List.copyOf(checks);
    }

    /**
     * With a person's reasons for letting checks pass.
     *
     * @param reasons by check key, none blank
     * @throws RefusedException if there is no such check
     */
    public Checklist accepting(Map<String, String> reasons) {
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            if (checks.stream().noneMatch(c -> c.key().equals(reason.getKey()))) {
                throw new RefusedException("The check " + reason.getKey() + " cannot be accepted",
                        "the checklist has no such check",
                        "Choose one of " + String.join(", ", checks.stream().map(Check::key).toList()) + ".");
            }
            if (reason.getValue().isBlank()) {
                throw new RefusedException("The check " + reason.getKey() + " cannot be accepted",
                        "no reason was given", "Say why, for example drift=looked at, the season only.");
            }
        }
        return new Checklist(checks.stream().map(c -> c.blocks() && reasons.containsKey(c.key())
                ? new Check(c.key(), c.state(), c.evidence(), reasons.get(c.key()))
                : c).toList(), against);
    }

    /** What stands in the way, in order. */
    public List<Check> blocking() {
        return checks.stream().filter(Check::blocks).toList();
    }
}
