package secondlook.desktop.feature.monitor;

import atlantafx.base.controls.ModalPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.app.monitor.Alarm;

/** Asks what an alarm is. */
final class AlarmForm {

    private final Alarms alarms;
    private final ModalPane modal;

    AlarmForm(Alarms alarms, ModalPane modal) {
        this.alarms = alarms;
        this.modal = modal;
    }

    void show(Alarm alarm) {
        Label title = new Label(AlarmWords.title(alarm));
        title.getStyleClass().add("strong");
        Label why = new Label(AlarmWords.evidence(alarm));
        why.getStyleClass().add("small");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        TextField note = new TextField();
        note.setPromptText("What is it? “Sensor replaced on 3 January”");
        note.setAccessibleText("What the alarm is");
        Button keep = new Button("Acknowledge");
        keep.getStyleClass().add("accent");
        keep.setDefaultButton(true);
        keep.disableProperty().bind(note.textProperty().map(String::isBlank));
        keep.setOnAction(e -> {
            modal.hide(true);
            alarms.acknowledge(alarm, note.getText().strip());
        });
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modal.hide(true));
        HBox actions = new HBox(cancel, keep);
        actions.getStyleClass().add("actions");
        VBox form = new VBox(title, why, note, actions);
        form.getStyleClass().addAll("popover", "monitor-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        modal.setAlignment(Pos.CENTER);
        modal.show(form);
        note.requestFocus();
    }
}
