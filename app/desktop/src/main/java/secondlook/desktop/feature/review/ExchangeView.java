package secondlook.desktop.feature.review;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.desktop.view.Titled;

/** Asks for a format, says what it cannot hold, and leads on to a file to write or to read. */
final class ExchangeView extends VBox {

    private final ComboBox<ExchangeFormat> format = Titled.of(List.of(ExchangeFormat.values()),
            ExchangeView::title);
    private final VBox losses = new VBox();

    /**
     * What the buttons do.
     *
     * @param losses says of a format what it cannot hold of this review
     * @param write  writes the review in a format
     * @param read   reads a file in a format; with it, who answered where the file does not say
     * @param close  closes this
     */
    record Ways(BiConsumer<ExchangeFormat, Consumer<List<String>>> losses, Consumer<ExchangeFormat> write,
            BiConsumer<ExchangeFormat, String> read, Runnable close) {}

    ExchangeView(Ways ways) {
        getStyleClass().addAll("popover", "exchange");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Export or import answers");
        title.getStyleClass().add("strong");
        Label caption = new Label("Format");
        caption.setLabelFor(format);
        format.setAccessibleText("Format");
        HBox which = new HBox(caption, format);
        which.getStyleClass().add("exchange-line");
        losses.getStyleClass().add("exchange-losses");
        TextField who = new TextField();
        who.setPromptText("who answered, where the file does not say");
        who.setAccessibleText("Who answered, where the file does not say");
        Button write = new Button("Export…", new FontIcon("fth-download"));
        write.getStyleClass().add("accent");
        write.setOnAction(e -> ways.write().accept(format.getValue()));
        Button read = new Button("Import answers…", new FontIcon("fth-upload"));
        read.setOnAction(e -> ways.read().accept(format.getValue(), who.getText().strip()));
        Button cancel = new Button("Close");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> ways.close().run());
        HBox actions = new HBox(write, read, who, cancel);
        actions.getStyleClass().add("actions");
        getChildren().addAll(title, which, losses, actions);
        format.valueProperty().subscribe(value -> {
            if (value != null) {
                losses.getChildren().setAll(small("Looking what it cannot hold…"));
                ways.losses().accept(value, found -> {
                    if (format.getValue() == value) {
                        show(value, found);
                    }
                });
            }
        });
    }

    private void show(ExchangeFormat of, List<String> found) {
        losses.getChildren().setAll(small(found.isEmpty()
                ? title(of) + " holds everything there is to say of this review."
                : title(of) + " cannot hold:"));
        found.forEach(loss -> losses.getChildren().add(small("\u2022 " + loss)));
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static String title(ExchangeFormat format) {
        return switch (format) {
            case CSV -> "CSV table";
            case PARQUET -> "Parquet table";
            case JSONL -> "JSON lines";
            case LABEL_STUDIO -> "Label Studio";
            case ARGILLA -> "Argilla";
            case PRODIGY -> "Prodigy";
            case DOCCANO -> "doccano";
        };
    }

    /** "*.csv" */
    static String pattern(ExchangeFormat format) {
        return "*." + format.ending().toLowerCase(Locale.ROOT);
    }
}
