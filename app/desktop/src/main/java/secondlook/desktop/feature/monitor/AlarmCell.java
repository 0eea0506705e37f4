package secondlook.desktop.feature.monitor;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.monitor.Alarm;
import secondlook.desktop.view.WrappingCell;

/** An alarm in the list: what, why, and what somebody said of it. */
final class AlarmCell extends WrappingCell<Alarm> {

    private final FontIcon icon = new FontIcon("fth-alert-triangle");
    private final Label title = new Label();
    private final Label evidence = new Label();
    private final Button acknowledge = new Button("Acknowledge…");
    private final Function<Alarm, String> of;

    /**
     * @param list  the list whose width the words share
     * @param of    what an alarm is of: a run, or a period of the log
     * @param opens leads to what it is of
     */
    AlarmCell(ListView<Alarm> list, Function<Alarm, String> of, Consumer<Alarm> opens, Consumer<Alarm> acknowledging) {
        super(list);
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
        // who acknowledges an alarm does not look at it too
        acknowledge.setOnMouseClicked(MouseEvent::consume);
        acknowledge.setOnAction(e -> {
            Alarm now = getItem();
            if (now != null) {
                acknowledging.accept(now);
            }
        });
        layOut(icon, new VBox(title, evidence), acknowledge);
    }

    @Override
    protected String show(Alarm alarm) {
        boolean stands = alarm.stands();
        icon.setIconLiteral(stands ? "fth-alert-triangle" : "fth-check");
        icon.getStyleClass().removeAll("alarm", "success");
        icon.getStyleClass().add(stands ? "alarm" : "success");
        title.setText(AlarmWords.title(alarm));
        evidence.setText(of.apply(alarm) + ". " + AlarmWords.evidence(alarm));
        acknowledge.setVisible(stands);
        acknowledge.setManaged(stands);
        return (stands ? "Alarm: " : "Acknowledged: ") + title.getText() + ". " + evidence.getText();
    }
}
