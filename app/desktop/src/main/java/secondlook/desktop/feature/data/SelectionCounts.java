package secondlook.desktop.feature.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/** How the selected rows spread over the bars of every column. */
final class SelectionCounts {

    private static final int BATCH = 2048;

    /** Reading more rows one by one would take longer than a person waits. */
    static final int MOST_ROWS = 200_000;

    private SelectionCounts() {
    }

    /** One array of counts for each column, aligned with {@link ColumnSummary#bars()}; off the FX thread. */
    static List<long[]> of(Dataset dataset, List<ColumnSummary> columns, long[] ids) {
        List<long[]> counts = columns.stream().map(c -> new long[c.bars().size()]).toList();
        List<Map<String, Integer>> places = columns.stream().map(SelectionCounts::places).toList();
        for (int from = 0; from < ids.length; from += BATCH) {
            FeatureBatch batch = dataset.rows(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + BATCH)));
            for (int c = 0; c < columns.size(); c++) {
                count(columns.get(c), places.get(c), batch.column(c), batch.rows(), counts.get(c));
            }
        }
        return counts;
    }

    private static void count(ColumnSummary column, Map<String, Integer> places, ColumnVector values, int rows,
            long[] counts) {
        boolean binned = !column.profile().edges().isEmpty();
        for (int row = 0; row < rows; row++) {
            if (!values.isMissing(row)) {
                int bar = binned
                        ? column.barOf(values.asReal(row))
                        : places.getOrDefault(String.valueOf(values.asText(row)), -1);
                if (bar >= 0) {
                    counts[bar]++;
                }
            }
        }
    }

    private static Map<String, Integer> places(ColumnSummary column) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < column.values().size(); i++) {
            places.put(column.values().get(i).value(), i);
        }
        return places;
    }
}
