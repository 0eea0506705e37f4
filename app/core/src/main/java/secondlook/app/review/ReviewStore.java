package secondlook.app.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.DecisionPolicy;

/** The review sessions of a workspace. */
public interface ReviewStore {

    /** Makes a session of these items; refused if there are none. */
    SessionEntry create(String name, String runId, DecisionPolicy policy, List<String> classes, String reviewer,
            List<ReviewItem> items);

    /** Newest first. */
    List<SessionEntry> sessions();

    @Nullable
    SessionEntry find(String id);

    ReviewSession open(String id);
}
