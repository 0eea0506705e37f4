package secondlook.runtime.selective;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import secondlook.runtime.decision.RowBlocks;
import secondlook.runtime.decision.TopLabel;

/**
 * The distinct values of a measure, the surest first, with what is accepted down to each. Rows are sorted as whole numbers:
 * the bits of doubles that are not negative rise with them, and one bit that they leave free tells whether the row is
 * wrong, so that nothing has to be looked up afterwards. Two halves of the values are sorted at once.
 *
 * @param values   of the measure
 * @param accepted rows that are as sure or surer
 * @param errors   wrong rows among them
 */
@SuppressWarnings("ArrayRecordComponent")
record RankedRows(double[] values, int[] accepted, int[] errors) {

    /** The bits of 2.0: all that are below are those of a number in [0,2), and leave the two highest bits free. */
    private static final long TWO = 1L << 62;

    /** Rows below which two halves are not worth the trouble. */
    private static final int FEW = 1 << 15;

    private static final int SAMPLE = 1_023;

    /**
     * @param rows values in [0,2), not NaN
     * @param down whether small values are sure
     * @throws IllegalArgumentException if a value is out of range
     */
    static RankedRows of(TopLabel rows, boolean down) {
        long pivot = rows.rows() < FEW ? 0 : median(rows, down);
        int upper = 0;
        for (int count : RowBlocks.map(rows.rows(), (from, to) -> atLeast(rows, down, pivot, from, to))) {
            upper += count;
        }
        int[] sizes = {upper, rows.rows() - upper};
        List<Part> parts = IntStream.range(0, 2).parallel()
                .mapToObj(i -> Part.sorted(rows, down, pivot, i == 0, sizes[i])).toList();
        int points = parts.get(0).points + parts.get(1).points;
        RankedRows ranked = new RankedRows(new double[points], new int[points], new int[points]);
        Part surest = parts.get(0);
        IntStream.range(0, 2).parallel().forEach(i -> parts.get(i).write(ranked, down, i == 0 ? 0 : surest.points,
                i == 0 ? 0 : surest.size, i == 0 ? 0 : surest.errors));
        return ranked;
    }

    /** Rises with sureness; the lowest bit tells whether the row is wrong. */
    private static long key(TopLabel rows, boolean down, int row) {
        // + 0.0 makes one zero of the two
        long bits = Double.doubleToRawLongBits(rows.confidence()[row] + 0.0);
        return (down ? TWO - 1 - bits : bits) << 1 | (rows.wrong()[row] ? 1 : 0);
    }

    private static double value(long key, boolean down) {
        long order = key >>> 1;
        return Double.longBitsToDouble(down ? TWO - 1 - order : order);
    }

    /** A key with about half of the rows on either side, none of equal value on both. */
    private static long median(TopLabel rows, boolean down) {
        long[] some = new long[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            some[i] = key(rows, down, (int) ((long) i * rows.rows() / SAMPLE));
        }
        Arrays.sort(some);
        return some[SAMPLE / 2] & ~1L;
    }

    private static int atLeast(TopLabel rows, boolean down, long pivot, int from, int to) {
        int n = 0;
        for (int row = from; row < to; row++) {
            if (!(rows.confidence()[row] >= 0 && rows.confidence()[row] < 2)) {
                throw new IllegalArgumentException("a measure of " + rows.confidence()[row] + " in row " + row);
            }
            n += key(rows, down, row) >= pivot ? 1 : 0;
        }
        return n;
    }

    /** The rows on one side of the middle: the first {@code size} keys, ascending. */
    private record Part(long[] keys, int size, int points, int errors) {

        static Part sorted(TopLabel rows, boolean down, long pivot, boolean above, int size) {
            // one place more: a key is written before it is known whether it belongs here, so that nothing must be guessed
            long[] keys = new long[size + 1];
            int n = 0;
            for (int row = 0; row < rows.rows(); row++) {
                long key = key(rows, down, row);
                keys[n] = key;
                n += key >= pivot == above ? 1 : 0;
            }
            Arrays.sort(keys, 0, size);
            int points = 0;
            int errors = 0;
            for (int i = 0; i < size; i++) {
                points += i == 0 || keys[i] >>> 1 != keys[i - 1] >>> 1 ? 1 : 0;
                errors += (int) (keys[i] & 1);
            }
            return new Part(keys, size, points, errors);
        }

        void write(RankedRows ranked, boolean down, int at, int acceptedBefore, int errorsBefore) {
            int point = at;
            int errors = errorsBefore;
            for (int i = size - 1; i >= 0; i--) {
                errors += (int) (keys[i] & 1);
                if (i == 0 || keys[i] >>> 1 != keys[i - 1] >>> 1) {
                    ranked.values[point] = value(keys[i], down);
                    ranked.accepted[point] = acceptedBefore + size - i;
                    ranked.errors[point++] = errors;
                }
            }
        }
    }
}
