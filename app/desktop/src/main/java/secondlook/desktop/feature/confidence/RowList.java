package secondlook.desktop.feature.confidence;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Predictions;

/** Rows of a run as a list of any length, of which only the pages looked at are ever made. Used on the FX thread. */
final class RowList extends ObservableListBase<RunRow> {

    private static final int PAGE = 64;
    private static final int KEPT_PAGES = 64;

    private final int[] rows;
    private final Predictions predictions;
    private final RowReading reading;
    private final Map<Integer, RunRow[]> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, RunRow[]> eldest) {
            return size() > KEPT_PAGES;
        }
    };

    /** @param rows indices in the run, in the order of the list */
    RowList(int[] rows, Predictions predictions, RowReading reading) {
        this.rows = rows;
        this.predictions = predictions;
        this.reading = reading;
    }

    /** Index in the run of a place in the list. */
    int rowAt(int place) {
        return rows[place];
    }

    @Override
    public RunRow get(int place) {
        return pages.computeIfAbsent(place / PAGE, this::page)[place % PAGE];
    }

    private RunRow[] page(int number) {
        int from = number * PAGE;
        RunRow[] page = new RunRow[Math.min(PAGE, rows.length - from)];
        long[] ids = new long[page.length];
        for (int i = 0; i < page.length; i++) {
            page[i] = new RunRow(rows[from + i]);
            ids[i] = predictions.rowIds()[rows[from + i]];
        }
        reading.read(ids, texts -> {
            for (int i = 0; i < texts.size(); i++) {
                page[i].show(texts.get(i));
            }
        });
        return page;
    }

    @Override
    public int size() {
        return rows.length;
    }

    // a table asks these of every row when its selection changes; rows are their places, so a scan finds nothing
    @Override
    public int indexOf(@Nullable Object row) {
        return -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return -1;
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
