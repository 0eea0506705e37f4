package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.app.review.explain.Explanation;
import secondlook.app.review.explain.FieldEffect;
import secondlook.desktop.chart.Figures;

/** Why an item is here and what made the model say what it said, in full; nothing of the latter while it is hidden. */
final class WhyView extends VBox {

    private final ItemShown item;
    private final VBox fields = new VBox();

    /** @param facts figures of the item by name, in their order; none while the prediction is hidden */
    WhyView(ItemShown item, List<Fact> facts, Runnable close) {
        this.item = item;
        getStyleClass().addAll("popover", "why");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Why it is here");
        title.getStyleClass().add("strong");
        Label because = new Label(item.because());
        because.setWrapText(true);
        because.setMinHeight(Region.USE_PREF_SIZE);
        fields.getStyleClass().add("why-fields");
        Button done = new Button("Close");
        done.setCancelButton(true);
        done.setOnAction(e -> close.run());
        HBox actions = new HBox(done);
        actions.getStyleClass().add("actions");
        getChildren().addAll(title, because, grid(facts), fields, acts(item.acts()), actions);
        if (item.hidden()) {
            say("What each field contributed is shown after your answer.");
        } else {
            say("Asking the model…");
        }
    }

    /** A figure with its name. */
    record Fact(String name, String figure) {}

    private static GridPane grid(List<Fact> facts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("why-facts");
        for (int i = 0; i < facts.size(); i++) {
            Label name = new Label(facts.get(i).name());
            name.getStyleClass().add("muted");
            grid.addRow(i, name, new Label(facts.get(i).figure()));
        }
        return grid;
    }

    private static VBox acts(List<String> acts) {
        VBox lines = new VBox();
        if (!acts.isEmpty()) {
            Label title = new Label("What was done with it");
            title.getStyleClass().add("strong");
            lines.getChildren().add(title);
        }
        acts.forEach(act -> lines.getChildren().add(small(act)));
        return lines;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Says why there are no contributions. */
    void say(String text) {
        fields.getChildren().setAll(small(text));
    }

    void show(Explanation explanation) {
        Label title = new Label("What each field contributed to “" + item.predicted() + "”");
        title.getStyleClass().add("strong");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("why-grid");
        HPos[] places = {HPos.LEFT, HPos.RIGHT, HPos.RIGHT, HPos.LEFT, HPos.RIGHT, HPos.RIGHT};
        for (HPos place : places) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(place);
            grid.getColumnConstraints().add(column);
        }
        row(grid, 0, "head", List.of(new Label("field"), new Label("value"), new Label("contributes"), new Label(""),
                new Label("typical"), new Label("with that instead")));
        double most = explanation.effects().stream().mapToDouble(e -> Math.abs(e.contribution())).max().orElse(1);
        int at = 1;
        for (FieldEffect effect : explanation.effects()) {
            row(grid, at++, "", List.of(new Label(effect.column()),
                    new Label(effect.value() == null ? "missing" : effect.value()),
                    new Label(signed(effect.contribution())), new ContributionBar(effect.contribution(), most),
                    new Label(effect.typical() == null ? Figures.NOT_AVAILABLE : effect.typical()),
                    new Label(figure(effect.instead()))));
        }
        String how = explanation.exact()
                ? "Shapley values over every combination of fields, against "
                : "Shapley values by a random sample of orders, against ";
        List<Node> lines = new ArrayList<>(List.of(title, grid));
        lines.add(small("The mean of the rows compared with is " + figure(explanation.base())
                + "; the contributions lead from there to " + figure(explanation.score()) + ". " + how
                + Figures.count(explanation.rows()) + " rows."));
        fields.getChildren().setAll(lines);
    }

    private static void row(GridPane grid, int at, String style, List<Node> cells) {
        for (int c = 0; c < cells.size(); c++) {
            if (!style.isEmpty()) {
                cells.get(c).getStyleClass().addAll("small", style);
            }
            grid.add(cells.get(c), c, at);
        }
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? Figures.NOT_AVAILABLE : Figures.fixed(value, 2);
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + figure(value);
    }
}
