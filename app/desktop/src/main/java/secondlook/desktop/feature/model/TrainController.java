package secondlook.desktop.feature.model;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Commands;
import secondlook.desktop.feature.model.TrainViewModel.TestRows;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.session.Session;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;

/** Wires the form for a new model. */
public final class TrainController {

    private final Commands commands;
    private final TrainViewModel model;
    private final Session session;

    @FXML
    private VBox root;
    @FXML
    private ComboBox<String> target;
    @FXML
    private TextField where;
    @FXML
    private TextField percent;
    @FXML
    private ComboBox<TestRows> testRows;
    @FXML
    private ComboBox<String> order;
    @FXML
    private ComboBox<String> group;
    @FXML
    private ComboBox<Balance> balance;
    @FXML
    private Label shifted;
    @FXML
    private ComboBox<Algorithm> algorithm;
    @FXML
    private Label unavailable;
    @FXML
    private ToggleButton advanced;
    @FXML
    private FontIcon fold;
    @FXML
    private GridPane parameters;
    @FXML
    private Button variants;
    @FXML
    private Button train;
    @FXML
    private ProgressBar progress;
    @FXML
    private Button cancel;
    @FXML
    private Label problem;
    @FXML
    private Label said;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public TrainController(TrainViewModel model, Session session, Commands commands) {
        this.commands = commands;
        this.model = model;
        this.session = session;
    }

    @FXML
    private void initialize() {
        session.dataset().subscribe(dataset -> visible(root, dataset != null));
        target.setItems(model.columns());
        target.valueProperty().bindBidirectional(model.target());
        order.setItems(model.columns());
        order.valueProperty().bindBidirectional(model.orderColumn());
        where.textProperty().bindBidirectional(model.where());
        percent.textProperty().bindBidirectional(model.testPercent());
        testRows.getItems().setAll(TestRows.values());
        testRows.setCellFactory(list -> new Named<>(TestRows::title));
        testRows.setButtonCell(new Named<>(TestRows::title));
        testRows.valueProperty().bindBidirectional(model.testRows());
        group.setItems(model.columns());
        group.valueProperty().bindBidirectional(model.groupColumn());
        model.testRows().subscribe(now -> {
            visible(order, now == TestRows.LAST);
            visible(group, now == TestRows.GROUPS);
        });
        balance.getItems().setAll(Balance.values());
        balance.setCellFactory(list -> new Named<>(Balance::title));
        balance.setButtonCell(new Named<>(Balance::title));
        balance.valueProperty().bindBidirectional(model.balance());
        model.balance().subscribe(now -> {
            shifted.setText(now == Balance.NONE
                    ? ""
                    : "Among the training rows only. Probabilities shift towards rare classes: calibrate afterwards.");
            visible(shifted, now != Balance.NONE);
        });
        algorithm.getItems().setAll(model.algorithms());
        algorithm.setCellFactory(list -> new Named<>(TrainController::title));
        algorithm.setButtonCell(new Named<>(Algorithm::title));
        algorithm.valueProperty().bindBidirectional(model.algorithm());
        model.algorithm().subscribe(this::chosen);
        advanced.selectedProperty().bindBidirectional(model.advancedOpen());
        advanced.selectedProperty().subscribe(open -> {
            visible(parameters, open);
            fold.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right");
        });
        variants.setOnAction(e -> commands.find("model.variants").run());
        train.setOnAction(e -> model.train());
        model.training().subscribe(this::follow);
        problem.textProperty().bind(model.problem());
        model.problem().subscribe(text -> visible(problem, !text.isEmpty()));
        said.textProperty().bind(model.said());
        model.said().subscribe(text -> visible(said, !text.isEmpty()));
    }

    private static String title(Algorithm algorithm) {
        return algorithm.unavailable() == null ? algorithm.title() : algorithm.title() + " \u2013 not on this machine";
    }

    private void chosen(@Nullable Algorithm now) {
        String reason = now == null ? null : now.unavailable();
        unavailable.setText(reason == null ? "" : reason);
        visible(unavailable, reason != null);
        train.setDisable(now == null || reason != null || model.training().get() != null);
        parameters.getChildren().clear();
        int row = 0;
        if (now != null) {
            for (Algorithm.Parameter parameter : now.parameters()) {
                row(row++, parameter.title(), model.parameter(parameter));
            }
        }
        row(row, "Seed", model.seed());
        advanced.setText("Advanced" + (now == null || now.parameters().isEmpty()
                ? ": seed"
                : ": " + now.parameters().getFirst().title().toLowerCase(java.util.Locale.ROOT) + " and more"));
    }

    private void row(int row, String title, javafx.beans.property.StringProperty value) {
        Label label = new Label(title);
        label.getStyleClass().add("small");
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.setAccessibleText(title);
        field.getStyleClass().add("short");
        parameters.addRow(row, label, field);
    }

    private void follow(@Nullable RunningJob running) {
        visible(progress, running != null);
        visible(cancel, running != null);
        Algorithm now = model.algorithm().get();
        train.setDisable(running != null || now == null || now.unavailable() != null);
        if (running == null) {
            progress.progressProperty().unbind();
        } else {
            progress.progressProperty().bind(running.progress());
            cancel.setOnAction(e -> running.cancel());
        }
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** A choice by its words. */
    private static final class Named<T> extends ListCell<T> {
        private final java.util.function.Function<T, String> words;

        Named(java.util.function.Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }
}
