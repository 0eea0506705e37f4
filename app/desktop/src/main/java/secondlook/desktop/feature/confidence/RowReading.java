package secondlook.desktop.feature.confidence;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.FeatureBatch;

/** Reads the texts of dataset rows off the FX thread. */
@FunctionalInterface
interface RowReading {

    /** Where a run has no dataset: rows without texts. */
    RowReading NONE = (rowIds, show) -> {
    };

    /**
     * Reads from a dataset.
     *
     * @param texts  makes texts of rows
     * @param failed is told on the FX thread
     */
    static RowReading of(Dataset dataset, Function<FeatureBatch, List<List<String>>> texts, Executor background,
            Executor screen, Consumer<RuntimeException> failed) {
        return (ids, show) -> background.execute(() -> {
            try {
                List<List<String>> read = texts.apply(dataset.rows(ids));
                screen.execute(() -> show.accept(read));
            } catch (RuntimeException failure) {
                screen.execute(() -> failed.accept(failure));
            }
        });
    }

    /**
     * @param rowIds rows wanted, in that order
     * @param show   called on the FX thread with one list of texts per row
     */
    void read(long[] rowIds, Consumer<List<List<String>>> show);
}
