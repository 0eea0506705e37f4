package secondlook.app.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.drift.CategoricalDrift;
import secondlook.runtime.drift.NumericDrift;

/**
 * The values of one column on one side. Exactly one of the arrays is there. Do not change them.
 *
 * @param name    the column
 * @param role    what it is to the model
 * @param numbers NaN is missing; {@code null} for texts
 * @param texts   {@code null} in it is missing; {@code null} for numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record WatchedColumn(String name, Role role, double @Nullable [] numbers, @Nullable String @Nullable [] texts) {

    /** The values of some rows. */
    WatchedColumn rows(int[] rows) {
        double[] all = numbers;
        if (all != null) {
            return new WatchedColumn(name, role, Arrays.stream(rows).mapToDouble(row -> all[row]).toArray(), null);
        }
        @Nullable
        String[] words = texts == null ? new @Nullable String[0] : texts;
        @Nullable
        String[] some = new @Nullable String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = words[rows[i]];
        }
        return new WatchedColumn(name, role, null, some);
    }

    int missing() {
        int n = 0;
        if (numbers != null) {
            for (double value : numbers) {
                n += Double.isFinite(value) ? 0 : 1;
            }
        } else if (texts != null) {
            for (String text : texts) {
                n += text == null ? 1 : 0;
            }
        }
        return n;
    }

    int size() {
        return numbers != null ? numbers.length : texts == null ? 0 : texts.length;
    }

    /** How this side differs from the reference. Both hold numbers, or both texts. */
    Difference against(WatchedColumn reference) {
        double[] now = numbers;
        double[] before = reference.numbers;
        if (now != null && before != null) {
            NumericDrift drift = NumericDrift.between(before, now);
            long outside = outside(before, now);
            return new Difference(drift.psi(), drift.ks().pValue(), drift.jensenShannon(), outside,
                    allOnOneSide(outside, 1, reference));
        }
        CategoricalDrift drift = CategoricalDrift.between(counts(reference), reference.missing(), counts(this),
                missing());
        long unseen = 0;
        long most = 0;
        for (int k = 0; k < drift.currentCounts().length; k++) {
            long only = drift.referenceCounts()[k] == 0 ? drift.currentCounts()[k] : 0;
            unseen += only;
            most = Math.max(most, only);
        }
        return new Difference(drift.psi(), drift.chiSquare().pValue(), drift.jensenShannon(), unseen,
                allOnOneSide(most, drift.currentCounts().length, reference));
    }

    /** Both sides' distributions. */
    ColumnShape shape(WatchedColumn reference) {
        double[] now = numbers;
        double[] before = reference.numbers;
        return now != null && before != null
                ? new NumberShapes(before, now).shape()
                : new TextShapes(reference, this).shape();
    }

    /** This side's rows behind the differences. */
    ColumnWatch.Parts parts(WatchedColumn reference) {
        double[] now = numbers;
        double[] before = reference.numbers;
        return now != null && before != null
                ? new NumberShapes(before, now).parts()
                : new TextShapes(reference, this).parts();
    }

    /**
     * A bound of the chance that so many extreme values, or rows of one of so many categories, all lie on this side although
     * the sides are alike: (k + 1) ways to be at either end, each with the share of this side to the power k.
     */
    private double allOnOneSide(long k, int ways, WatchedColumn reference) {
        if (k == 0) {
            return Double.NaN;
        }
        double share = (double) size() / (size() + reference.size());
        return Math.min(1, ways * (k + 1) * Math.pow(share, k));
    }

    /**
     * @param psi     population stability index; NaN where not available
     * @param p       of the Kolmogorov–Smirnov or χ² test; NaN where not available
     * @param js      Jensen–Shannon distance in [0,1]; NaN where not available
     * @param outside values outside the reference's range or categories
     * @param chance  a bound of the chance of that among alike sides; NaN where there are none
     */
    record Difference(double psi, double p, double js, long outside, double chance) {}

    private static long outside(double[] before, double[] now) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : before) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        long outside = 0;
        for (double value : now) {
            outside += Double.isFinite(value) && (value < least || value > most) ? 1 : 0;
        }
        return outside;
    }

    static Map<String, Long> counts(WatchedColumn column) {
        Map<String, Long> counts = new HashMap<>();
        @Nullable
        String[] words = column.texts;
        for (int row = 0; words != null && row < words.length; row++) {
            String text = words[row];
            if (text != null) {
                counts.merge(text, 1L, Long::sum);
            }
        }
        return counts;
    }
}
