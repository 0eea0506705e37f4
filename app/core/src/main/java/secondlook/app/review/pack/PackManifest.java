package secondlook.app.review.pack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.QueueRecord;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * What a packed session says of itself.
 *
 * @param format   {@link #FORMAT}
 * @param version  of the format, from 1
 * @param uid      of the session
 * @param family   that it belongs to
 * @param copyOf   uid of the session that this one was unpacked from; {@code null} for one that was made here
 * @param name     for a person
 * @param model    name of the model, for a person
 * @param reviewer who answered
 * @param created  ISO-8601 instant
 * @param items    how many
 * @param sha256   of its other entries, by name; lower-case hex
 */
public record PackManifest(String format, int version, String uid, String family, @Nullable String copyOf, String name,
        String model, List<String> classes, DecisionPolicy policy, QueueRecord queue, String reviewer, String created,
        int items, Map<String, String> sha256) {

    public static final String FORMAT = "second-look review";

    public static final int VERSION = 1;
}
