package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import secondlook.desktop.chart.DistributionBars;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.SmallDistribution;
import secondlook.desktop.feature.confidence.ConfidenceViewModel.State;
import secondlook.desktop.view.EmptyScreen;

/** What stands on the screen where there is no classifier's run to show. */
final class OtherStates {

    private static final int BINS = 60;

    private OtherStates() {
    }

    static List<Node> of(State state, ConfidenceViewModel model) {
        return switch (state) {
            case NO_RUN -> List.of(new EmptyScreen("Nothing has been scored yet.",
                    "Score the dataset with a model, or open a file with predictions (columns named p_ and the class)."));
            case READING -> List.of(new EmptyScreen("Reading the run…", ""));
            case CLASSES -> List.of();
            case VALUES -> {
                LoadedRun loaded = model.loaded().get();
                yield loaded == null ? List.of() : List.of(values(loaded));
            }
        };
    }

    /** A regression: its numbers have no confidence, so there is no threshold; the numbers are shown as they are. */
    private static Node values(LoadedRun run) {
        double[] sorted = Arrays.stream(run.values()).filter(Double::isFinite).sorted().toArray();
        Label sentence = new Label(sorted.length == 0
                ? "This run gave no usable number."
                : "This run predicts numbers, from " + Figures.number(sorted[0]) + " to "
                        + Figures.number(sorted[sorted.length - 1]) + ". A number alone has no confidence.");
        sentence.getStyleClass().add("answer");
        sentence.setWrapText(true);
        Label detail = new Label("A threshold needs a classifier. Half of the " + Figures.count(run.values().length)
                + " predictions are below " + (sorted.length == 0 ? "–" : Figures.number(sorted[sorted.length / 2]))
                + ".");
        detail.getStyleClass().add("under-answer");
        detail.setWrapText(true);
        VBox page = new VBox(sentence, detail);
        page.getStyleClass().add("page");
        if (sorted.length > 0) {
            DistributionBars bars = new DistributionBars();
            bars.barsProperty().set(distribution(sorted));
            bars.setPrefHeight(180);
            bars.setAccessibleText("Distribution of the predicted numbers");
            page.getChildren().add(bars);
        }
        return page;
    }

    private static SmallDistribution distribution(double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        long[] counts = new long[high > low ? BINS : 1];
        for (double value : sorted) {
            int bin = high > low ? (int) ((value - low) / (high - low) * BINS) : 0;
            counts[Math.min(bin, counts.length - 1)]++;
        }
        return new SmallDistribution(LongStream.of(counts).boxed().toList(), Figures.number(low),
                Figures.number(high));
    }
}
