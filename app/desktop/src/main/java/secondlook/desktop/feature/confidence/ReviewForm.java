package secondlook.desktop.feature.confidence;

import atlantafx.base.controls.ModalPane;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.decision.DecisionPolicy;

/** Asks the two things that a new review needs: who answers, and how many accepted rows are looked at as well. */
final class ReviewForm {

    private static final int USUAL_AUDIT = 10;

    private final ReviewMaking making;
    private final ModalPane modal;
    private final TextField name = new TextField();
    private final TextField reviewer = new TextField(System.getProperty("user.name", ""));
    private final Spinner<Integer> audit = new Spinner<>(0, 100, USUAL_AUDIT, 5);
    private final Label title = new Label();
    private final HBox auditLine = new HBox(audit, new Label("% of the accepted, drawn at random"));
    private @Nullable RowFilter chosen;

    ReviewForm(ReviewMaking making, ModalPane modal) {
        this.making = making;
        this.modal = modal;
    }

    void show(@Nullable RowFilter rows) {
        chosen = rows;
        DecisionPolicy policy = making.policy();
        title.setText(rows == null ? "Review the flagged rows" : "Review the rows “" + rows.label() + "”");
        name.setText(rows == null ? "flagged at " + Figures.fixed(policy.threshold(), 2) : rows.label());
        auditLine.setVisible(rows == null);
        modal.setAlignment(Pos.CENTER);
        modal.show(form());
        reviewer.requestFocus();
    }

    private VBox form() {
        title.getStyleClass().setAll("label", "strong");
        audit.setEditable(true);
        auditLine.getStyleClass().setAll("audit-line");
        Label why = new Label("Without them nobody would learn how often the accepted are wrong.");
        why.getStyleClass().add("small");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.visibleProperty().bind(auditLine.visibleProperty());
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        grid.addRow(0, caption("Name", name), name);
        grid.addRow(1, caption("Who answers", reviewer), reviewer);
        grid.addRow(2, caption("And also", audit), auditLine);
        grid.add(why, 1, 3);
        Button start = new Button("Start");
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        start.disableProperty().bind(reviewer.textProperty().map(String::isBlank));
        start.setOnAction(e -> {
            modal.hide(true);
            making.make(new ReviewMaking.Wish(name.getText().isBlank() ? title.getText() : name.getText().strip(),
                    reviewer.getText().strip(), auditLine.isVisible() ? audit.getValue() / 100.0 : 0, chosen));
        });
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modal.hide(true));
        HBox actions = new HBox(cancel, start);
        actions.getStyleClass().add("actions");
        VBox form = new VBox(title, grid, actions);
        form.getStyleClass().addAll("popover", "review-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        return form;
    }

    private static Label caption(String text, javafx.scene.Node field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
