package secondlook.desktop.feature.monitor;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.Chunking.Period;
import secondlook.desktop.feature.monitor.Subject.OfLog;

/** The menu of ways to put rows together over time. */
final class ChunkMenu {

    private final MonitorViewModel model;
    private final MenuButton menu;
    private final ModalPane modal;

    ChunkMenu(MonitorViewModel model, MenuButton menu, ModalPane modal) {
        this.model = model;
        this.menu = menu;
        this.modal = modal;
        menu.setAccessibleText("How the rows are put together over time");
        model.watch().subscribe(this::show);
    }

    private void show(@Nullable Watch watch) {
        menu.getItems().clear();
        if (watch == null) {
            return;
        }
        menu.setText(ChunkTitles.of(watch.chunking()));
        if (watch.subject() instanceof OfLog log) {
            for (Period unit : Period.values()) {
                menu.getItems().add(item(ChunkTitles.of(Chunking.by("the log", unit)),
                        () -> model.watch(new OfLog(log.model(), unit, ""))));
            }
            return;
        }
        List<Chunking> choices = ChunkTitles.choices(watch.times(), watch.report().rows());
        @Nullable
        String before = choices.isEmpty() ? null : choices.getFirst().column();
        for (Chunking choice : choices) {
            if (!java.util.Objects.equals(before, choice.column())) {
                menu.getItems().add(new SeparatorMenuItem());
                before = choice.column();
            }
            String column = choice.column();
            menu.getItems().add(item(ChunkTitles.of(choice) + (column == null ? "" : ", " + column),
                    () -> model.chunk(new ChunkWish.Chosen(choice))));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item("Another size or number…", this::ask),
                item("All rows together", () -> model.chunk(new ChunkWish.Together())));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }

    private void ask() {
        Watch now = model.watch().get();
        if (now == null) {
            return;
        }
        int rows = Math.max(2, now.report().rows());
        Spinner<Integer> size = new Spinner<>(1, rows, Math.min(250, rows));
        Spinner<Integer> number = new Spinner<>(1, Math.min(rows, 1000), Math.min(12, rows));
        size.setEditable(true);
        number.setEditable(true);
        Label title = new Label("Put the rows together");
        title.getStyleClass().add("strong");
        VBox form = new VBox(title,
                line("Every", size, "rows", () -> model.chunk(new ChunkWish.Chosen(Chunking.ofSize(size.getValue())))),
                line("In", number, "parts", () -> model.chunk(new ChunkWish.Chosen(Chunking.into(number.getValue())))));
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modal.hide(true));
        HBox actions = new HBox(cancel);
        actions.getStyleClass().add("actions");
        form.getChildren().add(actions);
        form.getStyleClass().addAll("popover", "monitor-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        modal.setAlignment(Pos.CENTER);
        modal.show(form);
        size.requestFocus();
    }

    private HBox line(String before, Spinner<Integer> value, String after, Runnable action) {
        value.getEditor().setAccessibleText(before + " so many " + after);
        Button use = new Button("Use");
        use.setOnAction(e -> {
            value.commitValue();
            modal.hide(true);
            action.run();
        });
        Label word = new Label(before);
        word.getStyleClass().add("form-word");
        HBox line = new HBox(word, value, new Label(after), use);
        line.getStyleClass().setAll("field-line");
        return line;
    }
}
