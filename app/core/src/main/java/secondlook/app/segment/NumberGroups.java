package secondlook.app.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.estimate.Quantiles;

/**
 * Groups by numbers: a group for each where there are few different ones, else fifths of the rows. Rows with equal values
 * are never parted, so there may be fewer than five groups.
 */
final class NumberGroups implements GroupMaking {

    /** With more different numbers than this the rows are grouped by fifths. */
    static final int FEW = 8;

    private static final int PARTS = 5;

    private final String column;
    private final double[] values;
    private final byte[] present;
    private final DoubleFunction<Group> single;

    /** @param single names one number where each has a group of its own */
    NumberGroups(String column, int runRows, DoubleFunction<Group> single) {
        this.column = column;
        this.values = new double[runRows];
        this.present = new byte[runRows];
        this.single = single;
    }

    @Override
    public void add(ColumnVector vector, int value, int runRow) {
        // + 0.0 makes one zero of the two
        values[runRow] = vector.asReal(value) + 0.0;
        present[runRow] = 1;
    }

    @Override
    public Grouping finish() {
        double[] sorted = new double[values.length];
        int n = 0;
        boolean missing = false;
        for (int row = 0; row < values.length; row++) {
            if (present[row] == 1 && !Double.isNaN(values[row])) {
                sorted[n++] = values[row];
            }
            missing |= present[row] == 1 && Double.isNaN(values[row]);
        }
        sorted = Arrays.copyOf(sorted, n);
        Arrays.parallelSort(sorted);
        List<Group> groups = new ArrayList<>();
        double[] upTo = n == 0 ? new double[0] : groups(sorted, groups);
        byte missingAt = (byte) groups.size();
        if (missing) {
            groups.add(new Group.Missing());
        }
        byte[] ofRow = new byte[values.length];
        for (int row = 0; row < ofRow.length; row++) {
            ofRow[row] = present[row] == 0
                    ? -1
                    : Double.isNaN(values[row]) ? missingAt : (byte) place(upTo, values[row]);
        }
        return new Grouping(column, groups, ofRow);
    }

    /** The largest number of each group; adds the groups. */
    private double[] groups(double[] sorted, List<Group> groups) {
        double[] few = different(sorted);
        if (few.length <= FEW) {
            Arrays.stream(few).mapToObj(single).forEach(groups::add);
            return few;
        }
        double highest = sorted[sorted.length - 1];
        double[] quantiles = Quantiles.evenly(sorted, PARTS);
        TreeSet<Double> edges = new TreeSet<>();
        for (int part = 1; part < PARTS; part++) {
            if (quantiles[part] < highest && Double.isFinite(quantiles[part])) {
                edges.add(quantiles[part]);
            }
        }
        double above = Double.NEGATIVE_INFINITY;
        for (double edge : edges) {
            groups.add(above == Double.NEGATIVE_INFINITY && edge == sorted[0]
                    ? new Group.Exactly(edge)
                    : new Group.Range(above, edge));
            above = edge;
        }
        groups.add(new Group.Range(above, Double.POSITIVE_INFINITY));
        edges.add(Double.POSITIVE_INFINITY);
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The different numbers in ascending order; only one more than {@link #FEW} where there are more. */
    private static double[] different(double[] sorted) {
        double[] found = new double[FEW + 1];
        int n = 0;
        for (int i = 0; i < sorted.length && n < found.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                found[n++] = sorted[i];
            }
        }
        return Arrays.copyOf(found, n);
    }

    private static int place(double[] upTo, double value) {
        int at = Arrays.binarySearch(upTo, value);
        return at >= 0 ? at : -at - 1;
    }
}
