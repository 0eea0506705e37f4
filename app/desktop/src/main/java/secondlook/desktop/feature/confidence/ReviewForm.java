package secondlook.desktop.feature.confidence;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
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
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.feature.confidence.ReviewWish.By;
import secondlook.desktop.view.Titled;
import secondlook.runtime.decision.DecisionPolicy;

/** Asks what a new review should be like, and shows what it would come to before it is made. */
final class ReviewForm {

    private static final int USUAL_AUDIT = 10;

    private final ReviewMaking making;
    private final ModalPane modal;
    private final TextField name = new TextField();
    private final TextField reviewer = new TextField(System.getProperty("user.name", ""));
    private final ComboBox<By> by = Titled.of(List.of(By.values()), By::title);
    private final TextField rule = new TextField();
    private final ComboBox<Order> order = Titled.of(List.of(Order.RANDOM, Order.LEAST_SURE_FIRST),
            value -> value == Order.RANDOM ? "in random order" : "least sure first");
    private final Spinner<Integer> most = new Spinner<>(0, 1_000_000, 0, 50);
    private final Spinner<Integer> audit = new Spinner<>(0, 100, USUAL_AUDIT, 5);
    private final CheckBox spread = new CheckBox("Spread it over the model’s labels");
    private final CheckBox alike = new CheckBox("Find near-duplicates, so that one answer can serve them");
    private final CheckBox blind = new CheckBox("Blind: hide what the model said until each answer");
    private final Label title = new Label();
    private final Label outlook = new Label();
    private final Button start = new Button("Start");
    private @Nullable RowFilter chosen;
    private boolean possible;

    ReviewForm(ReviewMaking making, ModalPane modal) {
        this.making = making;
        this.modal = modal;
        most.setEditable(true);
        audit.setEditable(true);
        rule.setPromptText("wind > 8 AND temp_max < 5");
        title.getStyleClass().setAll("label", "strong");
        outlook.getStyleClass().add("small");
        outlook.setId("outlook");
        outlook.setWrapText(true);
        outlook.setMinHeight(Region.USE_PREF_SIZE);
        blind.selectedProperty().subscribe(on -> {
            // least sure first would tell by its place how sure the model was
            if (on) {
                order.setValue(Order.RANDOM);
            }
            order.setDisable(on);
        });
        for (ObservableValue<?> value : Stream.of(by.valueProperty(), rule.textProperty(), order.valueProperty(),
                most.valueProperty(), audit.valueProperty(), spread.selectedProperty(), alike.selectedProperty())
                .toList()) {
            value.subscribe(() -> preview());
        }
        reviewer.textProperty().subscribe(() -> enable());
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        start.setOnAction(e -> {
            modal.hide(true);
            making.make(wish());
        });
    }

    void show(@Nullable RowFilter rows) {
        chosen = rows;
        DecisionPolicy policy = making.policy();
        title.setText(rows == null ? "Start a review" : "Review the rows “" + rows.label() + "”");
        name.setText(rows == null ? "flagged at " + Figures.fixed(policy.threshold(), 2) : rows.label());
        modal.setAlignment(Pos.CENTER);
        modal.show(form(rows == null));
        preview();
        reviewer.requestFocus();
    }

    private ReviewWish wish() {
        return new ReviewWish(name.getText().isBlank() ? title.getText() : name.getText().strip(),
                reviewer.getText().strip(), by.getValue(), rule.getText(), order.getValue(), most.getValue(),
                chosen == null ? audit.getValue() / 100.0 : 0, spread.isSelected(), alike.isSelected(),
                blind.isSelected(), chosen);
    }

    private void preview() {
        rule.setDisable(by.getValue() != By.RULE);
        if (modal.isDisplay()) {
            making.preview(wish(), this::look);
        }
    }

    private void look(ReviewMaking.Outlook found) {
        possible = found.preview() != null && found.preview().items() > 0;
        outlook.setText(found.preview() == null ? found.trouble() : OutlookWords.of(found.preview()));
        enable();
    }

    private void enable() {
        start.setDisable(!possible || reviewer.getText().isBlank());
    }

    private VBox form(boolean queue) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        int row = 0;
        grid.addRow(row++, caption("Name", name), name);
        grid.addRow(row++, caption("Who answers", reviewer), reviewer);
        if (queue) {
            grid.addRow(row++, caption("What is put before you", by), by);
            grid.addRow(row++, caption("Rule", rule), rule);
            grid.addRow(row++, caption("Order", order), order);
            grid.addRow(row++, caption("At most", most), line(most, "items; 0 for no limit"));
            grid.addRow(row++, caption("And also", audit), line(audit, "% of the others, drawn at random"));
            grid.add(spread, 1, row++);
            grid.add(alike, 1, row++);
        }
        grid.add(blind, 1, row);
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modal.hide(true));
        HBox actions = new HBox(cancel, start);
        actions.getStyleClass().add("actions");
        VBox form = new VBox(title, grid, outlook, actions);
        form.getStyleClass().addAll("popover", "review-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        return form;
    }

    private static HBox line(Node field, String after) {
        HBox line = new HBox(field, new Label(after));
        line.getStyleClass().setAll("audit-line");
        return line;
    }

    private static Label caption(String text, Node field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
