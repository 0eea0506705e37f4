package secondlook.desktop.feature.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.Anchoring;
import secondlook.app.review.ReviewEstimate;
import secondlook.app.review.ReviewEstimate.Share;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.IntervalWhisker;
import secondlook.desktop.chart.ShareInterval;
import secondlook.desktop.view.Wording;

/** Builds what the right side says: pace, what the answers say so far, which answered rows are alike. */
final class StandingView {

    /** Below this many seen, the interval comes before the share. */
    static final int ENOUGH = 30;

    /** Longer names of columns may be cut. */
    private static final int LONG_HEAD = 8;

    private StandingView() {
    }

    static String done(Standing now) {
        return Figures.count(now.progress().done()) + " of " + Figures.count(now.progress().items()) + " done";
    }

    static String left(Standing now) {
        return now.progress().done() == now.progress().items()
                ? ""
                : now.pace().map(pace -> "about " + Wording.time(Duration.ofSeconds(Math.round(pace.secondsLeft())))
                        + " left").orElse("");
    }

    static String pace(Standing now) {
        String pace = now.pace().map(p -> Figures.count(Math.max(1, Math.round(p.secondsPerItem()))) + " s an item. ")
                .orElse("");
        String deferred = now.progress().deferred() == 0
                ? ""
                : " " + Figures.count(now.progress().deferred()) + " deferred to the end.";
        return pace + Figures.count(now.flagged()) + (now.audited() == 0
                ? " to look at."
                : " flagged by the policy, " + Figures.count(now.audited()) + " drawn at random from the accepted.")
                + deferred;
    }

    static List<Node> estimate(ReviewEstimate estimate) {
        Label title = new Label("What the answers say so far");
        title.getStyleClass().add("strong");
        List<Node> lines = new ArrayList<>(List.of(title));
        if (estimate.equals(ReviewEstimate.CONTRADICTIONS)) {
            lines.add(small("Of the model nothing: " + estimate.whyNotAll() + "."));
            return lines;
        }
        if (estimate.flagged() == null && estimate.accepted() == null) {
            lines.add(small("Nothing yet: the first answers will show how often the model is wrong."));
            return lines;
        }
        lines.add(scale());
        Share all = estimate.all();
        if (all != null) {
            lines.add(line("All " + Figures.count(all.rows()) + " rows", all));
        }
        add(lines, "Flagged", estimate.flagged());
        add(lines, "Accepted", estimate.accepted());
        if (all == null && estimate.whyNotAll() != null) {
            lines.add(small("Of all rows nothing can be said: " + estimate.whyNotAll() + "."));
        }
        return lines;
    }

