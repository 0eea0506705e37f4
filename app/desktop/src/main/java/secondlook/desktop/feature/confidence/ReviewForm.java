package secondlook.desktop.feature.confidence;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
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
import secondlook.app.review.queue.QueueWish;
import secondlook.app.run.RunManifest;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.feature.confidence.ReviewWish.By;
import secondlook.desktop.session.RunTitle;
import secondlook.desktop.view.Titled;

/** Asks what a new review should be like, and shows what it would come to before it is made. */
final class ReviewForm {

    private static final int USUAL_AUDIT = 10;
    private static final String ANY = "any label";

    private final ReviewMaking making;
    private final ModalPane modal;
    private final TextField name = new TextField();
    private final TextField reviewer = new TextField(System.getProperty("user.name", ""));
    private final ComboBox<By> by = Titled.of(List.of(By.values()), By::title);
    private final TextField rule = new TextField();
    private final ComboBox<Order> order = Titled.of(List.of(Order.RANDOM, Order.LEAST_SURE_FIRST),
            value -> value == Order.RANDOM ? "in random order" : "least sure first");
    private final ComboBox<@Nullable RunManifest> against = new ComboBox<>();
    private final ComboBox<String> label = new ComboBox<>();
    private final TextField where = new TextField();
    private final Spinner<Integer> minutes = new Spinner<>(0, 100_000, 0, 15);
    private final Spinner<Integer> most = new Spinner<>(0, 1_000_000, 0, 50);
    private final Spinner<Integer> audit = new Spinner<>(0, 100, USUAL_AUDIT, 5);
    private final ComboBox<@Nullable SpreadOver> spread = new ComboBox<>();
    private final CheckBox alike = new CheckBox("Find near-duplicates, so that one answer can serve them");
    private final CheckBox blind = new CheckBox("Blind: hide what the model said until each answer");
    private final Line ruleRow = Line.of("Rule", rule);
    private final Line againstRow = Line.of("Against", against);
    private final Label title = new Label();
    private final Label outlook = new Label();
    private final Button start = new Button("Start");
    private @Nullable RowFilter chosen;
    private String suggested = "";
    private boolean possible;

    ReviewForm(ReviewMaking making, ModalPane modal) {
        this.making = making;
        this.modal = modal;
        most.setEditable(true);
        audit.setEditable(true);
        minutes.setEditable(true);
        where.setPromptText("any; or a condition such as site = 'north'");
        where.setId("where");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setId("label");
        spread.setId("spread");
        spread.setConverter(Titled.converter(SpreadOver::title));
        spread.setMaxWidth(Double.MAX_VALUE);
        against.setConverter(Titled.converter(run -> run.modelName() + ", " + RunTitle.among(run, making.others())));
        against.setMaxWidth(Double.MAX_VALUE);
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
            suggest();
        });
        for (ObservableValue<?> value : Stream.of(by.valueProperty(), rule.textProperty(), against.valueProperty(),
                label.valueProperty(), where.textProperty(), minutes.valueProperty(), order.valueProperty(),
                most.valueProperty(), audit.valueProperty(), spread.valueProperty(), alike.selectedProperty())
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
        title.setText(rows == null ? "Start a review" : "Review the rows “" + rows.label() + "”");
        suggested = "";
        name.setText("");
        suggest();
        List<String> labels = new ArrayList<>(List.of(ANY));
        labels.addAll(making.labels());
        label.getItems().setAll(labels);
        label.setValue(ANY);
        spread.getItems().setAll(making.spreads());
        spread.setValue(SpreadOver.NOTHING);
        against.getItems().setAll(making.others());
        against.getSelectionModel().selectFirst();
        modal.setAlignment(Pos.CENTER);
        modal.show(form(rows == null));
        preview();
        reviewer.requestFocus();
    }

    /** Proposes a name, until a person has written one. */
    private void suggest() {
        if (name.getText().equals(suggested)) {
            RowFilter rows = chosen;
            suggested = rows == null
                    ? "flagged at " + Figures.fixed(making.policy().threshold(), 2)
                    : making.name(rows, blind.isSelected());
            name.setText(suggested);
        }
    }

    private ReviewWish wish() {
        return new ReviewWish(name.getText().isBlank() ? title.getText() : name.getText().strip(),
                reviewer.getText().strip(), by.getValue(), rule.getText(), against.getValue() == null
                        ? null
                        : against.getValue().id(),
                ANY.equals(label.getValue()) ? null : label.getValue(), where.getText(), order.getValue(),
                QueueWish.most(most.getValue(), minutes.getValue(), ReviewMaking.USUAL_SECONDS),
                chosen == null ? audit.getValue() / 100.0 : 0,
                spread.getValue() == null ? SpreadOver.NOTHING : spread.getValue(), alike.isSelected(),
                blind.isSelected(), chosen);
    }

    private void preview() {
        ruleRow.show(by.getValue() == By.RULE);
        againstRow.show(by.getValue() == By.CHANGES);
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
            grid.addRow(row++, ruleRow.caption(), rule);
            grid.addRow(row++, againstRow.caption(), against);
            grid.addRow(row++, caption("Only rows called", label), label);
            grid.addRow(row++, caption("Only rows where", where), where);
            grid.addRow(row++, caption("Order", order), order);
            grid.addRow(row++, caption("At most", most), line(most, "items,", minutes, "minutes; 0 for no limit"));
            grid.addRow(row++, caption("And also", audit), line(audit, "% of the others, drawn at random"));
            grid.addRow(row++, caption("Spread it over", spread), spread);
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

    private static HBox line(Object... parts) {
        HBox line = new HBox();
        for (Object part : parts) {
            line.getChildren().add(part instanceof Node node ? node : new Label(part.toString()));
        }
        line.getStyleClass().setAll("audit-line");
        return line;
    }

    /** A line of the form that is there for some choices only. */
    private record Line(Label caption, Node field) {

        static Line of(String text, Node field) {
            return new Line(ReviewForm.caption(text, field), field);
        }

        void show(boolean on) {
            for (Node node : List.of(caption, field)) {
                node.setVisible(on);
                node.setManaged(on);
            }
        }
    }

    private static Label caption(String text, Node field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
