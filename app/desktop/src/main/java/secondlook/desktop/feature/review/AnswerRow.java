package secondlook.desktop.feature.review;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.KeyCaps;

/** One possible answer: its key, the class, how likely the model thought it. A click gives it. */
final class AnswerRow extends Button {

    private static final PseudoClass MODEL = PseudoClass.getPseudoClass("model");
    private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");

    /**
     * A row.
     *
     * @param key   digit that gives it; empty for none
     * @param index class index, for the mark
     * @param share the model's probability; NaN where it has none
     * @param model whether this is the model's answer
     * @param given whether this is the person's answer so far
     * @param blind whether nothing of the model is to be seen or heard; {@code share} and {@code model} are not looked at
     */
    AnswerRow(String key, int index, String name, double share, boolean model, boolean given, boolean blind) {
        getStyleClass().add("answer-row");
        setMaxWidth(Double.MAX_VALUE);
        Label cap = KeyCaps.of(key);
        HBox line = new HBox(cap, new ClassLabel(index, name));
        line.getStyleClass().add("answer-line");
        line.prefWidthProperty().bind(widthProperty().subtract(30));
        String whose = whose(!blind && model, given);
        if (!blind) {
            ShareBar bar = new ShareBar(share);
            HBox.setHgrow(bar, Priority.ALWAYS);
            Label figure = new Label(Figures.probability(share));
            figure.getStyleClass().add("figure");
            line.getChildren().addAll(bar, figure);
        }
        Label owner = new Label(whose);
        owner.getStyleClass().add("whose");
        line.getChildren().add(owner);
        setGraphic(line);
        pseudoClassStateChanged(MODEL, !blind && model);
        pseudoClassStateChanged(GIVEN, given);
        setAccessibleText((key.isEmpty() ? "" : key + " ") + name + (blind ? "" : ", " + Figures.probability(share))
                + (whose.isEmpty() ? "" : ", " + whose));
    }

    private static String whose(boolean model, boolean given) {
        if (given) {
            return model ? "yours and the model's" : "your answer";
        }
        return model ? "model's answer" : "";
    }
}
