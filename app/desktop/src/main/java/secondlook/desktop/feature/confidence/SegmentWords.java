package secondlook.desktop.feature.confidence;

import java.util.List;
import secondlook.app.segment.Segment;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.estimate.Interval;

/** Where the model is wrong, in words. */
final class SegmentWords {

    private SegmentWords() {
    }

    /**
     * @param rows    worst first
     * @param columns columns that were looked at
     * @param all     the labelled rows of the run
     */
    static Answer answer(List<SegmentRow> rows, int columns, RunFacts.Labelled all) {
        if (all.rows() == 0) {
            return new Answer("Where it is wrong nobody knows yet.",
                    "To know it, score with a truth column, or review some rows. Until then the table says how much of "
                            + "each segment is flagged.");
        }
        if (all.errors() == 0) {
            return new Answer("It was right on all " + Figures.count(all.rows()) + " rows whose truth is known.", "");
        }
        List<SegmentRow> telling = rows.stream().filter(row -> !row.isThin()).toList();
        if (telling.isEmpty()) {
            return new Answer("No segment has enough rows with a truth to say where it is wrong.",
                    "At least " + SegmentRow.FEW + " are needed.");
        }
        Segment worst = telling.getFirst().segment();
        String label = telling.getFirst().label();
        Interval interval = worst.interval();
        double overall = (double) all.errors() / all.rows();
        return new Answer(sentence(worst, label, interval, overall, all), detail(worst, columns, all));
    }

    private static String sentence(Segment worst, String label, Interval interval, double overall,
            RunFacts.Labelled all) {
        String often = Figures.percent(worst.error()) + " of the time";
        if (worst.wrong() == all.errors() && worst.labelled() < all.rows()) {
            int others = all.rows() - worst.labelled();
            return "All " + Figures.count(all.errors()) + " errors are where " + label + ", where it is wrong " + often
                    + ". On the other " + Figures.count(others) + " rows it made none.";
        }
        String between = " (95\u202f% interval " + Figures.percentFigure(interval.lower()) + "–"
                + Figures.percent(interval.upper()) + ")";
        return interval.lower() > overall
                ? "It is wrong most often where " + label + ": " + often + between + ", against "
                        + Figures.percent(overall) + " over all."
                : "No segment is surely worse than the rest. The worst is " + label + ": wrong " + often + between
                        + ".";
    }

    private static String detail(Segment worst, int columns, RunFacts.Labelled all) {
        String errors = Figures.count(worst.wrong()) + " of the " + Figures.count(all.errors())
                + (worst.wrong() == 1 ? " errors lies" : " errors lie") + " there, on "
                + Figures.count(worst.labelled()) + " of " + Figures.count(all.rows()) + " rows with a truth.";
        return columns > 1
                ? errors + " Found by looking at " + columns + " columns: new data has to confirm it."
                : errors;
    }
}
