package secondlook.app.review.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewItem;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.estimate.Quantiles;

/**
 * Finds the items of a queue whose rows are alike in every field: texts the same but for case and outer spaces, numbers in
 * the same fiftieth of the range of the middle nine tenths. Two rows that lie close, but on either side of a boundary, are
 * not found.
 */
public final class NearDuplicates {

    private static final int STEPS = 50;

    private static final String MISSING = "\u0001";

    private NearDuplicates() {
    }

    /**
     * @param columns fields that are compared; none of them groups nothing
     * @return the draft with the items of each group under one number, from 1
     */
    public static QueueDraft group(QueueDraft draft, Dataset dataset, List<String> columns) {
        List<ReviewItem> items = draft.items();
        if (columns.isEmpty() || items.isEmpty()) {
            return draft;
        }
        FeatureBatch rows = dataset.rows(items.stream().mapToLong(ReviewItem::rowId).toArray());
        StringBuilder[] keys = new StringBuilder[items.size()];
        Arrays.setAll(keys, i -> new StringBuilder());
        for (String column : columns) {
            int at = dataset.manifest().schema().find(column)
                    .orElseThrow(() -> new IllegalArgumentException("no column " + column));
            append(rows.column(at), keys);
        }
        Map<String, Integer> counts = new HashMap<>();
        for (StringBuilder key : keys) {
            counts.merge(key.toString(), 1, Integer::sum);
        }
        Map<String, Integer> numbers = new HashMap<>();
        List<ReviewItem> grouped = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            String key = keys[i].toString();
            ReviewItem item = items.get(i);
            grouped.add(counts.getOrDefault(key, 0) < 2
                    ? item
                    : new ReviewItem(item.position(), item.rowId(), item.index(), item.predicted(), item.value(),
                            item.reason(), item.inclusionProbability(), item.stratum(), item.confidence(),
                            numbers.computeIfAbsent(key, unused -> numbers.size() + 1)));
        }
        return draft.with(grouped);
    }

    private static void append(ColumnVector values, StringBuilder[] keys) {
        if (values instanceof TextVector texts) {
            for (int row = 0; row < keys.length; row++) {
                String text = texts.values()[row];
                keys[row].append(text == null ? MISSING : text.strip().toLowerCase(Locale.ROOT)).append('\u0000');
            }
            return;
        }
        double[] sorted = new double[keys.length];
        int n = 0;
        for (int row = 0; row < keys.length; row++) {
            double value = values.isMissing(row) ? Double.NaN : values.asReal(row);
            if (Double.isFinite(value)) {
                sorted[n++] = value;
            }
        }
        double[] known = Arrays.copyOf(sorted, n);
        Arrays.sort(known);
        double step = n == 0 ? 0 : (Quantiles.of(known, 0.95) - Quantiles.of(known, 0.05)) / STEPS;
        for (int row = 0; row < keys.length; row++) {
            double value = values.isMissing(row) ? Double.NaN : values.asReal(row);
            keys[row].append(Double.isNaN(value)
                    ? MISSING
                    : Double.isInfinite(value) || !(step > 0)
                            ? Double.toString(value)
                            : Long.toString(Math.round(value / step)))
                    .append('\u0000');
        }
    }
}
