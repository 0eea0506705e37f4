package secondlook.runtime.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which rows a model is fitted on and which it is measured on. The two are disjoint and cover all rows given.
 *
 * @param train row indices, ascending
 * @param test  row indices, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] train, int[] test) {

    /**
     * Takes rows at random.
     *
     * @param rows     number of rows
     * @param fraction share of rows for the test, in [0,1); the number is rounded to the nearest
     */
    public static Split random(int rows, double fraction, long seed) {
        check(fraction);
        boolean[] test = new boolean[rows];
        choose(indices(rows), (int) Math.round(rows * fraction), new SplittableRandom(seed), test);
        return of(test);
    }

    /**
     * Takes the same share of every class at random. A class with two or more rows keeps at least one for training.
     *
     * @param labels class code per row; negative codes are a class of their own
     */
    public static Split stratified(int[] labels, double fraction, long seed) {
        check(fraction);
        int max = Arrays.stream(labels).max().orElse(-1);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] test = new boolean[labels.length];
        for (int label = -1; label <= max; label++) {
            int[] rows = members(labels, label);
            int wanted = (int) Math.round(rows.length * fraction);
            choose(rows, Math.min(wanted, Math.max(0, rows.length - 1)), random, test);
        }
        return of(test);
    }

    /**
     * Takes the last share in the order of a column, for example time. Rows that share the boundary's value stay together
     * in training, so that nothing from the test's time is learned.
     *
     * @param order value per row; NaN comes first and so goes into training
     */
    public static Split last(double[] order, double fraction) {
        check(fraction);
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = Double.isNaN(order[i]) ? Double.NEGATIVE_INFINITY : order[i];
        }
        double[] keys = sorted.clone();
        Arrays.sort(sorted);
        int wanted = (int) Math.round(order.length * fraction);
        boolean[] test = new boolean[order.length];
        if (wanted > 0) {
            int first = order.length - wanted;
            double boundary = first == 0 ? Double.NEGATIVE_INFINITY : sorted[first - 1];
            for (int i = 0; i < keys.length; i++) {
                test[i] = keys[i] > boundary;
            }
        }
        return of(test);
    }

    /**
     * Takes groups whole, in random order, each if the share of rows is then met more nearly than before; the smallest where
     * none is. At least one group stays for training, and one goes into the test unless the share is 0 or there is only one.
     *
     * @param groups group code per row, from 0; a negative code is a group of its own row
     */
    public static Split grouped(int[] groups, double fraction, long seed) {
        check(fraction);
        List<int[]> members = Folds.members(groups);
        int[] order = new int[members.size()];
        Arrays.setAll(order, i -> i);
        Folds.shuffle(order, new SplittableRandom(seed));
        boolean[] test = new boolean[groups.length];
        double wanted = groups.length * fraction;
        int taken = 0;
        for (int i = 0; i < order.length - 1 && fraction > 0; i++) {
            int[] group = members.get(order[i]);
            if (Math.abs(taken + group.length - wanted) < Math.abs(taken - wanted)) {
                mark(group, test);
                taken += group.length;
            }
        }
        if (taken == 0 && fraction > 0 && order.length > 1) {
            mark(Arrays.stream(order).mapToObj(members::get).min(Comparator.comparingInt(group -> group.length))
                    .orElseThrow(), test);
        }
        return of(test);
    }

    private static void mark(int[] rows, boolean[] chosen) {
        for (int row : rows) {
            chosen[row] = true;
        }
    }

    /** The rows of one fold are the test rows, all others are for training. */
    public static Split fold(int[] folds, int fold) {
        boolean[] test = new boolean[folds.length];
        for (int row = 0; row < folds.length; row++) {
            test[row] = folds[row] == fold;
        }
        return of(test);
    }

    private static void check(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("a share of test rows in [0,1), not " + fraction);
        }
    }

    private static int[] indices(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static int[] members(int[] labels, int label) {
        int[] rows = new int[labels.length];
        int n = 0;
        for (int i = 0; i < labels.length; i++) {
            if (Math.max(-1, labels[i]) == label) {
                rows[n++] = i;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** Marks {@code count} of the rows, each set of that size equally likely (Fisher and Yates, Durstenfeld 1964). */
    private static void choose(int[] rows, int count, SplittableRandom random, boolean[] chosen) {
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, rows.length);
            int row = rows[j];
            rows[j] = rows[i];
            chosen[row] = true;
        }
    }

    private static Split of(boolean[] isTest) {
        int n = 0;
        for (boolean test : isTest) {
            n += test ? 1 : 0;
        }
        int[] train = new int[isTest.length - n];
        int[] test = new int[n];
        int a = 0;
        int b = 0;
        for (int i = 0; i < isTest.length; i++) {
            if (isTest[i]) {
                test[b++] = i;
            } else {
                train[a++] = i;
            }
        }
        return new Split(train, test);
    }
}
