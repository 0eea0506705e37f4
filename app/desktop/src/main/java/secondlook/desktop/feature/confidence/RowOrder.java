package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.function.IntPredicate;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** In which order rows are listed. */
enum RowOrder {
    LEAST_SURE("least sure first"), SUREST_ERRORS("errors first, surest first"), FILE("in file order");

    private final String words;

    RowOrder(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Indices of the rows that hold, in this order; rows with equal values stay in file order. */
    int[] sorted(Predictions predictions, Measure measure, IntPredicate holds) {
        long[] keys = new long[predictions.rows()];
        int n = 0;
        double[] values = predictions.values(measure);
        for (int row = 0; row < keys.length; row++) {
            if (holds.test(row)) {
                keys[n++] = (long) rank(predictions, values[row], measure, row) << Integer.SIZE | row;
            }
        }
        Arrays.parallelSort(keys, 0, n);
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = (int) keys[i];
        }
        return rows;
    }

    private int rank(Predictions predictions, double value, Measure measure, int row) {
        boolean sureIsSmall = measure.highIsUnsure();
        return switch (this) {
            case FILE -> 0;
            // without usable scores is the least sure of all
            case LEAST_SURE -> Double.isNaN(value) ? Integer.MIN_VALUE : bits(sureIsSmall ? -value : value);
            case SUREST_ERRORS -> {
                boolean error = predictions.isLabelled(row) && predictions.isWrong(row);
                int sureFirst = Double.isNaN(value) ? Integer.MAX_VALUE : bits(sureIsSmall ? value : -value);
                // two ranges that do not meet: all errors, then all others
                yield error ? (sureFirst >> 1) - (1 << 30) : (sureFirst >> 1) + (1 << 30);
            }
        };
    }

    /** An int that sorts as the value does. */
    private static int bits(double value) {
        int raw = Float.floatToIntBits((float) value);
        return raw ^ raw >> 31 & Integer.MAX_VALUE;
    }
}
