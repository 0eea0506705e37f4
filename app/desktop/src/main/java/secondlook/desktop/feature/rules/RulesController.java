package secondlook.desktop.feature.rules;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Rule;

/** Wires the list of rules; the editor takes its place while a rule is written. */
public final class RulesController {

    private final RulesViewModel model;

    @FXML
    private VBox list;
    @FXML
    private VBox editor;
    @FXML
    private Label summary;
    @FXML
    private TableView<RuleRow> table;
    @FXML
    private Label whole;
    @FXML
    private Label conflicts;
    @FXML
    private Button add;
    @FXML
    private Button edit;
    @FXML
    private Button earlier;
    @FXML
    private Button later;
    @FXML
    private Button select;
    @FXML
    private Button remove;
    @FXML
    private MenuButton second;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public RulesController(RulesViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        list.visibleProperty().bind(model.editor().open().not());
        editor.visibleProperty().bind(model.editor().open());
        new RuleEditorView(model.editor(), editor);
        new RuleTable(model).dress(table);
        model.summary().subscribe(words -> summary.setText(words.isEmpty()
                ? "No rules yet. A rule says where the model is known to fail, and what happens there instead."
                : words));
        model.rows().subscribe(this::show);
        add.setOnAction(e -> model.editor().begin(null));
        for (Button one : List.of(edit, earlier, later, select, remove)) {
            one.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        }
        edit.setOnAction(e -> model.editor().begin(chosen()));
        earlier.setOnAction(e -> move(-1));
        later.setOnAction(e -> move(1));
        select.setOnAction(e -> model.select(Objects.requireNonNull(chosen())));
        remove.setOnAction(e -> model.remove(Objects.requireNonNull(chosen())));
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && chosen() != null) {
                model.editor().begin(chosen());
                key.consume();
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && chosen() != null) {
                model.editor().begin(chosen());
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            whole.setText(row == null
                    ? ""
                    : row.rule().name() + ": " + RuleWords.outcome(row.rule()) + " where " + row.rule().when());
            whole.setManaged(row != null);
        });
        new SecondModelMenu(model).dress(second);
    }

    private @Nullable Rule chosen() {
        RuleRow row = table.getSelectionModel().getSelectedItem();
        return row == null ? null : row.rule();
    }

    private void move(int by) {
        Rule rule = Objects.requireNonNull(chosen());
        model.move(rule, by);
        table.getItems().stream().filter(row -> row.rule().equals(rule)).findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    private void show(List<RuleRow> rows) {
        Rule before = chosen();
        table.getItems().setAll(rows);
        rows.stream().filter(row -> before != null && row.rule().name().equals(before.name())).findFirst()
                .ifPresent(table.getSelectionModel()::select);
        conflicts.setText(rows.stream().filter(row -> !row.conflict().isEmpty())
                .map(row -> row.rule().name() + " " + row.conflict()).collect(Collectors.joining(". ")));
        conflicts.setVisible(!conflicts.getText().isEmpty());
        conflicts.setManaged(conflicts.isVisible());
    }
}
