package secondlook.runtime.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predicted class and measures of many rows, worked out column by column and on all processors. Every value is what
 * {@link Measure} gives for the row alone.
 */
public final class MeasuredRows {

    private final int[] predicted;
    private final double[] confidence;
    private final double[] margin;
    private final double[] entropy;
    private final byte[] status;

    /** @param rows how many there will be */
    public MeasuredRows(int rows) {
        predicted = new int[rows];
        confidence = new double[rows];
        margin = new double[rows];
        entropy = new double[rows];
        status = new byte[rows];
    }

    /**
     * Measures rows. Those whose status is {@link RowStatus#INVALID} get class -1 and NaN.
     *
     * @param at            where the first of them belongs
     * @param probabilities one column a class, K ≥ 1, that passed {@link InputRules}; only the first {@code rows} values count
     * @param codes         {@link RowStatus#code()} per row
     * @param rows          how many
     */
    public void add(int at, double[][] probabilities, byte[] codes, int rows) {
        System.arraycopy(codes, 0, status, at, rows);
        RowBlocks.map(rows, (from, to) -> {
            measure(at, probabilities, codes, from, to);
            return to;
        });
    }

    private void measure(int at, double[][] p, byte[] codes, int from, int to) {
        int classes = p.length;
        double most = Math.log(classes);
        byte invalid = RowStatus.INVALID.code();
        for (int row = from; row < to; row++) {
            if (codes[row] == invalid) {
                predicted[at + row] = -1;
                confidence[at + row] = Double.NaN;
                margin[at + row] = Double.NaN;
                entropy[at + row] = Double.NaN;
                continue;
            }
            int best = 0;
            double first = p[0][row];
            double second = Double.NEGATIVE_INFINITY;
            double nats = first > 0 ? -(first * Math.log(first)) : 0;
            for (int k = 1; k < classes; k++) {
                double v = p[k][row];
                // no branches: which class is on top is what a processor cannot guess
                best = v > first ? k : best;
                second = Math.max(second, Math.min(first, v));
                first = Math.max(first, v);
                if (v > 0) {
                    nats -= v * Math.log(v);
                }
            }
            predicted[at + row] = best;
            confidence[at + row] = first;
            margin[at + row] = classes == 1 ? first : first - second;
            // equal probabilities come out a little above 1 by rounding
            entropy[at + row] = classes == 1 ? 0 : Math.min(1, Math.max(0, nats) / most);
        }
    }

    /**
     * What was added, with names and labels. The arrays are handed over: add nothing afterwards.
     *
     * @param classes class names in the model's order
     * @param rowIds  position in the source, 0-based
     * @param truth   as {@link Predictions#truth()}
     */
    public Predictions predictions(List<String> classes, long[] rowIds, int @Nullable [] truth) {
        return new Predictions(classes, rowIds, predicted, confidence, margin, entropy, status, truth);
    }
}
