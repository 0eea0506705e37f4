package secondlook.desktop.feature.review;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.KeyCaps;

/** One possible answer: its key, the class, how likely the model thought it. A click gives it. Used item after item. */
final class AnswerRow extends Button {

    private static final PseudoClass MODEL = PseudoClass.getPseudoClass("model");
    private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");

    private final String name;
    private final String key;
    private final ShareBar bar = new ShareBar();
    private final Label figure = new Label();
    private final Label owner = new Label();

    /**
     * A row that says nothing of an item yet.
     *
     * @param key   digit that gives it; empty for none
     * @param index class index, for the mark
     */
    AnswerRow(String key, int index, String name) {
        this.key = key;
        this.name = name;
        getStyleClass().add("answer-row");
        setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        figure.getStyleClass().add("figure");
        owner.getStyleClass().add("whose");
        HBox line = new HBox(KeyCaps.of(key), new ClassLabel(index, name), bar, figure, owner);
        line.getStyleClass().add("answer-line");
        // a graphic gets no more than its preferred width
        line.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> getWidth() - snappedLeftInset() - snappedRightInset(), widthProperty(), insetsProperty()));
        setGraphic(line);
    }

    /**
     * Shows what there is to say of an item.
     *
     * @param share the model's probability; NaN where it has none
     * @param model whether this is the model's answer
     * @param given whether this is the person's answer so far
     * @param brief whether there is little room
     * @param blind whether nothing of the model is to be seen or heard; {@code share} and {@code model} are not looked at
     */
    void show(double share, boolean model, boolean given, boolean blind, boolean brief) {
        String whose = whose(!blind && model, given);
        bar.show(blind ? Double.NaN : share);
        bar.setVisible(!blind);
        figure.setText(blind ? "" : Figures.probability(share));
        owner.setText(brief ? brief(!blind && model, given) : whose);
        pseudoClassStateChanged(MODEL, !blind && model);
        pseudoClassStateChanged(GIVEN, given);
        setAccessibleText((key.isEmpty() ? "" : key + " ") + name + (blind ? "" : ", " + Figures.probability(share))
                + (whose.isEmpty() ? "" : ", " + whose));
    }

    private static String brief(boolean model, boolean given) {
        if (given) {
            return model ? "both" : "yours";
        }
        return model ? "model" : "";
    }

    private static String whose(boolean model, boolean given) {
        if (given) {
            return model ? "yours and the model's" : "your answer";
        }
        return model ? "model's answer" : "";
    }
}
