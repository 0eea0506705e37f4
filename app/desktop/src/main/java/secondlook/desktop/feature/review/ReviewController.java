package secondlook.desktop.feature.review;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.FieldView;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.feature.review.ReviewViewModel.State;
import secondlook.desktop.view.EmptyScreen;
import secondlook.desktop.view.KeyCaps;

/** Wires the review screen: keys and buttons to acts, the item and the standing to what is shown. */
public final class ReviewController {

    private final ReviewViewModel model;
    private final ReviewKeys keys;
    private final EventHandler<KeyEvent> listener = this::keyed;

    @FXML
    private StackPane root;
    @FXML
    private StackPane other;
    @FXML
    private VBox page;
    @FXML
    private Label question;
    @FXML
    private Label because;
    @FXML
    private Button export;
    @FXML
    private Button leave;
    @FXML
    private Label rowTitle;
    @FXML
    private HBox legend;
    @FXML
    private ScrollPane fieldsScroll;
    @FXML
    private VBox fields;
    @FXML
    private Label typed;
    @FXML
    private VBox answers;
    @FXML
    private Button accept;
    @FXML
    private Button skip;
    @FXML
    private Button defer;
    @FXML
    private Button note;
    @FXML
    private Label trouble;
    @FXML
    private HBox noteLine;
    @FXML
    private TextField noteText;
    @FXML
    private Label noteShown;
    @FXML
    private Label saved;
    @FXML
    private Button undo;
    @FXML
    private Label undoKey;
    @FXML
    private Button redo;
    @FXML
    private Label redoKey;
    @FXML
    private Button back;
    @FXML
    private Label place;
    @FXML
    private Button forward;
    @FXML
    private Label done;
    @FXML
    private Label left;
    @FXML
    private ProgressBar progress;
    @FXML
    private Label pace;
    @FXML
    private VBox estimate;
    @FXML
    private VBox similar;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ReviewController(ReviewViewModel model) {
        this.model = model;
        this.keys = new ReviewKeys(model, this::beginNote);
    }

    @FXML
    private void initialize() {
        page.visibleProperty().bind(model.state().isEqualTo(State.ITEM));
        other.visibleProperty().bind(page.visibleProperty().not());
        page.setFocusTraversable(false);
        root.setFocusTraversable(true);
        buttons();
        footer();
        model.item().subscribe(this::show);
        model.offered().subscribe(() -> answers(model.item().get()));
        model.typed().subscribe(text -> typed.setText(text.isEmpty() ? "" : "begins with “" + text + "”"));
        model.standing().subscribe(this::stand);
        model.state().subscribe(this::state);
        model.sessions().subscribe(listed -> {
            if (model.state().get() == State.SESSIONS) {
                state(State.SESSIONS);
            }
        });
        show(trouble, false);
        model.trouble().subscribe(text -> {
            trouble.setText(text);
            show(trouble, !text.isEmpty());
        });
        root.sceneProperty().subscribe((before, now) -> listen(before, now));
        listen(null, root.getScene());
    }

