package secondlook.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/**
 * The rows that a person should see, the least sure first.
 *
 * @param all     how many there are
 * @param columns of the dataset, besides what was predicted; as many as a page is wide
 * @param rows    the first of them, at most {@value #MOST}
 */
public record FlaggedTable(int all, List<String> columns, List<Line> rows) {

    static final int MOST = 200;
    private static final int WIDEST = 5;

    /**
     * @param rowId      of the dataset
     * @param predicted  {@code none} where there are no usable scores
     * @param confidence NaN where there are none
     * @param truth      {@code null} where not known
     * @param values     one per column; "–" where missing
     */
    public record Line(long rowId, String predicted, double confidence, @Nullable String truth,
            List<String> values) {}

    /** @param dataset that was scored; {@code null} where it is not at hand */
    static FlaggedTable of(ReportContent content, @Nullable Dataset dataset) {
        Predictions predictions = content.predictions();
        Measure measure = content.policy().policy().measure();
        double[] values = predictions.values(measure);
        Comparator<Integer> surest = Comparator.comparingDouble(row -> values[row]);
        Comparator<Integer> order = Comparator.<Integer, Boolean>comparing(predictions::isValid)
                .thenComparing(measure.highIsUnsure() ? surest.reversed() : surest)
                .thenComparing(Comparator.naturalOrder());
        // the last of those kept comes first; among millions only those that are shown are kept
        PriorityQueue<Integer> first = new PriorityQueue<>(order.reversed());
        int all = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            if (content.flags(row)) {
                all++;
                first.add(row);
                if (first.size() > MOST) {
                    first.remove();
                }
            }
        }
        List<Integer> shown = first.stream().sorted(order).toList();
        FeatureBatch batch = dataset == null
                ? null
                : dataset.rows(shown.stream().mapToLong(row -> predictions.rowIds()[row]).toArray());
        List<String> columns = batch == null ? List.of() : columns(batch, content.run().truth());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            lines.add(line(predictions, shown.get(i), batch, i, columns));
        }
        return new FlaggedTable(all, columns, List.copyOf(lines));
    }

    private static List<String> columns(FeatureBatch batch, @Nullable String truth) {
        return batch.schema().names().stream().filter(name -> !name.equals(truth)).limit(WIDEST).toList();
    }

    private static Line line(Predictions predictions, int row, @Nullable FeatureBatch batch, int at,
            List<String> columns) {
        int[] truth = predictions.truth();
        String known = truth == null || truth[row] < 0 ? null : predictions.classes().get(truth[row]);
        List<String> values = batch == null
                ? List.of()
                : columns.stream().map(name -> text(batch, name, at)).toList();
        return new Line(predictions.rowIds()[row], predictions.predictedName(row), predictions.confidence()[row],
                known, values);
    }

    private static String text(FeatureBatch batch, String name, int row) {
        ColumnVector values = batch.column(name);
        if (values.isMissing(row)) {
            return Figures.NOT_AVAILABLE;
        }
        ColumnType type = batch.schema().column(batch.schema().find(name).orElseThrow()).type();
        return Figures.cell(type, values, row);
    }
}
