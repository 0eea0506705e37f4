package secondlook.app.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.DecisionPolicy;

/** The review sessions of a workspace. */
public interface ReviewStore {

    /** Makes a session of these items; refused if there are none. */
    SessionEntry create(NewSession session);

    /** Makes a first session of its own of these items; refused if there are none. */
    default SessionEntry create(String name, String runId, DecisionPolicy policy, List<String> classes,
            String reviewer, List<ReviewItem> items) {
        return create(NewSession.of(name, runId, policy, classes, reviewer, items));
    }

    /** Makes a session with all that somebody has done in it elsewhere, in one transaction. */
    SessionEntry receive(NewSession session, SessionContent content);

    /** All that was done in a session. */
    SessionContent content(String id);

    /** Adds what was done elsewhere since, in one transaction; the places of its acts go on from those that are there. */
    void extend(String id, SessionContent more);

    /** Newest first. */
    List<SessionEntry> sessions();

    @Nullable
    SessionEntry find(String id);

    /** The session and all that belong to it, whichever of them is given, oldest first. */
    List<SessionEntry> family(String id);

    ReviewSession open(String id);
}
