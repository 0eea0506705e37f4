package secondlook.desktop.feature.shape;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
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
        kind.setConverter(words(StepKind::title));
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
        getChildren().addAll(field("Next step", kind), fields, acts);
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
            case FILTER -> fields.getChildren().add(field("Keep the rows where", expression));
            case DERIVE ->
                fields.getChildren().addAll(field("Name of the column", text("name", draft.name, "e.g. range")),
                        field("is computed as", expression));
            case RENAME -> fields.getChildren().addAll(field("Column", column),
                    field("New name", text("name", draft.name, "")));
            case TYPE -> fields.getChildren().addAll(field("Column", column), field("becomes", type()));
            case DROP -> fields.getChildren().add(field("Column", column));
            case SAMPLE -> fields.getChildren().addAll(
                    field("Rows, or a share of them", text("size", draft.size, "1000 or 10 %")),
                    field("Seed", text("seed", draft.seed, "")));
            case JOIN -> fields.getChildren().addAll(field("File", file()), field("Key here", column),
                    field("Key in the file", text("file-key", draft.fileKey, "the same name")));
        }
    }

    private Node type() {
        ComboBox<ColumnType> type = new ComboBox<>();
        type.setId("type");
        type.getItems().setAll(ColumnType.values());
        type.setConverter(words(t -> t.name().toLowerCase(Locale.ROOT)));
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

    private static VBox field(String title, Node node) {
        Label label = new Label(title);
        label.getStyleClass().add("small");
        label.setLabelFor(node);
        VBox field = new VBox(label, node);
        field.getStyleClass().add("field");
        return field;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(Arrays.toString(text.toCharArray()));
            }
        };
    }
}
