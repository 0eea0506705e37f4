package secondlook.app.monitor;

import java.util.BitSet;
import secondlook.app.decide.PolicyDecisions;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.guard.Outcome;

/**
 * What a policy makes of rows.
 *
 * @param reviewed positions of those that a person should see; not to be changed
 * @param refused  positions of those that get no answer; not to be changed
 */
public record DecidedRows(BitSet reviewed, BitSet refused) {

    public static DecidedRows of(PolicyDecisions made) {
        BitSet reviewed = new BitSet(made.rows());
        for (int row = 0; row < made.rows(); row++) {
            reviewed.set(row, made.flags(row));
        }
        return new DecidedRows(reviewed, new BitSet());
    }

    public static DecidedRows of(Decisions made) {
        BitSet reviewed = new BitSet(made.rows());
        BitSet refused = new BitSet();
        for (int row = 0; row < made.rows(); row++) {
            reviewed.set(row, made.outcome(row) == Outcome.REVIEW);
            refused.set(row, made.outcome(row) == Outcome.REFUSE);
        }
        return new DecidedRows(reviewed, refused);
    }

    DecidedRows rows(int[] some) {
        BitSet review = new BitSet(some.length);
        BitSet none = new BitSet();
        for (int i = 0; i < some.length; i++) {
            review.set(i, reviewed.get(some[i]));
            none.set(i, refused.get(some[i]));
        }
        return new DecidedRows(review, none);
    }
}
