package secondlook.app.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;

/**
 * Turns a run and a policy into the items of a session: every flagged row, and, if asked for, an audit sample of the
 * accepted ones, without which nothing can be said of the rows that nobody looks at.
 */
public final class ReviewQueue {

    /** Why an accepted row is in a session. */
    public static final String AUDIT_REASON = "audit sample";

    private ReviewQueue() {
    }

    /** In what order a person sees the items. */
    public enum Order {
        /**
         * Invalid rows first, for there the model knew nothing; then by uncertainty, ties by row id. Audit items are in
         * random order among themselves and spread evenly, so that they are met however early the person stops.
         */
        LEAST_SURE_FIRST,
        /** All items shuffled. What has been answered at any time is then a fair sample of the flagged rows. */
        RANDOM
    }

    /**
     * The items of a session.
     *
     * @param audit how many accepted rows to draw at random without replacement, at least 0; all of them if there are
     *              fewer. Each has inclusion probability audit / accepted, flagged rows have 1
     * @param seed  the same seed gives the same items in the same order
     */
    public static List<ReviewItem> of(Predictions run, DecisionPolicy policy, Order order, int audit, long seed) {
        if (audit < 0) {
            throw new IllegalArgumentException("audit sample of " + audit);
        }
        Random random = new Random(seed);
        List<ReviewItem> flagged = FlaggedRows.of(run, policy);
        List<ReviewItem> audited = sample(run, policy, audit, random);
        return placed(flagged, audited, order, random);
    }

    /**
     * Puts items in the order in which they are met and numbers them so. Nothing in the order tells an audit item.
     *
     * @param flagged in the order wanted among themselves for {@link Order#LEAST_SURE_FIRST}
     * @param audited in random order
     */
    public static List<ReviewItem> placed(List<ReviewItem> flagged, List<ReviewItem> audited, Order order,
            Random random) {
        List<ReviewItem> all = order == Order.RANDOM
                ? shuffled(flagged, audited, random)
                : spread(flagged, audited, random);
        List<ReviewItem> placed = new ArrayList<>(all.size());
        for (ReviewItem item : all) {
            placed.add(item.at(placed.size()));
        }
        return placed;
    }

    /** Whether an item was drawn from the rows that its session's policy accepts. */
    public static boolean isAudit(ReviewItem item, DecisionPolicy policy) {
        return !Double.isNaN(item.value())
                && !policy.measure().flags(item.value(), policy.thresholdFor(item.predicted()));
    }

    /** Whether an item was drawn from accepted rows; where the session has strata they tell, else its policy. */
    public static boolean isAudit(ReviewItem item, DecisionPolicy policy, List<Stratum> strata) {
        for (Stratum stratum : strata) {
            if (stratum.name().equals(item.stratum())) {
                return stratum.accepted();
            }
        }
        return isAudit(item, policy);
    }

    private static List<ReviewItem> sample(Predictions run, DecisionPolicy policy, int wanted, Random random) {
        if (wanted == 0) {
            return List.of();
        }
        int[] accepted = new int[run.rows()];
        int n = 0;
        for (int row = 0; row < run.rows(); row++) {
            if (!FlaggedRows.flags(run, policy, row)) {
                accepted[n++] = row;
            }
        }
        accepted = Arrays.copyOf(accepted, n);
        int drawn = Math.min(wanted, n);
        double[] values = run.values(policy.measure());
        List<ReviewItem> items = new ArrayList<>(drawn);
        for (int i = 0; i < drawn; i++) {
            // the first steps of a Fisher–Yates shuffle
            int j = i + random.nextInt(n - i);
            int row = accepted[j];
            accepted[j] = accepted[i];
            items.add(new ReviewItem(i, run.rowIds()[row], row, run.predictedName(row), values[row], AUDIT_REASON,
                    (double) drawn / n));
        }
        return items;
    }

    private static List<ReviewItem> shuffled(List<ReviewItem> flagged, List<ReviewItem> audited, Random random) {
        List<ReviewItem> all = new ArrayList<>(flagged);
        all.addAll(audited);
        Collections.shuffle(all, random);
        return all;
    }

    private static List<ReviewItem> spread(List<ReviewItem> flagged, List<ReviewItem> audited, Random random) {
        int total = flagged.size() + audited.size();
        List<ReviewItem> all = new ArrayList<>(total);
        int f = 0;
        int a = 0;
        double place = random.nextDouble();
        while (all.size() < total) {
            // audit item a belongs somewhere in the a-th of equal stretches: evenly spread, and yet not to be foreseen
            boolean due = a < audited.size() && all.size() >= (long) ((a + place) * total / audited.size());
            if (due || f == flagged.size()) {
                all.add(audited.get(a++));
                place = random.nextDouble();
            } else {
                all.add(flagged.get(f++));
            }
        }
        return all;
    }
}
