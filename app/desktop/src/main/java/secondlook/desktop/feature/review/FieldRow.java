package secondlook.desktop.feature.review;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.FieldHistogram;
import secondlook.app.review.FieldView;
import secondlook.desktop.chart.DistributionBars;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.SmallDistribution;
import secondlook.runtime.data.ColumnType;

/**
 * One field of an item: its name, its value, where it lies among other rows, and what that means. Used item after item, for
 * making new ones takes longer than storing an answer.
 */
final class FieldRow extends HBox {

    /** Longer values are written in the size of the text. */
    private static final int LONG = 9;

    // a style class that comes and goes has all styles below it looked up anew
    private static final PseudoClass UNUSUAL = PseudoClass.getPseudoClass("unusual");
    private static final PseudoClass LONG_TEXT = PseudoClass.getPseudoClass("long");

    private final Label name = new Label();
    private final Label mark = new Label("unusual", new FontIcon("fth-alert-triangle"));
    private final Label value = new Label();
    private final Tooltip whole = new Tooltip();
    private final Label instead = new Label();
    private final DistributionBars bars = new DistributionBars();
    private final Label words = new Label();
    private final VBox names = new VBox();
    private final VBox values = new VBox(value, instead);
    private boolean tight = true;
    private @Nullable FieldHistogram drawn;

    FieldRow() {
        getStyleClass().add("field-row");
        name.getStyleClass().add("strong");
        mark.getStyleClass().add("unusual-mark");
        names.getStyleClass().add("field-name");
        value.getStyleClass().add("field-value");
        instead.getStyleClass().add("field-proposal");
        values.getStyleClass().add("field-values");
        HBox.setHgrow(bars, Priority.ALWAYS);
        words.getStyleClass().add("field-words");
        words.setWrapText(true);
        tight(false);
    }

    /** @param on whether the words stand below the name, where there is no room beside the bars */
    void tight(boolean on) {
        if (on != tight) {
            tight = on;
            mark.setContentDisplay(on ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            names.getChildren().clear();
            HBox first = on ? new HBox(name, mark) : new HBox(name);
            first.getStyleClass().add("field-first");
            names.getChildren().setAll(first, on ? words : mark);
            getChildren().setAll(on ? List.of(names, values, bars) : List.of(names, values, bars, words));
        }
    }

    /** @param proposal what the person thinks it should be; {@code null} for nothing */
    void show(FieldView field, @Nullable String proposal) {
        String text = field.text() == null
                ? "missing"
                : Figures.cell(field.text(), field.type() == ColumnType.REAL || field.type() == ColumnType.INTEGER);
        name.setText(field.column());
        pseudoClassStateChanged(UNUSUAL, field.unusual());
        visible(mark, field.unusual());
        value.setText(text);
        value.pseudoClassStateChanged(LONG_TEXT, text.length() > LONG);
        whole.setText(text);
        value.setTooltip(text.length() > LONG ? whole : null);
        visible(instead, proposal != null);
        instead.setText(proposal == null ? "" : "should be " + proposal);
        picture(field);
        words.setText(field.words());
        setAccessibleText(field.column() + " " + text + ". " + field.words()
                + (proposal == null ? "" : ". You propose " + proposal));
    }

    private static void visible(javafx.scene.Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private void picture(FieldView field) {
        FieldHistogram histogram = field.histogram();
        bars.setVisible(histogram != null);
        if (histogram == null) {
            return;
        }
        if (histogram != drawn) {
            drawn = histogram;
            boolean texts = !histogram.labels().isEmpty();
            bars.barsProperty().set(new SmallDistribution(histogram.counts(),
                    texts
                            ? histogram.labels().getFirst()
                            : edge(histogram.low()) + (histogram.tailLow() ? " or less" : ""),
                    texts
                            ? histogram.labels().size() > 1 ? histogram.labels().getLast() : ""
                            : edge(histogram.high()) + (histogram.tailHigh() ? "+" : "")));
        }
        bars.markerProperty().set(field.bin() < 0
                ? Double.NaN
                : (field.bin() + 0.5) / histogram.counts().size());
        bars.setAccessibleText(field.words());
    }

    private static String edge(String text) {
        try {
            return Figures.number(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            // a date
            return text;
        }
    }
}
