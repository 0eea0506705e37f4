package secondlook.desktop.feature.review;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.review.SessionEntry;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.feature.review.ReviewViewModel.State;
import secondlook.desktop.view.EmptyScreen;

/** Wires the review screen: keys and buttons to acts, the item and the standing to what is shown. */
public final class ReviewController {

    private final ReviewViewModel model;
    private final ReviewShelf shelf;
    private final KeyBindings bindings;
    private final Explaining explaining;
    private final ReviewChooser chooser;
    private final Reviewers reviewers;
    private final EventHandler<KeyEvent> listener = this::keyed;
    private final EventHandler<InputEvent> movement = event -> moved();

    @FXML
    private StackPane root;
    @FXML
    private StackPane other;
    @FXML
    private ReviewPage page;
    @FXML
    private ModalPane modal;
    @FXML
    private Label question;
    @FXML
    private Label because;
    @FXML
    private Button blind;
    @FXML
    private MenuButton more;
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
    private Label hidden;
    @FXML
    private Button reject;
    @FXML
    private Button cannotTell;
    @FXML
    private Button skip;
    @FXML
    private Button defer;
    @FXML
    private Button refer;
    @FXML
    private Button note;
    @FXML
    private Button correct;
    @FXML
    private Button why;
    @FXML
    private Button list;
    @FXML
    private Label trouble;
    @FXML
    private Button same;
    @FXML
    private HBox noteLine;
    @FXML
    private TextField noteText;
    @FXML
    private HBox correctLine;
    @FXML
    private ComboBox<String> correctField;
    @FXML
    private TextField correctText;
    @FXML
    private VBox remarks;
    @FXML
    private Label saved;
    @FXML
    private Button undo;
    @FXML
    private Button redo;
    @FXML
    private Button back;
    @FXML
    private Label place;
    @FXML
    private Button forward;
    @FXML
    private ScrollPane standingScroll;
    @FXML
    private HBox standingLine;
    @FXML
    private StackPane work;
    @FXML
    private VBox fieldsPart;
    @FXML
    private VBox answersPart;
    @FXML
    private FlowPane lessUsed;

    private FieldRows fieldRows;
    private StandingShown standing;
    private ReviewRoom room;
    private OverReview drawers;
    private ReviewersDesk team;
    private ReviewKeys keys;
    private RemarkEntry entry;
    private RemarkLines remarkLines;
    private final AnswerRows answerRows;
    private List<ActButton> inARow;
    private ActButton blindFace;
    private ActButton acceptFace;
    private ActButton rejectFace;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ReviewController(ReviewViewModel model, ReviewShelf shelf, KeyBindings bindings, Explaining explaining,
            Reviewers reviewers) {
        this.chooser = new ReviewChooser(shelf, () -> root.getScene().getWindow());
        this.reviewers = reviewers;
        this.explaining = explaining;
        this.model = model;
        this.shelf = shelf;
        this.bindings = bindings;
        this.answerRows = new AnswerRows(model::answer);
    }

    @FXML
    private void initialize() {
        page.visibleProperty().bind(model.state().isEqualTo(State.ITEM));
        other.visibleProperty().bind(page.visibleProperty().not());
        page.setFocusTraversable(false);
        root.setFocusTraversable(true);
        root.setAccessibleText("Review; keys answer");
        entry = new RemarkEntry(model, root, noteLine, noteText, correctLine, correctField, correctText);
        Button whole = new Button();
        whole.getStyleClass().add("link");
        act(whole, ReviewCommand.STANDING, "fth-bar-chart-2", "More");
        standing = new StandingShown(standingScroll, standingLine, whole);
        drawers = new OverReview(modal, model,
                new OverReview.Parts(entry, standing, bindings, explaining, shelf, chooser), root::requestFocus);
        team = new ReviewersDesk(reviewers, chooser, drawers);
        keys = new ReviewKeys(model, bindings, drawers);
        buttons();
        remarkLines = new RemarkLines(remarks);
        fieldRows = new FieldRows(fields, fieldsScroll, legend);
        footer();
        room = new ReviewRoom(root, page, rowTitle, new ReviewRoom.Parts(work, fieldsPart, answersPart, standingScroll,
                standingLine, lessUsed), this::laidOut);
        menu();
        follow();
        root.sceneProperty().subscribe((before, now) -> listen(before, now));
        listen(null, root.getScene());
    }

