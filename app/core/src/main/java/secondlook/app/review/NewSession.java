package secondlook.app.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * What a session is made of.
 *
 * @param uid    of the session that this one stands for, where it comes from another workspace; {@code null} for a new one
 * @param family uid of the session that it belongs to; {@code null} if it begins its own
 * @param queue  how the items were chosen
 */
public record NewSession(String name, String runId, DecisionPolicy policy, List<String> classes, String reviewer,
        List<ReviewItem> items, SessionRole role, @Nullable String uid, @Nullable String family, QueueRecord queue) {

    public NewSession {
        classes = List.copyOf(classes);
        items = List.copyOf(items);
    }

    /** A first session of its own. */
    public static NewSession of(String name, String runId, DecisionPolicy policy, List<String> classes,
            String reviewer, List<ReviewItem> items) {
        return new NewSession(name, runId, policy, classes, reviewer, items, SessionRole.REVIEW, null, null,
                QueueRecord.NONE);
    }
}
