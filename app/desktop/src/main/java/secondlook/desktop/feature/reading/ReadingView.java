package secondlook.desktop.feature.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.DatasetPreview;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.rows.FirstRows;
import secondlook.desktop.view.WidePane;
import secondlook.desktop.view.Wording;

/** The first rows of a file beside what is assumed of how it is written. */
public final class ReadingView extends WidePane {

    private static final int WARNINGS = 3;

    private final ReadingViewModel model;
    private final Label answer = new Label();
    private final Label under = new Label();
    private final VBox choices = new VBox();
    private final Map<String, ReadingLineBox> boxes = new LinkedHashMap<>();
    private final FirstRows rows;
    private final VBox warnings = new VBox();
    private final ProgressBar progress = new ProgressBar();
    private final Button guesses = new Button("Back to all guesses");
    private final Button cancel = new Button("Cancel");
    private final Button open;

    /**
     * @param act   what the last button does, in words
     * @param close takes the view away
     */
    public ReadingView(ReadingViewModel model, String act, Runnable close) {
        super("reading", Objects.requireNonNull(ReadingView.class.getResource("reading.css")));
        this.model = model;
        rows = new FirstRows(model::correctType);
        open = new Button(act, new FontIcon("fth-arrow-right"));
        answer.setText("How " + model.file().getFileName() + " is read");
        choices.getStyleClass().add("choices");
        layOut(answer, under, scrolling(choices, "choices-side"), growing("rows-side", rows, warnings), foot(close));
        model.lines().subscribe(this::lines);
        model.preview().subscribe((@Nullable DatasetPreview now) -> preview(now));
        model.looked().subscribe(now -> looked());
        model.importing().subscribe((@Nullable RunningJob now) -> importing(now));
        model.opened().subscribe(now -> {
            if (now && getScene() != null) {
                close.run();
            }
        });
        sceneProperty().subscribe(scene -> {
            RunningJob now = model.importing().get();
            if (scene == null && now != null) {
                // who closes this does not want the dataset any more
                now.cancel();
            }
        });
    }

    private HBox foot(Runnable close) {
        Label problem = problem(model.problem());
        guesses.setOnAction(e -> model.backToGuesses());
        cancel.setOnAction(e -> {
            RunningJob now = model.importing().get();
            if (now == null) {
                close.run();
            } else {
                now.cancel();
            }
        });
        open.getStyleClass().add("accent");
        open.setOnAction(e -> model.open());
        for (Button button : List.of(guesses, cancel, open)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = new HBox(problem, progress, guesses, cancel, open);
        foot.getStyleClass().add("field-line");
        return foot;
    }

    private void lines(List<ReadingLine> now) {
        List<String> keys = now.stream().map(line -> line.choice().key()).toList();
        if (!List.copyOf(boxes.keySet()).equals(keys)) {
            boxes.clear();
            now.forEach(line -> boxes.put(line.choice().key(), new ReadingLineBox(line.choice(), model::correct)));
            choices.getChildren().setAll(boxes.values());
        }
        now.forEach(line -> Objects.requireNonNull(boxes.get(line.choice().key())).show(line));
        visible(guesses, !model.options().isEmpty());
    }

    private void preview(@Nullable DatasetPreview now) {
        rows.show(now);
        warnings.getChildren().setAll(now == null
                ? List.of()
                : now.warnings().stream().limit(WARNINGS).map(ReadingView::warning).toList());
        visible(guesses, !model.options().isEmpty());
    }

    private void looked() {
        DatasetPreview now = model.preview().get();
        boolean ready = model.looked().get();
        open.setDisable(!ready || now == null || model.importing().get() != null);
        under.setText(!ready
                ? "Looking\u2026"
                : now == null
                        ? "It cannot be read so. Correct what is assumed on the left."
                        : words(now));
    }

    private static String words(DatasetPreview now) {
        int columns = now.schema().size();
        String rows = now.rows().size() < DatasetPreview.ROWS && now.whole()
                ? Wording.count(now.rows().size(), "row", "rows")
                : "The first " + now.rows().size() + " rows";
        return rows + " and "
                + (columns > FirstRows.COLUMNS
                        ? "the first " + FirstRows.COLUMNS + " of " + Wording.count(columns, "column", "columns")
                        : Wording.count(columns, "column", "columns"))
                + " as they will be read, " + now.format().toUpperCase(java.util.Locale.ROOT) + "."
                + (now.whole() ? "" : " Only the beginning was looked at: further down a type may prove wrong.");
    }

    private void importing(@Nullable RunningJob now) {
        visible(progress, now != null);
        choices.setDisable(now != null);
        rows.setDisable(now != null);
        if (now == null) {
            progress.progressProperty().unbind();
        } else {
            progress.progressProperty().bind(now.progress());
        }
        looked();
    }

    private static Label warning(String text) {
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("warning");
        Label label = new Label(text, icon);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("small");
        return label;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
