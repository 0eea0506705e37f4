package secondlook.app.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewQueue;

/**
 * Decisions with a random audit of the accepted rows, without which nothing can be said of the rows that nobody looks at. The
 * rows drawn stay accepted; they have a reason and an inclusion probability.
 */
public final class AuditedDecisions implements RowDecisions {

    private final RowDecisions decisions;
    private final BitSet drawn = new BitSet();
    private final double probability;

    /**
     * @param wanted rows to draw at random without replacement, ≥ 0; all accepted rows if there are fewer
     * @param seed   the same seed draws the same rows
     */
    public AuditedDecisions(RowDecisions decisions, int wanted, long seed) {
        this.decisions = decisions;
        int[] accepted = new int[decisions.rows()];
        int n = 0;
        for (int row = 0; row < accepted.length; row++) {
            if (!decisions.flags(row)) {
                accepted[n++] = row;
            }
        }
        accepted = Arrays.copyOf(accepted, n);
        int taken = Math.min(wanted, n);
        Random random = new Random(seed);
        for (int i = 0; i < taken; i++) {
            // the first steps of a Fisher–Yates shuffle
            int j = i + random.nextInt(n - i);
            drawn.set(accepted[j]);
            accepted[j] = accepted[i];
        }
        this.probability = n == 0 ? Double.NaN : (double) taken / n;
    }

    /** Rows drawn. */
    public int drawn() {
        return drawn.cardinality();
    }

    /** Of each accepted row; NaN where nothing was accepted. */
    public double probability() {
        return probability;
    }

    @Override
    public int rows() {
        return decisions.rows();
    }

    @Override
    public boolean flags(int row) {
        return decisions.flags(row);
    }

    @Override
    public @Nullable String reason(int row) {
        return drawn.get(row) ? ReviewQueue.AUDIT_REASON : decisions.reason(row);
    }

    @Override
    public List<Extra> extras() {
        List<Extra> all = new ArrayList<>(decisions.extras());
        all.add(new Extra("audit", "BOOLEAN", drawn::get));
        all.add(new Extra("inclusion_probability", "DOUBLE",
                row -> decisions.flags(row) ? Double.valueOf(1) : drawn.get(row) ? probability : null));
        return all;
    }
}
