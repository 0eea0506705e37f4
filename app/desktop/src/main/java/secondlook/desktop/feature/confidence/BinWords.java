package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.HistogramBars;
import secondlook.desktop.chart.LegendSwatch;

/** What the bars of the histogram stand for. */
final class BinWords {

    private BinWords() {
    }

    /** Of one bin, for the pointer that rests on it. */
    static String tip(HistogramBars bars, int bin) {
        List<String> parts = new ArrayList<>();
        if (bars.correct()[bin] + bars.wrong()[bin] > 0) {
            parts.add(Figures.count(bars.correct()[bin]) + " correct, " + Figures.count(bars.wrong()[bin]) + " wrong");
        }
        if (bars.none()[bin] > 0) {
            parts.add(Figures.count(bars.none()[bin]) + " without truth");
        }
        int rows = bars.total(bin);
        return Figures.fixed(bars.edges()[bin], 2) + "–" + Figures.fixed(bars.edges()[bin + 1], 2) + "\n"
                + String.join(", ", parts) + "\nclick selects "
                + (rows == 1 ? "this row" : "these " + Figures.count(rows) + " rows");
    }

    /** Of all bins together: what there is none of is left out. */
    static List<Label> legend(HistogramBars bars) {
        int correct = Arrays.stream(bars.correct()).sum();
        int wrong = Arrays.stream(bars.wrong()).sum();
        int none = Arrays.stream(bars.none()).sum();
        List<Label> labels = new ArrayList<>();
        if (correct + wrong > 0) {
            labels.add(LegendSwatch.label(LegendSwatch.Part.CORRECT, "correct " + Figures.count(correct)));
            labels.add(LegendSwatch.label(LegendSwatch.Part.WRONG, "wrong " + Figures.count(wrong)));
        }
        if (none > 0 || correct + wrong == 0) {
            labels.add(LegendSwatch.label(LegendSwatch.Part.NONE, "no truth " + Figures.count(none)));
        }
        if (bars.selected().length > 0) {
            labels.add(LegendSwatch.label(LegendSwatch.Part.SELECTION,
                    "selection " + Figures.count(Arrays.stream(bars.selected()).sum())));
        }
        return labels;
    }
}
