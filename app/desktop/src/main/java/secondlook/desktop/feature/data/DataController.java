package secondlook.desktop.feature.data;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.Dataset;
import secondlook.app.data.finding.Finding;
import secondlook.app.data.finding.Findings;
import secondlook.desktop.command.Commands;
import secondlook.desktop.rows.FirstRows;
import secondlook.desktop.session.Arriving;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.EmptyScreen;
import secondlook.desktop.view.Wording;

/** Wires the data screen. */
public final class DataController {

    private final DataViewModel model;
    private final Session session;
    private final Commands commands;

    @FXML
    private StackPane empty;
    @FXML
    private VBox page;
    @FXML
    private Label answer;
    @FXML
    private Label under;
    @FXML
    private Button next;
    @FXML
    private Button chip;
    @FXML
    private HBox legend;
    @FXML
    private Label filterProblem;
    @FXML
    private CustomTextField filter;
    @FXML
    private TableView<Integer> table;
    @FXML
    private Label findingsHint;
    @FXML
    private ListView<Finding> findings;
    @FXML
    private VBox fine;
    @FXML
    private Label fingerprint;
    @FXML
    private Button shape;
    @FXML
    private Button reread;
    @FXML
    private VBox coming;
    @FXML
    private Label comingAnswer;
    @FXML
    private Label comingUnder;
    @FXML
    private VBox changed;
    @FXML
    private Label changedWords;
    @FXML
    private Button again;
    @FXML
    private Button expect;
    @FXML
    private ComboBox<String> target;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public DataController(DataViewModel model, Session session, Commands commands) {
        this.model = model;
        this.session = session;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        empty.getChildren().add(new EmptyScreen("No dataset yet. Open one to see what is in it.",
                "CSV, Parquet, Excel, JSON, SQLite and more. The file is read once into the workspace and never changed.")
                .with(commands.find("open.files")).with(commands.find("open.sample")));
        answer.textProperty().bind(model.answer());
        under.textProperty().bind(model.under());
        next.setOnAction(e -> session.goTo(Place.MODEL));
        session.dataset().subscribe(this::dataset);
        FirstRows first = new FirstRows(null);
        VBox.setVgrow(first, Priority.ALWAYS);
        coming.getChildren().add(first);
        session.arriving().subscribe((@Nullable Arriving file) -> arriving(file, first));
        changedWords.textProperty().bind(model.changed());
        model.changed().subscribe(words -> visible(changed, !words.isEmpty()));
        again.setOnAction(e -> commands.find("data.again").run());
        expect.setOnAction(e -> commands.find("data.expect").run());
        target();
        shape.setOnAction(e -> commands.find("data.shape").run());
        reread.setOnAction(e -> commands.find("data.reread").run());
        new RowsTable(table, model).wire();
        filterField();
        selectionChip();
        findingsList();
    }

    private void arriving(@Nullable Arriving file, FirstRows first) {
        first.show(file == null ? null : file.first());
        comingAnswer.setText(file == null ? "" : file.name() + " is being read. These are its first rows.");
        comingUnder.setText(file == null
                ? ""
                : Wording.count(file.first().schema().size(), "column", "columns")
                        + "; figures and findings come when all of it was read. Progress and Cancel are below.");
        show();
    }

    private void show() {
        boolean awaited = session.arriving().get() != null;
        boolean there = session.dataset().get() != null;
        visible(coming, awaited);
        visible(empty, !awaited && !there);
        visible(page, !awaited && there);
    }

    private void dataset(@Nullable Dataset dataset) {
        show();
        target.getItems().setAll(dataset == null ? List.of() : dataset.manifest().schema().names());
        target.setValue(session.target().get());
        fingerprint.setText(dataset == null ? "" : DataWording.fingerprint(dataset.manifest()));
    }

    private void target() {
        session.target().subscribe((@Nullable String column) -> target.setValue(column));
        target.valueProperty().subscribe((@Nullable String before, @Nullable String now) -> {
            if (now != null && !now.equals(session.target().get())) {
                session.predicting(now);
            }
        });
    }

    private void filterField() {
        filter.setLeft(new FontIcon("fth-filter"));
        filter.textProperty().bindBidirectional(model.filter());
        filter.setOnAction(e -> model.applyFilter());
        filter.textProperty().subscribe(text -> {
            if (text == null || text.isEmpty()) {
                model.applyFilter();
            }
        });
        filterProblem.textProperty().bind(model.filterProblem());
        model.filterProblem().subscribe(problem -> visible(filterProblem, !problem.isEmpty()));
    }

    private void selectionChip() {
        chip.setOnAction(e -> model.clearSelection());
        session.selection().subscribe((@Nullable RowSelection selection) -> {
            visible(chip, selection != null);
            visible(legend, selection != null);
            chip.setText(selection == null
                    ? ""
                    : selection.label() + " \u00b7 " + Wording.count(selection.size(), "row", "rows"));
        });
    }

    private void findingsList() {
        findings.setCellFactory(list -> new FindingCell(list));
        findings.setPlaceholder(new Label(""));
        model.findings().subscribe(this::found);
        findings.getSelectionModel().selectedItemProperty().subscribe((@Nullable Finding finding) -> {
            if (finding != null) {
                model.choose(finding);
            }
        });
        model.chosen().subscribe((@Nullable Finding chosen) -> {
            if (chosen == null) {
                findings.getSelectionModel().clearSelection();
            }
        });
    }

    private void found(Findings found) {
        findings.getItems().setAll(found.found());
        visible(findings, !found.found().isEmpty());
        findings.setPrefHeight(found.found().stream().mapToDouble(DataController::height).sum());
        findingsHint.setText(found.found().isEmpty() ? "" : "click to select the rows");
        fine.getChildren().clear();
        if (!found.fine().isEmpty()) {
            Label title = new Label("Checked and fine");
            title.getStyleClass().add("strong");
            fine.getChildren().add(title);
            found.fine().forEach(text -> fine.getChildren().add(tick(text)));
        }
    }

    /** The room a finding takes in the list, in pixels at 100 %; the list scrolls where there is not enough. */
    private static double height(Finding finding) {
        return 49 + 15 * Math.ceilDiv(finding.detail().length(), 46);
    }

    private static Label tick(String text) {
        FontIcon icon = new FontIcon("fth-check");
        icon.getStyleClass().add("success");
        Label label = new Label(text, icon);
        label.getStyleClass().add("tick");
        return label;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
