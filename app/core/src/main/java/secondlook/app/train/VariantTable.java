package secondlook.app.train;

import java.util.List;
import java.util.Map;
import secondlook.runtime.comparison.CorrectedResampling;
import secondlook.runtime.model.Task;

/**
 * How variants fared on the same folds.
 *
 * @param task     classification or regression
 * @param folds    how the folds were made, in words
 * @param classes  in their order; empty for a regression
 * @param variants in the order asked for
 * @param notes    what a person should know
 */
public record VariantTable(Task task, String folds, List<String> classes, List<Row> variants, List<String> notes) {

    public VariantTable {
        classes = List.copyOf(classes);
        variants = List.copyOf(variants);
        notes = List.copyOf(notes);
    }

    /**
     * One variant.
     *
     * @param variant     what was trained
     * @param rows        rows that were in a test, each once
     * @param common      of them, rows that the first variant was tested on too
     * @param figures     mean over the folds with its interval: {@code accuracy}, {@code balanced_accuracy} and {@code log_loss}, or
     *                    {@code rmse} and {@code mae}
     * @param differences this variant minus the first, fold by fold on the common rows; empty for the first
     * @param recall      per class, over all folds
     */
    public record Row(Variant variant, long rows, long common, Map<String, CorrectedResampling> figures,
            Map<String, CorrectedResampling> differences, List<Recall> recall) {}

    /**
     * @param name  the class
     * @param rows  test rows of this class
     * @param right of them, predicted as this class
     */
    public record Recall(String name, long rows, long right) {}
}
