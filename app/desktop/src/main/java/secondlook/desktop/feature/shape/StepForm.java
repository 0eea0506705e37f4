package secondlook.desktop.feature.shape;

import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.view.Captioned;
import secondlook.desktop.view.Titled;
import secondlook.runtime.data.ColumnType;

/** The form for one step: what it does, and what it needs to know. */
final class StepForm extends VBox {

    private final ShapeViewModel model;
    private final StepDraft draft;
    private final ComboBox<StepKind> kind = new ComboBox<>();
    private final ComboBox<String> column = new ComboBox<>();
    private final VBox fields = new VBox();
    private final ExpressionField expression;
    private final Button add = new Button();
    private final Button stop = new Button("Leave it as it was");

    StepForm(ShapeViewModel model) {
        this.model = model;
        this.draft = model.draft();
        getStyleClass().add("step-form");
        kind.setId("kind");
        kind.getItems().setAll(StepKind.values());
        kind.setConverter(Titled.converter(StepKind::title));
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setAccessibleText("What the step does");
        kind.valueProperty().bindBidirectional(draft.kind);
        column.setId("column");
        column.setMaxWidth(Double.MAX_VALUE);
        column.setAccessibleText("Column");
        column.valueProperty().bindBidirectional(draft.column);
        expression = new ExpressionField(draft.expression, model.mistake(), model::completions, model::add);
        fields.getStyleClass().add("step-form");
        add.setId("add-step");
        add.setOnAction(e -> model.add());
        stop.getStyleClass().add("link");
        stop.setOnAction(e -> model.stopEditing());
        HBox acts = new HBox(add, stop);
        acts.getStyleClass().add("field-line");
        getChildren().addAll(Captioned.of("Next step", kind), fields, acts);
        draft.kind.subscribe(this::kind);
        model.preview().subscribe(now -> columns());
        model.editing().subscribe(place -> editing(place != null));
    }

    private void editing(boolean now) {
        add.setText(now ? "Change the step" : "Add the step");
        add.setGraphic(new FontIcon(now ? "fth-check" : "fth-plus"));
        stop.setVisible(now);
        stop.setManaged(now);
    }

    private void columns() {
        String chosen = draft.column.get();
        List<String> names = model.columns();
        if (!column.getItems().equals(names)) {
            column.getItems().setAll(names);
            column.setValue(names.contains(chosen) ? chosen : names.isEmpty() ? null : names.getFirst());
        }
    }

    private void kind(StepKind now) {
        fields.getChildren().clear();
        if (now.isOfColumn() || now == StepKind.JOIN) {
            columns();
        }
        switch (now) {
            case FILTER -> fields.getChildren().add(Captioned.of("Keep the rows where", expression));
            case DERIVE ->
                fields.getChildren().addAll(Captioned.of("Name of the column", text("name", draft.name, "e.g. range")),
                        Captioned.of("is computed as", expression));
            case RENAME -> fields.getChildren().addAll(Captioned.of("Column", column),
                    Captioned.of("New name", text("name", draft.name, "")));
            case TYPE -> fields.getChildren().addAll(Captioned.of("Column", column), Captioned.of("becomes", type()));
            case DROP -> fields.getChildren().add(Captioned.of("Column", column));
            case SAMPLE -> fields.getChildren().addAll(
                    Captioned.of("Rows, or a share of them", text("size", draft.size, "1000 or 10 %")),
                    Captioned.of("Seed", text("seed", draft.seed, "")));
            case JOIN -> fields.getChildren().addAll(Captioned.of("File", file()), Captioned.of("Key here", column),
                    Captioned.of("Key in the file", text("file-key", draft.fileKey, "the same name")));
        }
    }

    private Node type() {
        ComboBox<ColumnType> type = new ComboBox<>();
        type.setId("type");
        type.getItems().setAll(ColumnType.values());
        type.setConverter(Titled.converter(t -> t.name().toLowerCase(Locale.ROOT)));
        type.setMaxWidth(Double.MAX_VALUE);
        type.setAccessibleText("Type");
        type.valueProperty().bindBidirectional(draft.type);
        return type;
    }

    private Node file() {
        TextField path = text("file", draft.file, "a table with the key and the labels");
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button("Choose\u2026");
        choose.setOnAction(e -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("A file to join");
            File chosen = chooser.showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                draft.file.set(chosen.getPath());
            }
        });
        HBox line = new HBox(path, choose);
        line.getStyleClass().add("field-line");
        return line;
    }

    private static TextField text(String id, StringProperty value, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }
}
