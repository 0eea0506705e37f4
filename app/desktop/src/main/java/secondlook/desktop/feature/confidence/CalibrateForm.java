package secondlook.desktop.feature.confidence;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.desktop.view.Titled;
import secondlook.runtime.calibration.fit.CalibrationMethod;

/** Asks how to calibrate. */
final class CalibrateForm {

    private static final int USUAL_ASIDE = 30;

    private final Calibrating calibrating;
    private final ModalPane modal;
    private final ComboBox<CalibrationMethod> method = new ComboBox<>();
    private final TextField where = new TextField();
    private final Spinner<Integer> aside = new Spinner<>(0, 90, USUAL_ASIDE, 5);
    private final CheckBox again = new CheckBox("Score the dataset again afterwards");

    CalibrateForm(Calibrating calibrating, ModalPane modal) {
        this.calibrating = calibrating;
        this.modal = modal;
        method.getItems().setAll(CalibrationMethod.values());
        method.setValue(CalibrationMethod.TEMPERATURE);
        method.setConverter(Titled.converter(CalibrateForm::words));
        where.setPromptText("all rows; or an SQL condition, such as year = 2014");
        aside.setEditable(true);
        again.setSelected(true);
    }

    void show() {
        // what the model was scored on is what it did not learn from, more often than all rows are
        where.setText(calibrating.scoredWhere());
        modal.setAlignment(Pos.CENTER);
        modal.show(form());
        method.requestFocus();
    }

    private static String words(CalibrationMethod method) {
        return method.title() + switch (method) {
            case TEMPERATURE -> ": one number, never changes the answer";
            case PLATT -> ": a sigmoid for each class";
            case ISOTONIC -> ": a rising curve for each class, wants many rows";
            case BETA -> ": three numbers for each class";
            case VECTOR -> ": a slope and an offset for each class";
        };
    }

    private VBox form() {
        Label title = new Label("Calibrate the model by the column " + calibrating.truth());
        title.getStyleClass().add("strong");
        Label why = new Label(
                "What is fitted to rows must not be judged by them: those set aside give the figures, and "
                        + "rows that the model never saw are better still. The model's file is not changed.");
        why.getStyleClass().add("small");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        HBox asideLine = new HBox(aside, new Label("% of the labelled rows"));
        asideLine.getStyleClass().add("audit-line");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        grid.addRow(0, caption("Method", method), method);
        grid.addRow(1, caption("Only rows where", where), where);
        grid.addRow(2, caption("Set aside", aside), asideLine);
        grid.add(again, 1, 3);
        Button start = new Button("Calibrate");
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        start.setOnAction(e -> {
            modal.hide(true);
            String condition = where.getText().strip();
            calibrating.start(new Calibrating.Wish(method.getValue(), condition.isEmpty() ? null : condition,
                    aside.getValue() / 100.0, again.isSelected()));
        });
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modal.hide(true));
        HBox actions = new HBox(cancel, start);
        actions.getStyleClass().add("actions");
        VBox form = new VBox();
        form.getChildren().setAll(List.of(title, grid, why, actions));
        form.getStyleClass().addAll("popover", "review-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        return form;
    }

    private static Label caption(String text, Node field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