    private static void add(List<Node> lines, String of, @Nullable Share share) {
        if (share != null) {
            lines.add(line(of + ", " + Figures.count(share.seen()) + " seen", share));
        }
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox scale() {
        Label what = new Label("wrong, 95\u202f% interval");
        what.getStyleClass().add("estimate-of");
        Region first = new Region();
        Region second = new Region();
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        HBox figures = new HBox(new Label("0"), first, new Label("50"), second, new Label("100\u202f%"));
        HBox.setHgrow(figures, Priority.ALWAYS);
        HBox line = new HBox(what, figures);
        line.getStyleClass().addAll("estimate-line", "estimate-scale");
        return line;
    }

    private static HBox line(String of, Share share) {
        Label what = new Label(of);
        what.getStyleClass().add("estimate-of");
        IntervalWhisker whisker = new IntervalWhisker();
        whisker.quartersProperty().set(true);
        whisker.intervalProperty().set(new ShareInterval(share.rate(), share.interval().lower(),
                share.interval().upper(), 1, false));
        whisker.setMaxWidth(Double.MAX_VALUE);
        Label words = new Label(words(share));
        words.getStyleClass().add("estimate-words");
        whisker.setAccessibleText(of + ": " + words.getText());
        VBox figures = new VBox(whisker, words);
        HBox.setHgrow(figures, Priority.ALWAYS);
        HBox line = new HBox(what, figures);
        line.getStyleClass().add("estimate-line");
        return line;
    }

    /** The share first, or, where few were seen, its interval. */
    static String words(Share share) {
        String interval = Figures.percentFigure(share.interval().lower()) + "–"
                + Figures.percentFigure(share.interval().upper());
        return share.seen() < ENOUGH
                ? interval + "\u202f%, about " + Figures.percentFigure(share.rate())
                : Figures.percentFigure(share.rate()) + " (" + interval + ")\u202f%";
    }

    /** Agreement with the model, blind against shown; empty while nothing was answered blind. */
    static List<Node> anchoring(Anchoring anchoring) {
        Anchoring.Agreement blind = anchoring.blind();
        if (blind == null) {
            return List.of();
        }
        Label title = new Label("Agreement with the model");
        title.getStyleClass().add("strong");
        List<Node> lines = new ArrayList<>(List.of(title, agreement("Blind", blind)));
        if (anchoring.shown() != null) {
            lines.add(agreement("Shown", anchoring.shown()));
        }
        lines.add(small(anchoringWords(anchoring)));
        return lines;
    }

    private static HBox agreement(String how, Anchoring.Agreement agreement) {
        return line(how + ", " + Figures.count(agreement.answers()) + " seen", new Share(agreement.answers(),
                agreement.answers(), agreement.agreed(), agreement.rate(), agreement.interval()));
    }

    static String anchoringWords(Anchoring anchoring) {
        Anchoring.Difference difference = anchoring.difference();
        if (difference == null) {
            return "Nothing was answered with the prediction in view yet, so nothing can be compared.";
        }
        String points = Figures.number(Math.round(1000 * difference.value()) / 10.0) + " points ("
                + Figures.number(Math.round(1000 * difference.interval().lower()) / 10.0) + " to "
                + Figures.number(Math.round(1000 * difference.interval().upper()) / 10.0) + ")";
        boolean sure = difference.interval().lower() > 0 || difference.interval().upper() < 0;
        return "Shown minus blind: " + points + (sure
                ? difference.value() > 0
                        ? ". You agree more often when you see the model’s answer."
                        : ". You agree less often when you see the model’s answer."
                : ". No difference can be told yet.");
    }

    static List<Node> similar(Standing.Similar similar, List<String> classes) {
        if (similar.rows().isEmpty()) {
            return List.of();
        }
        Label title = new Label("Most like it, already answered");
        title.getStyleClass().add("strong");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("similar-grid");
        int column = 0;
        for (String head : similar.columns()) {
            grid.add(cell(new Label(head), true, column > 0), column++, 0);
        }
        grid.add(cell(new Label("you said"), true, false), column, 0);
        grid.add(cell(new Label("model"), true, false), column + 1, 0);
        for (int r = 0; r < similar.rows().size(); r++) {
            Standing.SimilarRow row = similar.rows().get(r);
            int at = 0;
            grid.add(cell(new Label(row.name()), false, false), at++, r + 1);
            for (String value : row.values()) {
                grid.add(cell(new Label(value), false, true), at++, r + 1);
            }
            grid.add(cell(new ClassLabel(classes.indexOf(row.said()), row.said()), false, false), at, r + 1);
            grid.add(cell(row.model().isEmpty()
                    ? muted("hidden")
                    : new ClassLabel(classes.indexOf(row.model()), row.model()), false, false), at + 1, r + 1);
        }
        for (int c = 0; c < column + 2; c++) {
            ColumnConstraints wide = new ColumnConstraints();
            wide.setHgrow(Priority.SOMETIMES);
            grid.getColumnConstraints().add(wide);
        }
        Label words = new Label(words(similar));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        return List.of(title, grid, words);
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static HBox cell(Node node, boolean head, boolean figure) {
        HBox box = new HBox(node);
        box.getStyleClass().add("cell");
        if (head) {
            box.getStyleClass().add("head");
            node.getStyleClass().add("head");
        }
        if (figure) {
            box.getStyleClass().add("figure");
        }
        if (node instanceof Label label) {
            // a word is not broken, and a value that is cut says nothing
            label.setMinWidth(head && label.getText().length() > LONG_HEAD ? 0 : Region.USE_PREF_SIZE);
            if (head) {
                label.setTooltip(new Tooltip(label.getText()));
            }
        }
        return box;
    }

    /** "3 of these 5 were fog, which the model called sun." */
    static String words(Standing.Similar similar) {
        Map<String, Integer> said = new LinkedHashMap<>();
        similar.rows().forEach(row -> said.merge(row.said(), 1, Integer::sum));
        Map.Entry<String, Integer> most = said.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue))
                .orElseThrow();
        List<String> called = similar.rows().stream().filter(row -> row.said().equals(most.getKey()))
                .map(Standing.SimilarRow::model).distinct().toList();
        String model = called.size() == 1 && !called.getFirst().isEmpty() && !called.getFirst().equals(most.getKey())
                ? ", which the model called " + called.getFirst()
                : "";
        int all = similar.rows().size();
        return (all == 1
                ? "This one was "
                : most.getValue() == all
                        ? "All " + all + " of these were "
                        : most.getValue() + " of these " + all + (most.getValue() == 1 ? " was " : " were "))
                + most.getKey() + model + ".";
    }
}