    private void listen(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_PRESSED, listener);
            before.removeEventFilter(KeyEvent.KEY_PRESSED, listener);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, listener);
            root.requestFocus();
        }
    }

    private void keyed(KeyEvent event) {
        boolean reviewing = model.state().get() == State.ITEM || model.state().get() == State.FINISHED;
        if (!reviewing || !(event.getTarget() instanceof Node target) || target instanceof TextInputControl
                || !isHere(target)) {
            return;
        }
        // a button that has the focus is pressed by Enter and space, as everywhere
        boolean presses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        if (presses && target instanceof ButtonBase) {
            return;
        }
        if (keys.pressed(event)) {
            event.consume();
        }
    }

    /** Keys meant for what lies over the screen are not ours. */
    private boolean isHere(Node target) {
        for (Node node = target; node != null; node = node.getParent()) {
            if (node == root) {
                return true;
            }
            if (node.getStyleClass().contains("modal-pane")) {
                return false;
            }
        }
        return target == target.getScene().getRoot() || target.getScene().getFocusOwner() == null;
    }

    private void buttons() {
        face(skip, "fth-skip-forward", "Skip", "S");
        face(defer, "fth-clock", "Defer", "D");
        face(note, "fth-edit-3", "Note", "N");
        skip.setOnAction(e -> model.skip());
        defer.setOnAction(e -> model.defer());
        note.setOnAction(e -> beginNote());
        accept.setOnAction(e -> model.accept());
        leave.setOnAction(e -> model.leave());
        export.setOnAction(e -> export());
        show(noteLine, false);
        noteText.setAccessibleText("Note");
        noteText.setOnAction(e -> endNote(true));
        noteText.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                endNote(false);
                event.consume();
            }
        });
    }

    private static void face(Button button, String icon, String words, String key) {
        HBox line = new HBox(new FontIcon(icon), new Label(words), KeyCaps.of(key));
        line.getStyleClass().add("act-line");
        button.setGraphic(line);
        button.setAccessibleText(words + ", " + key);
    }

    private void footer() {
        saved.textProperty().bind(model.saved());
        FontIcon check = new FontIcon("fth-check");
        check.getStyleClass().add("saved-mark");
        saved.graphicProperty().bind(model.saved().map(text -> text.isEmpty() ? null : check));
        undo.setOnAction(e -> model.undo());
        redo.setOnAction(e -> model.redo());
        back.setOnAction(e -> model.back());
        forward.setOnAction(e -> model.forward());
        back.setAccessibleText("Back one item");
        forward.setAccessibleText("Forward one item");
        model.undoable().subscribe(can -> {
            show(undo, can);
            show(undoKey, can);
        });
        model.redoable().subscribe(can -> {
            show(redo, can);
            show(redoKey, can);
        });
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void state(State now) {
        switch (now) {
            case SESSIONS -> other.getChildren()
                    .setAll(OtherStates.sessions(model.sessions().getValue(), model));
            case OPENING -> other.getChildren().setAll(new EmptyScreen("Opening the review…", ""));
            case FINISHED -> finished(model.standing().get());
            case ITEM -> {
                other.getChildren().clear();
                root.requestFocus();
            }
        }
    }

    private void finished(@Nullable Standing standing) {
        if (standing != null && model.state().get() == State.FINISHED) {
            other.getChildren().setAll(OtherStates.finished(standing, model, this::export));
            root.requestFocus();
        }
    }

    private void show(@Nullable ItemShown item) {
        if (item == null) {
            return;
        }
        question.setText(item.question());
        because.setText(item.because());
        rowTitle.setText("The row");
        fields.getChildren().setAll(item.fields().stream().map(FieldRow::new).toList());
        fieldsScroll.setVvalue(0);
        legend(item.fields());
        endNote(false);
        noteShown.setText(item.note() == null ? "" : "Note: " + item.note());
        show(noteShown, item.note() != null);
        SessionEntry entry = model.entry().get();
        if (entry != null) {
            place.setText("Item " + Figures.count(item.position() + 1) + " of " + Figures.count(entry.items()));
        }
        back.setDisable(item.position() == 0);
        answers(item);
        boolean can = !item.item().predicted().equals("none");
        accept.setDisable(!can);
        face(accept, "fth-corner-down-left", can ? "Accept " + item.item().predicted() : "Nothing to accept", "Enter");
    }

    private void legend(List<FieldView> shown) {
        long rows = shown.stream().filter(f -> f.histogram() != null)
                .mapToLong(f -> f.histogram() == null ? 0 : f.histogram().rows()).max().orElse(0);
        legend.getChildren().clear();
        if (rows > 0) {
            legend.getChildren().addAll(
                    LegendSwatch.label(LegendSwatch.Part.REFERENCE, "all " + Figures.count(rows) + " rows"),
                    LegendSwatch.label(LegendSwatch.Part.MARKER, "this row"));
        }
    }

    private void answers(@Nullable ItemShown item) {
        SessionEntry entry = model.entry().get();
        if (item == null || entry == null) {
            return;
        }
        String given = item.effective().map(Verdict::label).orElse(null);
        List<Node> rows = new ArrayList<>();
        List<Integer> offered = model.offered().get();
        for (int i = 0; i < offered.size(); i++) {
            int k = offered.get(i);
            String name = entry.classes().get(k);
            AnswerRow row = new AnswerRow(i < TypeAhead.DIGITS ? Integer.toString(i + 1) : "", k, name,
                    k < item.distribution().length ? item.distribution()[k] : Double.NaN,
                    name.equals(item.item().predicted()), name.equals(given));
            row.setOnAction(e -> model.answer(name));
            rows.add(row);
        }
        if (entry.classes().isEmpty()) {
            rows.add(valueField());
        }
        item.effective().filter(v -> v.kind() == VerdictKind.SKIP || v.kind() == VerdictKind.DEFER)
                .ifPresent(v -> rows.add(new Label(v.kind() == VerdictKind.SKIP
                        ? "You skipped this one."
                        : "You deferred this one.")));
        answers.getChildren().setAll(rows);
    }

    /** Where there are no classes to choose from, the answer is typed. */
    private TextField valueField() {
        TextField value = new TextField();
        value.setPromptText("Type the right value, then Enter");
        value.setAccessibleText("Your answer");
        value.setOnAction(e -> {
            if (!value.getText().isBlank()) {
                model.answer(value.getText().strip());
                root.requestFocus();
            }
        });
        return value;
    }

    private void beginNote() {
        ItemShown item = model.item().get();
        if (item != null) {
            noteText.setText(item.note() == null ? "" : item.note());
            show(noteLine, true);
            noteText.requestFocus();
            noteText.end();
        }
    }

    private void endNote(boolean keep) {
        if (!noteLine.isVisible()) {
            return;
        }
        show(noteLine, false);
        root.requestFocus();
        if (keep) {
            model.note(noteText.getText());
        }
    }

    private void stand(@Nullable Standing now) {
        if (now == null) {
            return;
        }
        done.setText(StandingView.done(now));
        left.setText(StandingView.left(now));
        progress.setProgress((double) now.progress().done() / Math.max(1, now.progress().items()));
        progress.setAccessibleText(done.getText());
        pace.setText(StandingView.pace(now));
        estimate.getChildren().setAll(StandingView.estimate(now.estimate()));
        SessionEntry entry = model.entry().get();
        similar.getChildren().setAll(StandingView.similar(now.similar(), entry == null ? List.of() : entry.classes()));
        finished(now);
    }

    private void export() {
        SessionEntry entry = model.entry().get();
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the review");
        chooser.setInitialFileName((entry == null ? "review" : entry.name().replaceAll("[^\\p{L}\\p{N}._-]+", "-"))
                + ".csv");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("CSV", "*.csv"),
                new FileChooser.ExtensionFilter("Parquet", "*.parquet"));
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file == null) {
            return;
        }
        String wanted = chooser.getSelectedExtensionFilter() == null
                || chooser.getSelectedExtensionFilter().getDescription().equals("CSV") ? ".csv" : ".parquet";
        String name = file.getName().toLowerCase(Locale.ROOT);
        model.export(name.endsWith(".csv") || name.endsWith(".parquet") ? file.toPath() : free(file, wanted));
    }

    /** The dialog has asked about the name that was typed, not about the one with the ending. */
    private static Path free(File file, String ending) {
        Path path = file.toPath().resolveSibling(file.getName() + ending);
        for (int i = 2; Files.exists(path); i++) {
            path = file.toPath().resolveSibling(file.getName() + "-" + i + ending);
        }
        return path;
    }

    /** The keys this screen listens to. */
    public static List<KeyHint> hints() {
        return ReviewKeys.hints();
    }
}
