package secondlook.desktop.feature.variants;

import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.train.Variant;
import secondlook.app.train.VariantTable;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.view.Captioned;
import secondlook.desktop.view.Titled;
import secondlook.desktop.view.WidePane;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;

/** Variants at the left, how they fared at the right. */
public final class VariantsView extends WidePane {

    private final VariantsViewModel model;
    private final Label answer = new Label();
    private final Label under = new Label();
    private final VBox list = new VBox();
    private final TableView<VariantTable.Row> table = new TableView<>();
    private final VBox notes = new VBox();
    private final ProgressBar progress = new ProgressBar();
    private final Button compare = new Button("Compare", new FontIcon("fth-play"));
    private final Button cancel = new Button("Close");

    /** @param close takes the view away */
    public VariantsView(VariantsViewModel model, Runnable close) {
        super("variants", Objects.requireNonNull(VariantsView.class.getResource("variants.css")));
        this.model = model;
        answer.setWrapText(true);
        table.setPlaceholder(new Label("Add the variants at the left, then compare them on the same folds."));
        table.setAccessibleText("Compared variants");
        layOut(answer, under, scrolling(left(), "left-side"), growing("right-side", table, notes), foot(close));
        model.table().subscribe((@Nullable VariantTable now) -> show(now));
        model.comparing().subscribe((@Nullable RunningJob now) -> comparing(now));
    }

    private VBox left() {
        ComboBox<String> target = columns("target", "Predict");
        target.valueProperty().bindBidirectional(model.target());
        ComboBox<String> group = columns("group", "Rows that belong together");
        group.setPromptText("no column: random folds");
        group.valueProperty().bindBidirectional(model.groupBy());
        ComboBox<Algorithm> algorithm = new ComboBox<>();
        algorithm.setId("algorithm");
        algorithm.getItems().setAll(model.algorithms());
        algorithm.setConverter(Titled.converter(Algorithm::title));
        algorithm.valueProperty().bindBidirectional(model.algorithm());
        ComboBox<Balance> balance = new ComboBox<>();
        balance.setId("balance");
        balance.getItems().setAll(Balance.values());
        balance.setConverter(Titled.converter(Balance::title));
        balance.valueProperty().bindBidirectional(model.balance());
        TextField folds = new TextField();
        folds.setId("folds");
        folds.textProperty().bindBidirectional(model.folds());
        Button add = new Button("Add the variant", new FontIcon("fth-plus"));
        add.setId("add-variant");
        add.setOnAction(e -> model.add());
        list.getStyleClass().add("list");
        model.variants().addListener((ListChangeListener<Variant>) change -> lines());
        lines();
        Label title = new Label("Variants");
        title.getStyleClass().add("strong");
        VBox left = new VBox(Captioned.of("Predict", target), Captioned.of("Rows that belong together", group),
                Captioned.of("Folds", folds), title, list, Captioned.of("Algorithm", algorithm),
                Captioned.of("Rare classes", balance),
                Captioned.of("Steps before", steps()), add);
        left.getStyleClass().add("left");
        return left;
    }

    private Node steps() {
        TextField path = new TextField();
        path.setId("steps");
        path.setPromptText("none, or a file of saved steps");
        path.textProperty().bindBidirectional(model.steps());
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button("Choose\u2026");
        choose.setOnAction(e -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Steps that were saved");
            File chosen = chooser.showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                model.steps().set(chosen.getPath());
            }
        });
        HBox line = new HBox(path, choose);
        line.getStyleClass().add("field-line");
        return line;
    }

    private ComboBox<String> columns(String id, String title) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(model.columns());
        box.setAccessibleText(title);
        return box;
    }

    private void lines() {
        list.getChildren().clear();
        for (Variant variant : model.variants()) {
            Label name = new Label(variant.name());
            name.setWrapText(true);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Button remove = new Button("", new FontIcon("fth-x"));
            remove.getStyleClass().add("icon-button");
            remove.setAccessibleText("Remove " + variant.name());
            remove.setOnAction(e -> model.remove(variant));
            HBox line = new HBox(name, remove);
            line.getStyleClass().add("line");
            list.getChildren().add(line);
        }
        compare.setDisable(model.variants().isEmpty() || model.comparing().get() != null);
    }

    private HBox foot(Runnable close) {
        Label problem = problem(model.problem());
        problem.setId("variants-problem");
        cancel.setOnAction(e -> {
            RunningJob now = model.comparing().get();
            if (now == null) {
                close.run();
            } else {
                now.cancel();
            }
        });
        compare.getStyleClass().add("accent");
        compare.setId("compare-variants");
        compare.setOnAction(e -> model.compare());
        for (Button button : List.of(cancel, compare)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = new HBox(problem, progress, cancel, compare);
        foot.getStyleClass().add("field-line");
        return foot;
    }

    private void show(@Nullable VariantTable now) {
        answer.setText(VariantWords.answer(now));
        under.setText(now == null
                ? "Every variant is fitted, shaped and balanced on training rows only, on the same folds."
                : now.folds() + ". Intervals of 95 %; differences are to the first variant.");
        table.getColumns().clear();
        notes.getChildren().clear();
        if (now == null) {
            return;
        }
        column("Variant", 190, false, row -> row.variant().name());
        String main = VariantWords.main(now);
        column(title(main), 170, true, row -> VariantWords.figure(row.figures().get(main), false));
        column("to the first", 185, true, row -> VariantWords.figure(row.differences().get(main), true));
        for (String figure : now.task() == Task.REGRESSION ? List.of("mae") : List.of("accuracy", "log_loss")) {
            column(title(figure), 170, true, row -> VariantWords.figure(row.figures().get(figure), false));
        }
        column("Rows", 70, true, row -> Figures.count(row.rows()));
        now.classes().forEach(name -> column("found of " + name, 110, true, row -> VariantWords.recall(row, name)));
        table.getItems().setAll(now.variants());
        now.notes().forEach(note -> {
            Label label = new Label(note, new FontIcon("fth-info"));
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().add("small");
            notes.getChildren().add(label);
        });
    }

    private static String title(String figure) {
        return switch (figure) {
            case "rmse" -> "RMSE";
            case "mae" -> "MAE";
            default ->
                figure.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + figure.substring(1).replace('_', ' ');
        };
    }

    private void column(String title, double width, boolean figures, Function<VariantTable.Row, String> words) {
        TableColumn<VariantTable.Row, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        if (figures) {
            column.getStyleClass().add("figures");
        }
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(words.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private void comparing(@Nullable RunningJob now) {
        progress.setVisible(now != null);
        progress.setManaged(now != null);
        compare.setDisable(now != null || model.variants().isEmpty());
        cancel.setText(now == null ? "Close" : "Cancel");
        if (now == null) {
            progress.progressProperty().unbind();
        } else {
            progress.progressProperty().bind(now.progress());
        }
    }
}
