package secondlook.app.review.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;

/** Builds batches that mix one row with others, field by field. */
final class Coalitions {

    /** Where the fields of one row of the batch come from: the explained row, or this row of the others. */
    record Mixed(boolean[] own, int other) {}

    private Coalitions() {
    }

    /**
     * One row for each mixture.
     *
     * @param row    one row
     * @param others with the same columns
     */
    static FeatureBatch mix(FeatureBatch row, FeatureBatch others, List<Mixed> mixtures) {
        List<ColumnVector> columns = new ArrayList<>();
        for (int c = 0; c < row.schema().size(); c++) {
            columns.add(column(row.column(c), others.column(c), mixtures, c));
        }
        return new FeatureBatch(row.schema(), mixtures.size(), columns);
    }

    private static ColumnVector column(ColumnVector own, ColumnVector others, List<Mixed> mixtures, int c) {
        int n = mixtures.size();
        switch (own) {
            case RealVector _ -> {
                double[] values = new double[n];
                for (int i = 0; i < n; i++) {
                    Mixed mixed = mixtures.get(i);
                    values[i] = mixed.own[c] ? own.asReal(0) : others.asReal(mixed.other);
                }
                return new RealVector(values);
            }
            case IntegerVector _ -> {
                long[] values = new long[n];
                boolean[] missing = new boolean[n];
                for (int i = 0; i < n; i++) {
                    Mixed mixed = mixtures.get(i);
                    ColumnVector from = mixed.own[c] ? own : others;
                    int at = mixed.own[c] ? 0 : mixed.other;
                    missing[i] = from.isMissing(at);
                    values[i] = missing[i] ? 0 : ((IntegerVector) from).values()[at];
                }
                return new IntegerVector(values, missing);
            }
            case TextVector _ -> {
                @Nullable
                String[] values = new String[n];
                for (int i = 0; i < n; i++) {
                    Mixed mixed = mixtures.get(i);
                    values[i] = mixed.own[c] ? own.asText(0) : others.asText(mixed.other);
                }
                return new TextVector(values);
            }
        }
    }
}
