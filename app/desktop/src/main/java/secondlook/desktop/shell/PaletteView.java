package secondlook.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Command;
import secondlook.desktop.view.KeyCaps;

/** The command palette: a field, what it finds, and a line of keys. */
final class PaletteView extends VBox {

    private final PaletteViewModel model;
    private final Runnable close;
    private final CustomTextField field = new CustomTextField();
    private final VBox rows = new VBox();
    private final List<HBox> lines = new ArrayList<>();
    private final ScrollPane scroll = new ScrollPane(rows);

    PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().addAll("popover", "palette");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setLeft(new FontIcon("fth-search"));
        field.setPromptText("Find a command");
        field.setAccessibleText("Find a command");
        Label count = new Label();
        count.getStyleClass().add("muted");
        HBox right = new HBox(count, KeyCaps.of("Esc"));
        right.getStyleClass().add("palette-right");
        HBox top = new HBox(field, right);
        HBox.setHgrow(field, Priority.ALWAYS);
        top.getStyleClass().add("palette-top");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        rows.getStyleClass().add("palette-rows");
        getChildren().addAll(top, scroll, footer());
        model.query().bindBidirectional(field.textProperty());
        model.found().subscribe(() -> {
            fill();
            count.setText(model.countText());
        });
        fill();
        count.setText(model.countText());
        model.chosen().subscribe(now -> mark());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void begin() {
        field.requestFocus();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.move(-1);
            case DOWN -> model.move(1);
            case TAB -> fillIn();
            case ENTER -> run();
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void fillIn() {
        if (!model.found().isEmpty()) {
            field.setText(model.found().get(model.chosen().get()).command().title().getValue());
            field.end();
        }
    }

    private void run() {
        model.toRun().ifPresent(command -> {
            close.run();
            command.run();
        });
    }

    private void fill() {
        rows.getChildren().clear();
        lines.clear();
        Command.@Nullable Group group = null;
        for (int i = 0; i < model.found().size(); i++) {
            PaletteViewModel.Found found = model.found().get(i);
            if (found.command().group() != group) {
                group = found.command().group();
                Label heading = new Label(group.title());
                heading.getStyleClass().addAll("small", "palette-group");
                rows.getChildren().add(heading);
            }
            HBox line = line(found, i);
            lines.add(line);
            rows.getChildren().add(line);
        }
        if (lines.isEmpty()) {
            Label none = new Label("No command of that name.");
            none.getStyleClass().addAll("muted", "palette-group");
            rows.getChildren().add(none);
        }
        mark();
    }

    private HBox line(PaletteViewModel.Found found, int index) {
        Command command = found.command();
        Label hint = new Label(command.isPossible() ? command.hint().getValue() : command.obstacle().getValue());
        hint.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(command.icon()), title(found), hint, gap, KeyCaps.of(command.keyText()));
        line.getStyleClass().add("palette-row");
        if (!command.isPossible()) {
            line.getStyleClass().add("impossible");
        }
        line.setOnMouseMoved(e -> model.choose(index));
        line.setOnMouseClicked(e -> {
            model.choose(index);
            run();
        });
        return line;
    }

    /** The title with the matched letters marked. */
    private static TextFlow title(PaletteViewModel.Found found) {
        String title = found.command().title().getValue();
        TextFlow flow = new TextFlow();
        int from = 0;
        while (from < title.length()) {
            boolean hit = found.match().positions().contains(from);
            int to = from + 1;
            while (to < title.length() && found.match().positions().contains(to) == hit) {
                to++;
            }
            Text part = new Text(title.substring(from, to));
            part.getStyleClass().add(hit ? "palette-hit" : "palette-text");
            flow.getChildren().add(part);
            from = to;
        }
        return flow;
    }

    private void mark() {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).pseudoClassStateChanged(CHOSEN, i == model.chosen().get());
        }
        if (!lines.isEmpty() && scroll.getContent().getLayoutBounds().getHeight() > 0) {
            double all = scroll.getContent().getLayoutBounds().getHeight();
            double seen = scroll.getViewportBounds().getHeight();
            double middle = lines.get(Math.min(model.chosen().get(), lines.size() - 1)).getBoundsInParent()
                    .getCenterY();
            scroll.setVvalue(all <= seen ? 0 : Math.clamp((middle - seen / 2) / (all - seen), 0, 1));
        }
    }

    private static final javafx.css.PseudoClass CHOSEN = javafx.css.PseudoClass.getPseudoClass("chosen");

    private static HBox footer() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(KeyCaps.of("\u2191"), KeyCaps.of("\u2193"), new Label("choose"), KeyCaps.of("Enter"),
                new Label("run"), KeyCaps.of("Tab"), new Label("fill in"), gap);
        footer.getStyleClass().addAll("palette-footer", "small");
        return footer;
    }
}
