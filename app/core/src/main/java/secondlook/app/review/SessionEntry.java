package secondlook.app.review;

import java.util.List;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * A review session as the list shows it.
 *
 * @param id       stable in its workspace
 * @param name     for a person
 * @param runId    the run whose rows are reviewed
 * @param policy   the policy that flagged them
 * @param classes  labels a person can give, in the model's order
 * @param reviewer who
 * @param created  ISO-8601 instant
 * @param items    number of items
 * @param done     items whose effective verdict {@link VerdictKind#isDone()}
 * @param uid      the same in every workspace
 * @param family   uid of the session that it belongs to; its own if it is the first
 * @param role     what it is to that one
 * @param queue    how its items were chosen
 */
public record SessionEntry(String id, String name, String runId, DecisionPolicy policy, List<String> classes,
        String reviewer, String created, int items, int done, String uid, String family, SessionRole role,
        QueueRecord queue) {

    SessionEntry withDone(int count) {
        return new SessionEntry(id, name, runId, policy, classes, reviewer, created, items, count, uid, family, role,
                queue);
    }
}
