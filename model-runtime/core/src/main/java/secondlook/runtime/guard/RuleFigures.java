package secondlook.runtime.guard;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * What a rule does, told from rows whose right answer is known. It says of a watched rule what would be if it were in force.
 *
 * @param rule       the rule
 * @param hits       rows for which it holds
 * @param overruled  of these, rows that a rule before it decides
 * @param known      of these, rows whose right answer is known and for which the model had a label
 * @param helped     of the known: the model's label is wrong, and for an override the rule's is right
 * @param harmed     of the known: the model's label is right (and an override's is not)
 * @param precision  95 % interval of helped / known; not available where none is known
 * @param without    the policy's figures if it were not there
 * @param with       the policy's figures with it in force
 */
public record RuleFigures(Rule rule, int hits, int overruled, int known, int helped, int harmed, Interval precision,
        PolicyFigures without, PolicyFigures with) {

    /** Share of the known hits where it helps; NaN where none is known. */
    public double share() {
        return known == 0 ? Double.NaN : (double) helped / known;
    }

    /**
     * One entry per rule.
     *
     * @param decisions as the policy stands
     * @param model     the model's own label per row; -1 where none
     * @param answer    the right answer per row, as an index into the classes; negative where not known
     * @param toggled   per rule, the decisions with that rule switched: off if it is in force, on if it is watched
     */
    public static List<RuleFigures> of(Decisions decisions, int[] model, int[] answer, List<Decisions> toggled) {
        PolicyFigures now = PolicyFigures.of(decisions, answer);
        List<RuleFigures> all = new ArrayList<>();
        for (int r = 0; r < decisions.rules().size(); r++) {
            Rule rule = decisions.rules().get(r);
            PolicyFigures other = PolicyFigures.of(toggled.get(r), answer);
            int label = rule.label() == null ? -1 : decisions.classes().indexOf(rule.label());
            int known = 0;
            int helped = 0;
            int harmed = 0;
            for (int row = 0; row < decisions.rows(); row++) {
                if (!decisions.hits()[r][row] || answer[row] < 0 || model[row] < 0) {
                    continue;
                }
                known++;
                boolean wrong = model[row] != answer[row];
                boolean overrides = rule.outcome() == RuleOutcome.OVERRIDE;
                helped += wrong && (!overrides || label == answer[row]) ? 1 : 0;
                harmed += !wrong && (!overrides || label != answer[row]) ? 1 : 0;
            }
            all.add(new RuleFigures(rule, decisions.hitCount(r), decisions.overruled(r), known, helped, harmed,
                    Wilson.of95(helped, known), rule.shadow() ? now : other, rule.shadow() ? other : now));
        }
        return all;
    }
}