    private void laidOut() {
        fieldRows.tight(room.shape().tight());
        inARow.forEach(face -> face.shape(!room.shape().low(), true));
        blindFace.shape(true, !room.shape().sparse());
        answers(model.item().get());
        menu();
    }

    private void follow() {
        model.item().subscribe(this::show);
        model.letters().offered().subscribe(() -> answers(model.item().get()));
        model.letters().typed().subscribe(text -> typed.setText(text.isEmpty() ? "" : "begins with “" + text + "”"));
        model.standing().subscribe(this::stand);
        model.state().subscribe(this::state);
        model.sessions().subscribe(listed -> {
            if (model.state().get() == State.SESSIONS) {
                sessions();
            }
        });
        reviewers.handed().subscribe(file -> {
            if (file != null) {
                team.handed(file);
            }
        });
        model.trouble().subscribe(text -> {
            trouble.setText(text);
            show(trouble, !text.isEmpty());
        });
    }

    private void listen(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, listener);
            before.removeEventFilter(MouseEvent.MOUSE_MOVED, movement);
        }
        if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, listener);
            now.addEventFilter(MouseEvent.MOUSE_MOVED, movement);
            root.requestFocus();
        }
    }

    private void moved() {
        model.moved();
    }

    private void keyed(KeyEvent event) {
        moved();
        boolean reviewing = model.state().get() == State.ITEM || model.state().get() == State.FINISHED;
        if (!reviewing || drawers.isOpen() || !(event.getTarget() instanceof Node target)
                || target instanceof TextInputControl || !isHere(target)) {
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

    /** Keys meant for what lies over the screen, or for a line that is being written, are not ours. */
    private boolean isHere(Node target) {
        for (Node node = target; node != null; node = node.getParent()) {
            if (node == root) {
                return true;
            }
            if (entry.is(node) || node.getStyleClass().contains("modal-pane")) {
                return false;
            }
        }
        return target == target.getScene().getRoot() || target.getScene().getFocusOwner() == null;
    }

    private ActButton act(Button button, ReviewCommand command, String icon, String words) {
        button.setOnAction(e -> keys.run(command));
        return new ActButton(button, command, bindings, icon, words);
    }

    private void buttons() {
        acceptFace = act(accept, ReviewCommand.ACCEPT, "fth-corner-down-left", "Accept");
        rejectFace = act(reject, ReviewCommand.REJECT, "fth-x", "Wrong");
        inARow = List.of(acceptFace, rejectFace,
                act(cannotTell, ReviewCommand.CANNOT_TELL, "fth-help-circle", "Cannot tell"),
                act(skip, ReviewCommand.SKIP, "fth-skip-forward", "Skip"),
                act(defer, ReviewCommand.DEFER, "fth-clock", "Defer"));
        act(refer, ReviewCommand.REFER, "fth-users", "Second reviewer");
        act(note, ReviewCommand.NOTE, "fth-edit-3", "Note");
        act(correct, ReviewCommand.CORRECT, "fth-tool", "Correct a field");
        act(why, ReviewCommand.WHY, "fth-info", "Why it is here");
        act(list, ReviewCommand.LIST, "fth-list", "All items");
        blindFace = act(blind, ReviewCommand.BLIND, "fth-eye", "Blind mode off");
        model.blind().subscribe(on -> {
            blindFace.says(on ? "Blind mode on" : "Blind mode off");
            blindFace.shows(on ? "fth-eye-off" : "fth-eye");
            blind.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), on);
        });
        ActButton sameFace = act(same, ReviewCommand.SAME, "fth-copy", "");
        model.alike().subscribe(group -> {
            show(same, group != null);
            if (group != null) {
                sameFace.says("Say the same of the " + (group.open() == 1
                        ? "near-duplicate of "
                        : Figures.count(group.open()) + " near-duplicates of ") + group.name());
            }
        });
    }

    private void footer() {
        saved.textProperty().bind(model.saved());
        FontIcon check = new FontIcon("fth-check");
        check.getStyleClass().add("saved-mark");
        saved.graphicProperty().bind(model.saved().map(text -> text.isEmpty() ? null : check));
        act(undo, ReviewCommand.UNDO, "fth-rotate-ccw", "Undo");
        act(redo, ReviewCommand.REDO, "fth-rotate-cw", "Redo");
        again(undo, "Undo", model.undoable());
        again(redo, "Redo", model.redoable());
        back.setOnAction(e -> model.back());
        forward.setOnAction(e -> model.forward());
        back.setAccessibleText("Back one item");
        forward.setAccessibleText("Forward one item");
    }

    /** The button names what it would take back or do again, to eyes and ears. */
    private static void again(Button button, String what, javafx.beans.value.ObservableValue<String> deed) {
        Tooltip tip = new Tooltip();
        button.setTooltip(tip);
        deed.subscribe(words -> {
            show(button, !words.isEmpty());
            tip.setText(what + ": " + words);
            button.setAccessibleHelp(words);
        });
    }

    private void menu() {
        more.setAccessibleText("More");
        more.getItems().clear();
        if (room.shape().sparse()) {
            more.getItems().addAll(act("Second reviewer", "fth-users", ReviewCommand.REFER),
                    act("Note", "fth-edit-3", ReviewCommand.NOTE),
                    act("Correct a field", "fth-tool", ReviewCommand.CORRECT),
                    act("Why it is here", "fth-info", ReviewCommand.WHY),
                    act("All items", "fth-list", ReviewCommand.LIST), new SeparatorMenuItem());
        }
        more.getItems().addAll(item("Change the keys…", "fth-command", drawers::keys),
                item("Export or import answers…", "fth-download", drawers::exchange),
                item("Reviewers…", "fth-users", this::reviewers),
                item("All reviews", "fth-arrow-left-circle", model::leave));
    }

    private void reviewers() {
        SessionEntry now = model.entry().get();
        if (now != null) {
            team.show(now);
        }
    }

    private MenuItem act(String text, String icon, ReviewCommand command) {
        return item(text + "  (" + bindings.cap(command) + ")", icon, () -> keys.run(command));
    }

    private static MenuItem item(String text, String icon, Runnable action) {
        MenuItem item = new MenuItem(text, new FontIcon(icon));
        item.setOnAction(e -> action.run());
        return item;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void state(State now) {
        switch (now) {
            case SESSIONS -> sessions();
            case OPENING -> other.getChildren().setAll(new EmptyScreen("Opening the review…", ""));
            case FINISHED -> finished(model.standing().get());
            case ITEM -> {
                other.getChildren().clear();
                root.requestFocus();
            }
        }
        if (now != State.ITEM) {
            drawers.hide();
        }
    }

    private void sessions() {
        other.getChildren()
                .setAll(OtherStates.sessions(model.sessions().getValue(), shelf, team, !drawers.isOpen()));
    }

    private void finished(@Nullable Standing now) {
        if (now != null && model.state().get() == State.FINISHED) {
            other.getChildren().setAll(OtherStates.finished(now, model,
                    drawers::exchange));
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
        fieldRows.show(item, model.desk().get());
        entry.close();
        remarkLines.show(item);
        SessionEntry now = model.entry().get();
        if (now != null) {
            place.setText("Item " + Figures.count(item.position() + 1) + " of " + Figures.count(now.items()));
        }
        back.setDisable(item.position() == 0);
        answers(item);
        show(accept, !item.hidden());
        show(reject, !item.hidden());
        show(hidden, item.hidden());
        accept.setDisable(!item.hasPrediction());
        reject.setDisable(!item.hasPrediction());
        acceptFace.says(item.hasPrediction() ? "Accept " + item.predicted() : "Nothing to accept");
        rejectFace.says(item.hasPrediction() ? "Not " + item.predicted() : "Nothing to reject");
    }

    private void answers(@Nullable ItemShown item) {
        SessionEntry now = model.entry().get();
        if (item == null || now == null) {
            return;
        }
        List<? extends Node> rows = now.classes().isEmpty()
                ? List.of(new ValueField(model, root))
                : answerRows.of(item, now, model.letters().offered().get(), room.shape().tight());
        if (!answers.getChildren().equals(rows)) {
            answers.getChildren().setAll(rows);
        }
    }

    private void stand(@Nullable Standing now) {
        if (now != null) {
            SessionEntry of = model.entry().get();
            standing.show(now, of == null ? List.of() : of.classes());
            finished(now);
        }
    }
}
