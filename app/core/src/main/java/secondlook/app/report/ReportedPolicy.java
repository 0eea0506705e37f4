package secondlook.app.report;

import org.jspecify.annotations.Nullable;
import secondlook.app.policy.RuleReport;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * The policy of a report.
 *
 * @param policy     what it says
 * @param words      where it comes from, as the end of a sentence
 * @param rules      what it and each of its rules do; {@code null} where it has none or they could not be tried
 * @param whyNot     why they could not be tried; {@code null} where they were, or there are none
 * @param unexpected rows that a person should see whatever it says; none where that cannot be told
 */
public record ReportedPolicy(DecisionPolicy policy, String words, @Nullable RuleReport rules,
        @Nullable String whyNot, UnexpectedRows unexpected) {

    /** A policy of thresholds alone. */
    public static ReportedPolicy of(DecisionPolicy policy, String words) {
        return new ReportedPolicy(policy, words, null, null, UnexpectedRows.NONE);
    }
}
