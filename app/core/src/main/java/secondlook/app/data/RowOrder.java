package secondlook.app.data;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;

/** Picks values of a column in an order. */
final class RowOrder {

    private RowOrder() {
    }

    /** @param order for each row of the result, the row to take */
    static ColumnVector apply(ColumnVector vector, int[] order) {
        return switch (vector) {
            case RealVector reals -> reals(reals, order);
            case IntegerVector integers -> integers(integers, order);
            case TextVector texts -> texts(texts, order);
        };
    }

    private static RealVector reals(RealVector vector, int[] order) {
        double[] values = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = vector.values()[order[i]];
        }
        return new RealVector(values);
    }

    private static IntegerVector integers(IntegerVector vector, int[] order) {
        long[] values = new long[order.length];
        boolean[] missing = vector.missing() == null ? null : new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = vector.values()[order[i]];
            if (missing != null) {
                missing[i] = vector.isMissing(order[i]);
            }
        }
        return new IntegerVector(values, missing);
    }

    private static TextVector texts(TextVector vector, int[] order) {
        @Nullable
        String[] values = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = vector.values()[order[i]];
        }
        return new TextVector(values);
    }
}
