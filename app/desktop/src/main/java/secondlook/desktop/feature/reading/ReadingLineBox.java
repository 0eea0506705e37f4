package secondlook.desktop.feature.reading;

import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing about how a file is written: what is assumed, why, and a way to say otherwise. */
final class ReadingLineBox extends VBox {

    private final ComboBox<String> value = new ComboBox<>();
    private final Button back = new Button("", new FontIcon("fth-x"));
    private final Label why = new Label();
    private boolean showing;

    /** @param said told the key and the value; {@code null} to have it guessed */
    ReadingLineBox(ReadChoice choice, BiConsumer<String, @Nullable String> said) {
        getStyleClass().add("field");
        Label title = new Label(choice.title());
        title.getStyleClass().add("small");
        title.setLabelFor(value);
        value.setId(choice.key());
        value.setAccessibleText(choice.title());
        value.setEditable(choice.free());
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        value.valueProperty().subscribe((@Nullable String before, @Nullable String now) -> {
            if (!showing && now != null) {
                said.accept(choice.key(), now.strip());
            }
        });
        value.getEditor().focusedProperty().subscribe((before, focused) -> {
            if (before && !focused && value.isEditable()) {
                value.commitValue();
            }
        });
        back.getStyleClass().add("icon-button");
        back.setAccessibleText("Back to the guess for " + choice.title());
        back.setOnAction(e -> said.accept(choice.key(), null));
        why.getStyleClass().addAll("small", "why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        HBox line = new HBox(value, back);
        line.getStyleClass().add("field-line");
        getChildren().addAll(title, line, why);
    }

    void show(ReadingLine line) {
        showing = true;
        if (!value.getItems().equals(line.offered())) {
            value.getItems().setAll(line.offered());
        }
        value.setValue(line.value());
        if (value.isEditable()) {
            value.getEditor().setText(line.value());
        }
        showing = false;
        why.setText(line.why());
        back.setVisible(line.corrected());
        back.setManaged(line.corrected());
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("corrected"), line.corrected());
    }
}
