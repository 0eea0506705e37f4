package secondlook.app.review;

import java.util.List;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * A review session as the list shows it.
 *
 * @param id       stable
 * @param name     for a person
 * @param runId    the run whose rows are reviewed
 * @param policy   the policy that flagged them
 * @param classes  labels a person can give, in the model's order
 * @param reviewer who
 * @param created  ISO-8601 instant
 * @param items    number of items
 * @param done     items with an effective LABEL, ACCEPT or SKIP
 */
public record SessionEntry(String id, String name, String runId, DecisionPolicy policy, List<String> classes,
        String reviewer, String created, int items, int done) {}
