package secondlook.desktop.chart;

import java.util.List;

/**
 * Rows by truth and by what the model said. Do not change the array.
 *
 * @param classes names
 * @param marks   place of each class in the model's order, which gives its mark
 * @param counts  rows by truth, then by prediction
 * @param outside labelled rows that lie in classes not shown
 */
@SuppressWarnings("ArrayRecordComponent")
public record ConfusionCounts(List<String> classes, int[] marks, long[][] counts, long outside) {

    public static final ConfusionCounts EMPTY = new ConfusionCounts(List.of(), new int[0], new long[0][0], 0);

    public ConfusionCounts {
        classes = List.copyOf(classes);
    }

    public int size() {
        return classes.size();
    }

    /** A place in the matrix; both are indices into {@link #classes}. */
    public record Cell(int truth, int predicted) {

        public boolean isRight() {
            return truth == predicted;
        }
    }

    public long at(Cell cell) {
        return counts[cell.truth()][cell.predicted()];
    }

    public long found(int truth) {
        return counts[truth][truth];
    }

    /** Rows of this truth. */
    public long of(int truth) {
        long sum = 0;
        for (long count : counts[truth]) {
            sum += count;
        }
        return sum;
    }

    /** The cell off the diagonal with the most rows; the first among equals; its count may be 0. */
    public Cell worst() {
        Cell worst = new Cell(0, Math.min(1, Math.max(0, size() - 1)));
        for (int truth = 0; truth < size(); truth++) {
            for (int predicted = 0; predicted < size(); predicted++) {
                Cell cell = new Cell(truth, predicted);
                if (!cell.isRight() && (worst.isRight() || at(cell) > at(worst))) {
                    worst = cell;
                }
            }
        }
        return worst;
    }
}
