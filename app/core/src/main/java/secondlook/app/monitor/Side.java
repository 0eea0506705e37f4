package secondlook.app.monitor;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: rows, what was answered, and what was right. Do not change the arrays.
 *
 * @param name       for a person ("training", "run of 14 March")
 * @param rows       how many
 * @param columns    inputs, then {@code predicted} and {@code confidence} and the truth, as far as they are there
 * @param confidence per row, NaN where there is none; {@code null} where nothing was answered
 * @param right      per row 1, 0, or −1 where not known; {@code null} where nothing was answered
 * @param accuracy   share right on these rows; where no row of them was answered, what the model was measured at when it was
 *                   made; NaN where not known
 * @param decided    what the policy of the watched run makes of these rows; {@code null} where nothing was answered, or none is kept
 * @param order      per row, what periods are made of: days since 1970, NaN where missing; {@code null} where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record Side(String name, int rows, List<WatchedColumn> columns, double @Nullable [] confidence, int @Nullable [] right,
        double accuracy, double @Nullable [] order, @Nullable DecidedRows decided) {

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    Side(String name, int rows, List<WatchedColumn> columns, double @Nullable [] confidence, int @Nullable [] right,
            double accuracy, double @Nullable [] order, @Nullable DecidedRows decided) {
        this.name = name;
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.confidence = confidence;
        this.right = right;
        this.accuracy = accuracy;
        this.order = order;
        this.decided = decided;
    }

    /** Without decisions. */
    Side(String name, int rows, List<WatchedColumn> columns, double @Nullable [] confidence, int @Nullable [] right,
            double accuracy, double @Nullable [] order) {
        this(name, rows, columns, confidence, right, accuracy, order, null);
    }

    Side deciding(@Nullable DecidedRows made) {
        return new Side(name, rows, columns, confidence, right, accuracy, order, made);
    }

    /** Some rows of it. */
    Side rows(int[] some) {
        double[] sure = confidence;
        int[] known = right;
        double[] times = order;
        int[] hits = known == null ? null : Arrays.stream(some).map(row -> known[row]).toArray();
        double share = hits == null
                ? Double.NaN
                : Arrays.stream(hits).filter(hit -> hit >= 0).average().orElse(Double.NaN);
        return new Side(name, some.length, columns.stream().map(column -> column.rows(some)).toList(),
                sure == null ? null : Arrays.stream(some).mapToDouble(row -> sure[row]).toArray(), hits, share,
                times == null ? null : Arrays.stream(some).mapToDouble(row -> times[row]).toArray(),
                decided == null ? null : decided.rows(some));
    }

    @Nullable
    WatchedColumn column(String wanted, Role role) {
        return columns.stream().filter(c -> c.name().equals(wanted) && c.role() == role).findFirst().orElse(null);
    }
}
