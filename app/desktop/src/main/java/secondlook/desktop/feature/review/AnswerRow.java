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
     */
    AnswerRow(String key, int index, String name, double share, boolean model, boolean given) {
        getStyleClass().add("answer-row");
        setMaxWidth(Double.MAX_VALUE);
        ShareBar bar = new ShareBar(share);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label figure = new Label(Figures.probability(share));
        figure.getStyleClass().add("figure");
        Label whose = new Label(given && model
                ? "yours and the model's"
                : given
                        ? "your answer"
                        : model
                                ? "model's answer"
                                : "");
        whose.getStyleClass().add("whose");
        Label cap = KeyCaps.of(key);
        HBox line = new HBox(cap, new ClassLabel(index, name), bar, figure, whose);
        line.getStyleClass().add("answer-line");
        line.prefWidthProperty().bind(widthProperty().subtract(30));
        setGraphic(line);
        pseudoClassStateChanged(MODEL, model);
        pseudoClassStateChanged(GIVEN, given);
        setAccessibleText((key.isEmpty() ? "" : key + " ") + name + ", " + Figures.probability(share)
                + (whose.getText().isEmpty() ? "" : ", " + whose.getText()));
    }
}
