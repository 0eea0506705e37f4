package secondlook.desktop.feature.shape;

import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.DatasetPreview;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingPreview;
import secondlook.app.shape.Step;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.rows.FirstRows;
import secondlook.desktop.view.AskingFoot;
import secondlook.desktop.view.Leaving;
import secondlook.desktop.view.WidePane;
import secondlook.desktop.view.Wording;

/** Steps at the left, what comes of them at the right. */
public final class ShapeView extends WidePane implements Leaving {

    private static final int NOTES = 4;

    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);

    private final ShapeViewModel model;
    private final Label under = new Label();
    private final VBox steps = new VBox();
    private final FirstRows rows = new FirstRows(null);
    private final VBox notes = new VBox();
    private final ProgressBar progress = new ProgressBar();
    private final Button undo = icon("fth-corner-up-left", "Undo", "undo");
    private final Button redo = icon("fth-corner-up-right", "Redo", "redo");
    private final Button sql = new Button("Copy as SQL");
    private final Button save = new Button("Save steps\u2026");
    private final Button cancel = new Button("Cancel");
    private final Button apply = new Button("Make the dataset", new FontIcon("fth-arrow-right"));
    private final VBox left = new VBox();
    private final Runnable close;
    private final AskingFoot foot;

    /** @param close takes the view away */
    public ShapeView(ShapeViewModel model, Runnable close) {
        super("shape", Objects.requireNonNull(ShapeView.class.getResource("shape.css")));
        this.model = model;
        this.close = close;
        foot = new AskingFoot(acts());
        Label answer = new Label("What " + model.manifest().name() + " is made into");
        layOut(answer, under, scrolling(left(), "steps-side"), growing("rows-side", rows, notes), foot);
        model.shaping().subscribe(this::shaping);
        model.preview().subscribe((@Nullable ShapingPreview now) -> preview(now));
        model.applying().subscribe((@Nullable RunningJob now) -> applying(now));
        model.applied().subscribe(now -> {
            if (now) {
                close.run();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        sceneProperty().subscribe((@Nullable Scene before, @Nullable Scene scene) -> {
            if (scene == null) {
                model.close();
            }
        });
    }

    private VBox left() {
        Label title = new Label("Steps");
        title.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        undo.setOnAction(e -> model.undo());
        redo.setOnAction(e -> model.redo());
        Button load = new Button("Load\u2026");
        load.getStyleClass().add("link");
        load.setOnAction(e -> {
            File file = chooser("Steps that were saved").showOpenDialog(getScene().getWindow());
            if (file != null) {
                model.load(file.toPath());
            }
        });
        HBox head = new HBox(title, gap, load, undo, redo);
        head.getStyleClass().add("field-line");
        steps.getStyleClass().add("steps");
        left.getStyleClass().add("left");
        left.getChildren().addAll(head, steps, new StepForm(model));
        return left;
    }

    @Override
    public void leave() {
        int steps = model.shaping().get().steps().size();
        if (steps == 0 || model.applying().get() != null) {
            close.run();
        } else {
            foot.ask("The dataset was not made yet: " + Wording.count(steps, "step", "steps") + " would be lost.",
                    close);
        }
    }

    private HBox acts() {
        Label problem = problem(model.problem());
        problem.setId("shape-problem");
        sql.setOnAction(e -> model.sql(ShapeView::copy));
        save.setOnAction(e -> {
            FileChooser chooser = chooser("Save the steps");
            chooser.setInitialFileName("steps.json");
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                model.save(file.toPath());
            }
        });
        cancel.setOnAction(e -> {
            RunningJob now = model.applying().get();
            if (now == null) {
                leave();
            } else {
                now.cancel();
            }
        });
        apply.getStyleClass().add("accent");
        apply.setId("apply-shape");
        apply.setOnAction(e -> model.apply());
        for (Button button : List.of(sql, save, cancel, apply)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox acts = new HBox(problem, progress, sql, save, cancel, apply);
        acts.getStyleClass().add("field-line");
        return acts;
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Steps (JSON)", "*.json"));
        return chooser;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void pressed(KeyEvent event) {
        // while text is written, undoing concerns the text
        if (event.getTarget() instanceof javafx.scene.control.TextInputControl) {
            return;
        }
        if (UNDO.match(event)) {
            model.undo();
            event.consume();
        } else if (REDO.match(event)) {
            model.redo();
            event.consume();
        }
    }

    private void shaping(Shaping now) {
        steps.getChildren().clear();
        if (now.isEmpty()) {
            Label none = new Label(
                    "No step yet. The rows are as they were imported; they stay so whatever is done here.");
            none.setWrapText(true);
            none.getStyleClass().add("small");
            steps.getChildren().add(none);
        }
        for (int i = 0; i < now.steps().size(); i++) {
            steps.getChildren().add(line(i, now.steps().get(i)));
        }
        undo.setDisable(!model.canUndo());
        redo.setDisable(!model.canRedo());
        apply.setDisable(now.isEmpty() || model.applying().get() != null);
        sql.setDisable(now.isEmpty());
        save.setDisable(now.isEmpty());
    }

    private Node line(int index, Step step) {
        Label number = new Label(Integer.toString(index + 1));
        number.getStyleClass().addAll("small", "number");
        Label words = new Label(step.inWords());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button edit = icon("fth-edit-3", "Change step " + (index + 1), "edit-" + index);
        edit.setOnAction(e -> model.edit(index));
        Button remove = icon("fth-x", "Remove step " + (index + 1), "remove-" + index);
        remove.setOnAction(e -> model.remove(index));
        HBox line = new HBox(number, words, edit, remove);
        line.getStyleClass().add("step-line");
        return line;
    }

    private void preview(@Nullable ShapingPreview now) {
        rows.show(now == null
                ? null
                : new DatasetPreview("", now.schema(), PlainNumbers.of(now), List.of(), now.notes(),
                        false));
        under.setText(now == null ? "Looking\u2026" : words(now));
        notes.getChildren().setAll(now == null
                ? List.of()
                : now.notes().stream().limit(NOTES).map(ShapeView::note).toList());
        shaping(model.shaping().get());
    }

    private static String words(ShapingPreview now) {
        Long count = now.count();
        String rows = count == null
                ? "Counting the rows\u2026"
                : count == now.before()
                        ? Wording.count(count, "row", "rows")
                        : Wording.count(count, "row", "rows") + " of "
                                + Wording.count(now.before(), "row", "rows");
        return rows + (count == null ? " " : ", ") + Wording.count(now.schema().size(), "column", "columns")
                + ". Shown are the first " + now.rows().size() + ".";
    }

    private void applying(@Nullable RunningJob now) {
        visible(progress, now != null);
        left.setDisable(now != null);
        apply.setDisable(now != null || model.shaping().get().isEmpty());
        if (now == null) {
            progress.progressProperty().unbind();
        } else {
            progress.progressProperty().bind(now.progress());
        }
    }

    private static Label note(String text) {
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("warning");
        Label label = new Label(text, icon);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small");
        return label;
    }

    private static Button icon(String literal, String words, String id) {
        Button button = new Button("", new FontIcon(literal));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(words);
        button.setId(id);
        return button;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
