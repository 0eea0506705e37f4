package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.HistogramBars;
import secondlook.desktop.job.LatestOnly;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** The rows below the pictures: which, in what order, and how they lie in the histogram. Used on the FX thread. */
final class RowsViewModel {

    private record Query(Predictions predictions, Measure measure, HistogramBars bars, @Nullable RowFilter filter,
            RowOrder order, RowReading reading) {}

    private record Found(Query query, int[] rows, int[] perBin) {}

    private final LatestOnly<Query, Found> finder;
    private final ReadOnlyObjectWrapper<@Nullable RowList> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RowFilter> filter = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RowOrder> order = new ReadOnlyObjectWrapper<>(RowOrder.LEAST_SURE);
    private final ReadOnlyObjectWrapper<int[]> selectedPerBin = new ReadOnlyObjectWrapper<>(new int[0]);
    private final ReadOnlyStringWrapper chip = new ReadOnlyStringWrapper("");
    private @Nullable Query last;

    RowsViewModel(Executor background, Executor screen, Consumer<Throwable> failed) {
        finder = new LatestOnly<>(background, screen, RowsViewModel::find, this::show, failed);
    }

    ReadOnlyObjectProperty<@Nullable RowList> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RowFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RowOrder> order() {
        return order.getReadOnlyProperty();
    }

    /** Selected rows per bin of the histogram; empty where nothing is selected. */
    ReadOnlyObjectProperty<int[]> selectedPerBin() {
        return selectedPerBin.getReadOnlyProperty();
    }

    /** What is selected and how many; empty where nothing is. */
    ReadOnlyStringProperty chip() {
        return chip.getReadOnlyProperty();
    }

    /** Takes another run, or another histogram of the same one. */
    void use(Predictions predictions, Measure measure, HistogramBars bars, RowReading reading) {
        ask(new Query(predictions, measure, bars, filter.get(), order.get(), reading));
    }

    void clear() {
        last = null;
        filter.set(null);
        rows.set(null);
        selectedPerBin.set(new int[0]);
        chip.set("");
    }

    /** Lists only these rows, errors first where the rows are of several kinds; {@code null} for all rows. */
    void choose(@Nullable RowFilter rowsWanted) {
        filter.set(rowsWanted);
        order.set(rowsWanted == null ? RowOrder.LEAST_SURE : RowOrder.SUREST_ERRORS);
        askAgain();
    }

    void sort(RowOrder wanted) {
        order.set(wanted);
        askAgain();
    }

    private void askAgain() {
        if (last != null) {
            ask(new Query(last.predictions(), last.measure(), last.bars(), filter.get(), order.get(),
                    last.reading()));
        }
    }

    private void ask(Query query) {
        last = query;
        finder.ask(query);
    }

    private static Found find(Query query) {
        Predictions predictions = query.predictions();
        RowFilter filter = query.filter();
        int[] rows = query.order().sorted(predictions, query.measure(),
                row -> filter == null || filter.holds(predictions, row));
        int[] perBin = new int[filter == null ? 0 : query.bars().bins()];
        if (filter != null) {
            double[] values = predictions.values(query.measure());
            for (int row : rows) {
                int bin = query.bars().binOf(values[row]);
                if (bin >= 0) {
                    perBin[bin]++;
                }
            }
        }
        return new Found(query, rows, perBin);
    }

    private void show(Found found) {
        if (last == null || last.predictions() != found.query().predictions()) {
            // the run was closed while its rows were sorted
            return;
        }
        RowFilter shown = found.query().filter();
        chip.set(shown == null ? "" : shown.label() + " · " + Figures.count(found.rows().length));
        selectedPerBin.set(found.perBin());
        rows.set(new RowList(found.rows(), found.query().predictions(), found.query().reading()));
    }

    /** Dataset rows listed now, rising. */
    long[] rowIds() {
        RowList list = rows.get();
        if (list == null || last == null) {
            return new long[0];
        }
        long[] ids = new long[list.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = last.predictions().rowIds()[list.rowAt(i)];
        }
        Arrays.sort(ids);
        return ids;
    }
}
