package secondlook.app.review.queue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;

/**
 * Rows that two versions of a model decide differently: their labels differ, or only one of them has a label. Those of which
 * the two are surest together come first, for there one of them must be badly wrong.
 */
public final class ChangeSource implements QueueSource {

    private final Predictions now;
    private final Predictions before;
    private final int[] other;

    /**
     * @param now    of the version that is reviewed
     * @param before of the other one, over the same rows
     * @throws RefusedException if the two have no row in common
     */
    public ChangeSource(Predictions now, Predictions before) {
        this.now = now;
        this.before = before;
        Map<Long, Integer> rows = HashMap.newHashMap(before.rows());
        for (int row = 0; row < before.rows(); row++) {
            rows.put(before.rowIds()[row], row);
        }
        this.other = new int[now.rows()];
        int common = 0;
        for (int row = 0; row < other.length; row++) {
            other[row] = rows.getOrDefault(now.rowIds()[row], -1);
            common += other[row] < 0 ? 0 : 1;
        }
        if (common == 0) {
            throw new RefusedException("The queue was not made", "the two runs have no row in common",
                    "Name a run over the same dataset.");
        }
    }

    @Override
    public String key() {
        return "changes";
    }

    @Override
    public double urgency(int row) {
        int was = other[row];
        if (was < 0 || now.predictedName(row).equals(before.predictedName(was))) {
            return Double.NaN;
        }
        boolean both = now.isValid(row) && before.isValid(was);
        return both ? now.confidence()[row] + before.confidence()[was] : Double.POSITIVE_INFINITY;
    }

    @Override
    public String reason(int row) {
        int was = other[row];
        return "was " + words(before, was) + ", is now " + words(now, row);
    }

    private static String words(Predictions run, int row) {
        return run.isValid(row)
                ? String.format(Locale.ROOT, "%s (%.2f)", run.predictedName(row), run.confidence()[row])
                : "without usable scores";
    }
}
