package secondlook.app.policy;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.guard.PolicyFigures;
import secondlook.runtime.guard.RuleFigures;
import secondlook.runtime.job.JobContext;

/**
 * What a policy and each of its rules do to a run.
 *
 * @param decisions on every row
 * @param figures   of the policy as it stands
 * @param rules     in the policy's order
 * @param conflicts pairs of rules that hold for the same rows and want different things
 */
public record RuleReport(Decisions decisions, PolicyFigures figures, List<RuleFigures> rules,
        List<Conflict> conflicts) {

    /**
     * @param first  the rule that is tried first and therefore decides, unless it is only watched
     * @param second the other
     * @param rows   for which both hold
     */
    public record Conflict(Rule first, Rule second, int rows) {}

    /** @param answers the right answer per row, as an index into the classes; negative where not known */
    public static RuleReport of(GuardedRun run, DecisionPolicy policy, int[] answers, JobContext context) {
        Decisions now = run.decide(policy, context);
        List<Decisions> toggled = new ArrayList<>();
        for (int r = 0; r < policy.rules().size(); r++) {
            List<Rule> rules = new ArrayList<>(policy.rules());
            rules.set(r, rules.get(r).inShadow(!rules.get(r).shadow()));
            toggled.add(run.decide(policy.withRules(rules), context));
        }
        return new RuleReport(now, PolicyFigures.of(now, answers),
                RuleFigures.of(now, run.predictions().predicted(), answers, toggled), conflicts(now));
    }

    private static List<Conflict> conflicts(Decisions decisions) {
        List<Conflict> found = new ArrayList<>();
        List<Rule> rules = decisions.rules();
        for (int a = 0; a < rules.size(); a++) {
            for (int b = a + 1; b < rules.size(); b++) {
                Rule one = rules.get(a);
                Rule other = rules.get(b);
                String label = one.label();
                boolean same = one.outcome() == other.outcome()
                        && (label == null ? other.label() == null : label.equals(other.label()));
                int rows = same ? 0 : decisions.both(a, b);
                if (rows > 0) {
                    found.add(new Conflict(one, other, rows));
                }
            }
        }
        return found;
    }
}
