package secondlook.desktop.feature.variants;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.train.VariantTable;
import secondlook.app.train.VariantTable.Recall;
import secondlook.app.train.VariantTable.Row;
import secondlook.runtime.comparison.CorrectedResampling;
import secondlook.runtime.model.Task;

/** What is said of compared variants. */
final class VariantWords {

    private static final String NONE = "\u2013";

    private VariantWords() {
    }

    /** "0.86 (0.84 to 0.89)"; "–" where it is not available. */
    static String figure(@Nullable CorrectedResampling figure, boolean signed) {
        if (figure == null || Double.isNaN(figure.mean())) {
            return NONE;
        }
        String mean = number(figure.mean(), signed);
        return figure.interval().isAvailable()
                ? mean + " (" + number(figure.interval().lower(), signed) + " to "
                        + number(figure.interval().upper(), signed) + ")"
                : mean;
    }

    private static String number(double value, boolean signed) {
        String text = String.format(Locale.ROOT, signed ? "%+.3f" : "%.3f", value);
        return text.replace('-', '\u2212');
    }

    static String recall(Row row, String name) {
        return row.recall().stream().filter(r -> r.name().equals(name) && r.rows() > 0).findFirst()
                .map((Recall r) -> String.format(Locale.ROOT, "%.1f %%", 100.0 * r.right() / r.rows())).orElse(NONE);
    }

    /** The figure that stands first. */
    static String main(VariantTable table) {
        return table.task() == Task.REGRESSION ? "rmse" : "balanced_accuracy";
    }

    /** The best variant by the main figure, and whether that is more than chance would do. */
    static String answer(@Nullable VariantTable table) {
        if (table == null) {
            return "Which way of learning is best?";
        }
        String main = main(table);
        boolean less = table.task() == Task.REGRESSION;
        Row best = table.variants().getFirst();
        for (Row row : table.variants()) {
            double gain = mean(row, main) - mean(best, main);
            best = (less ? gain < 0 : gain > 0) ? row : best;
        }
        CorrectedResampling difference = best.differences().get(main);
        String words = main.equals("rmse") ? "smallest error (RMSE)" : "best balanced accuracy";
        return best.variant().name() + " has the " + words + ", " + number(mean(best, main), false)
                + (difference == null
                        ? "."
                        : difference.interval().contains(0)
                                ? "; it may be chance: the interval of its difference to the first holds 0."
                                : "; more than chance would give against the first.");
    }

    private static double mean(Row row, String figure) {
        CorrectedResampling known = row.figures().get(figure);
        return known == null ? Double.NaN : known.mean();
    }
}
