package secondlook.desktop.feature.monitor;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.monitor.Alarm;

/** An alarm in the list: what, why, and what somebody said of it. */
final class AlarmCell extends ListCell<Alarm> {

    private static final double BORDER = 2;

    private final FontIcon icon = new FontIcon("fth-alert-triangle");
    private final Label title = new Label();
    private final Label evidence = new Label();
    private final Button acknowledge = new Button("Acknowledge…");
    private final HBox line;
    private final Function<Alarm, String> of;

    /**
     * @param list  the list whose width the words share
     * @param of    what an alarm is of: a run, or a period of the log
     * @param opens leads to what it is of
     */
    AlarmCell(ListView<Alarm> list, Function<Alarm, String> of, Consumer<Alarm> opens, Consumer<Alarm> acknowledging) {
        this.of = of;
        setOnMouseClicked(event -> {
            Alarm now = getItem();
            if (now != null && event.getButton() == MouseButton.PRIMARY) {
                opens.accept(now);
            }
        });
        title.getStyleClass().add("strong");
        evidence.getStyleClass().add("small");
        title.setWrapText(true);
        evidence.setWrapText(true);
        title.setMinWidth(0);
        evidence.setMinWidth(0);
        acknowledge.getStyleClass().add("link");
        acknowledge.setMinWidth(USE_PREF_SIZE);
        // who acknowledges an alarm does not look at it too
        acknowledge.setOnMouseClicked(MouseEvent::consume);
        acknowledge.setOnAction(e -> {
            Alarm now = getItem();
            if (now != null) {
                acknowledging.accept(now);
            }
        });
        VBox words = new VBox(title, evidence);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        line = new HBox(icon, words, acknowledge);
        line.getStyleClass().add("finding");
        // the cell takes its width from the list, so that the words wrap
        setPrefWidth(0);
        line.prefWidthProperty().bind(list.widthProperty().subtract(BORDER));
        line.maxWidthProperty().bind(line.prefWidthProperty());
    }

    @Override
    protected double computePrefHeight(double width) {
        return isEmpty() ? super.computePrefHeight(width) : line.prefHeight(line.getPrefWidth()) + 1;
    }

    @Override
    protected void updateItem(@Nullable Alarm alarm, boolean empty) {
        super.updateItem(alarm, empty);
        if (empty || alarm == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean stands = alarm.stands();
        icon.setIconLiteral(stands ? "fth-alert-triangle" : "fth-check");
        icon.getStyleClass().removeAll("alarm", "success");
        icon.getStyleClass().add(stands ? "alarm" : "success");
        title.setText(AlarmWords.title(alarm));
        evidence.setText(of.apply(alarm) + ". " + AlarmWords.evidence(alarm));
        acknowledge.setVisible(stands);
        acknowledge.setManaged(stands);
        setAccessibleText((stands ? "Alarm: " : "Acknowledged: ") + title.getText() + ". " + evidence.getText());
        setGraphic(line);
    }
}
