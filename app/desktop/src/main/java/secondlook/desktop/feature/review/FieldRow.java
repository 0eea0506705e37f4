package secondlook.desktop.feature.review;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.FieldHistogram;
import secondlook.app.review.FieldView;
import secondlook.desktop.chart.DistributionBars;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.SmallDistribution;
import secondlook.runtime.data.ColumnType;

/** One field of an item: its name, its value, where it lies among other rows, and what that means. */
final class FieldRow extends HBox {

    /** Longer values are written in the size of the text. */
    private static final int LONG = 9;

    /** @param proposal what the person thinks it should be; {@code null} for nothing */
    FieldRow(FieldView field, @Nullable String proposal) {
        getStyleClass().add("field-row");
        Label name = new Label(field.column());
        name.getStyleClass().add("strong");
        VBox names = new VBox(name);
        names.getStyleClass().add("field-name");
        if (field.unusual()) {
            getStyleClass().add("unusual");
            Label mark = new Label("unusual", new FontIcon("fth-alert-triangle"));
            mark.getStyleClass().add("unusual-mark");
            names.getChildren().add(mark);
        }
        String text = field.text() == null
                ? "missing"
                : Figures.cell(field.text(), field.type() == ColumnType.REAL || field.type() == ColumnType.INTEGER);
        Label value = new Label(text);
        value.getStyleClass().add("field-value");
        if (text.length() > LONG) {
            value.getStyleClass().add("long");
            value.setTooltip(new Tooltip(text));
        }
        Label words = new Label(field.words());
        words.getStyleClass().add("field-words");
        words.setWrapText(true);
        VBox values = new VBox(value);
        values.getStyleClass().add("field-values");
        if (proposal != null) {
            Label instead = new Label("should be " + proposal);
            instead.getStyleClass().add("field-proposal");
            instead.setTooltip(new Tooltip(instead.getText()));
            values.getChildren().add(instead);
        }
        getChildren().addAll(names, values, picture(field), words);
        setAccessibleText(field.column() + " " + text + ". " + field.words()
                + (proposal == null ? "" : ". You propose " + proposal));
    }

    private static Region picture(FieldView field) {
        FieldHistogram histogram = field.histogram();
        DistributionBars bars = new DistributionBars();
        HBox.setHgrow(bars, Priority.ALWAYS);
        if (histogram != null) {
            boolean words = !histogram.labels().isEmpty();
            bars.barsProperty().set(new SmallDistribution(histogram.counts(),
                    words
                            ? histogram.labels().getFirst()
                            : edge(histogram.low()) + (histogram.tailLow() ? " or less" : ""),
                    words
                            ? histogram.labels().size() > 1 ? histogram.labels().getLast() : ""
                            : edge(histogram.high()) + (histogram.tailHigh() ? "+" : "")));
            bars.markerProperty().set(field.bin() < 0
                    ? Double.NaN
                    : (field.bin() + 0.5) / histogram.counts().size());
            bars.setAccessibleText(field.words());
        }
        return bars;
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
