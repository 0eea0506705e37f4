package secondlook.runtime.guard;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import secondlook.runtime.decision.Rule;

/**
 * What a policy says of every row. Do not change the arrays.
 *
 * @param classes    class names that {@code label} counts in
 * @param rules      the policy's, in order
 * @param outcome    {@link Outcome} by its ordinal, per row
 * @param label      index of the class that stands; -1 where none
 * @param source     {@link Source} by its ordinal, per row
 * @param decidedBy  index of the rule that decided; -1 where the threshold did
 * @param hits       per rule, whether its condition holds for a row, watched rules among them
 * @param reason     why, in words; per row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Decisions(List<String> classes, List<Rule> rules, byte[] outcome, int[] label, byte[] source,
        int[] decidedBy, boolean[][] hits, String[] reason) {

    public Decisions {
        classes = List.copyOf(classes);
        rules = List.copyOf(rules);
    }

    public int rows() {
        return outcome.length;
    }

    public Outcome outcome(int row) {
        return Outcome.of(outcome[row]);
    }

    public Source source(int row) {
        return Source.of(source[row]);
    }

    /** "none" where there is no label. */
    public String labelName(int row) {
        return label[row] < 0 ? "none" : classes.get(label[row]);
    }

    public int count(Outcome wanted) {
        int n = 0;
        for (byte code : outcome) {
            n += code == wanted.ordinal() ? 1 : 0;
        }
        return n;
    }

    /**
     * The same with more rows before a person.
     *
     * @param wanted rows that shall not be accepted, whatever the policy says
     * @param reason why not, in words; given the row
     */
    public Decisions reviewing(IntPredicate wanted, IntFunction<String> reason) {
        byte[] outcomes = outcome.clone();
        String[] reasons = this.reason.clone();
        for (int row = 0; row < rows(); row++) {
            if (wanted.test(row) && outcome(row) != Outcome.REFUSE) {
                outcomes[row] = (byte) Outcome.REVIEW.ordinal();
                reasons[row] = reason.apply(row) + (reasons[row].isEmpty() ? "" : "; " + reasons[row]);
            }
        }
        return new Decisions(classes, rules, outcomes, label, source, decidedBy, hits, reasons);
    }

    /** Rows for which a rule holds and another rule that is tried before it decided. */
    public int overruled(int rule) {
        int n = 0;
        for (int row = 0; row < rows(); row++) {
            n += hits[rule][row] && decidedBy[row] >= 0 && decidedBy[row] < rule ? 1 : 0;
        }
        return n;
    }

    /** Rows for which both rules hold. */
    public int both(int one, int other) {
        int n = 0;
        for (int row = 0; row < rows(); row++) {
            n += hits[one][row] && hits[other][row] ? 1 : 0;
        }
        return n;
    }

    public int hitCount(int rule) {
        int n = 0;
        for (boolean hit : hits[rule]) {
            n += hit ? 1 : 0;
        }
        return n;
    }

    static Decisions empty(List<String> classes, List<Rule> rules, int rows) {
        int[] none = new int[rows];
        Arrays.fill(none, -1);
        return new Decisions(classes, rules, new byte[rows], none.clone(), new byte[rows], none,
                new boolean[rules.size()][rows], new String[rows]);
    }
}
