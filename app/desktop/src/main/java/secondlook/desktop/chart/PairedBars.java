package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How often something lies in each bin on two sides, as shares of each side.
 *
 * @param labels    what is written under each bin, or under none of them if empty; then the bins touch each other
 * @param names     of the bins, for the table
 * @param reference share per bin in [0,1]
 * @param current   share per bin in [0,1]
 */
public record PairedBars(List<String> labels, List<String> names, List<Double> reference, List<Double> current) {

    public static final PairedBars NONE = new PairedBars(List.of(), List.of(), List.of(), List.of());

    public PairedBars {
        labels = List.copyOf(labels);
        names = List.copyOf(names);
        reference = List.copyOf(reference);
        current = List.copyOf(current);
    }

    double highest() {
        double highest = 0;
        for (int i = 0; i < reference.size(); i++) {
            highest = Math.max(highest, Math.max(reference.get(i), current.get(i)));
        }
        return highest;
    }

    ChartTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < reference.size(); i++) {
            rows.add(List.of(names.get(i), Figures.percent(reference.get(i)), Figures.percent(current.get(i))));
        }
        return new ChartTable(List.of("bin", "reference", "now"), rows);
    }
}
