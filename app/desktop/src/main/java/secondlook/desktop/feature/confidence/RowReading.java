package secondlook.desktop.feature.confidence;

import java.util.List;
import java.util.function.Consumer;

/** Reads the texts of dataset rows off the FX thread. */
@FunctionalInterface
interface RowReading {

    /** Where a run has no dataset: rows without texts. */
    RowReading NONE = (rowIds, show) -> {
    };

    /**
     * @param rowIds rows wanted, in that order
     * @param show   called on the FX thread with one list of texts per row
     */
    void read(long[] rowIds, Consumer<List<List<String>>> show);
}
