package secondlook.runtime.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;

/** Copies chosen rows of a batch, in the order given. A row may be chosen more than once. */
public final class RowSelection {

    private RowSelection() {
    }

    /** @param rows indices below {@code batch.rows()} */
    public static FeatureBatch of(FeatureBatch batch, int[] rows) {
        List<ColumnVector> columns = batch.columns().stream().map(c -> of(c, rows)).toList();
        return new FeatureBatch(batch.schema(), rows.length, columns);
    }

    public static ColumnVector of(ColumnVector column, int[] rows) {
        return switch (column) {
            case RealVector real -> reals(real, rows);
            case IntegerVector whole -> integers(whole, rows);
            case TextVector text -> texts(text, rows);
        };
    }

    private static RealVector reals(RealVector column, int[] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.values()[rows[i]];
        }
        return new RealVector(values);
    }

    private static IntegerVector integers(IntegerVector column, int[] rows) {
        long[] values = new long[rows.length];
        boolean[] missing = new boolean[rows.length];
        boolean any = false;
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.values()[rows[i]];
            missing[i] = column.isMissing(rows[i]);
            any |= missing[i];
        }
        return new IntegerVector(values, any ? missing : null);
    }

    private static TextVector texts(TextVector column, int[] rows) {
        @Nullable
        String[] values = new @Nullable String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column.values()[rows[i]];
        }
        return new TextVector(values);
    }
}
