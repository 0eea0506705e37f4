package secondlook.desktop.feature.contract;

import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Violation;
import secondlook.desktop.view.AskingFoot;
import secondlook.desktop.view.Leaving;
import secondlook.desktop.view.WidePane;
import secondlook.desktop.view.Wording;

/** The list of expectations, the fields of the chosen one, and the rows that break it. */
public final class ContractView extends WidePane implements Leaving {

    private final ContractViewModel model;
    private final Runnable close;
    private final ListView<ContractLine> list = new ListView<>();
    private final ColumnEditor editor;
    private final VBox broken = new VBox();
    private final Label under = new Label();
    private final AskingFoot foot;
    private boolean filling;

    /** @param close takes the view away */
    public ContractView(ContractViewModel model, Runnable close) {
        super("contract", Objects.requireNonNull(ContractView.class.getResource("contract.css")));
        this.model = model;
        this.close = close;
        Label answer = new Label(model.title());
        under.textProperty().bind(model.under());
        list.setCellFactory(view -> new ContractCell(view,
                title -> model.broken().get().getOrDefault(title, List.of())));
        list.getStyleClass().add("findings");
        list.setAccessibleText("Expectations");
        HBox.setHgrow(list, Priority.ALWAYS);
        editor = new ColumnEditor(model::replace);
        broken.getStyleClass().add("field");
        Button remove = new Button("Expect nothing of it", new FontIcon("fth-x"));
        remove.setId("remove");
        remove.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        remove.setOnAction(e -> {
            int index = list.getSelectionModel().getSelectedIndex();
            if (index >= 0) {
                model.remove(index);
            }
        });
        Button rule = new Button("Add a rule", new FontIcon("fth-plus"));
        rule.setId("add-rule");
        rule.disableProperty().bind(model.known().not());
        rule.setOnAction(e -> {
            model.addRule();
            list.getSelectionModel().selectLast();
        });
        HBox more = new HBox(rule, remove);
        more.getStyleClass().add("field-line");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        VBox side = new VBox(editor, broken, gap, more);
        side.getStyleClass().add("contract-side");
        foot = new AskingFoot(acts());
        layOut(answer, under, list, side, foot);
        list.getSelectionModel().selectedIndexProperty().subscribe(now -> chosen());
        model.lines().subscribe(now -> fill());
        model.broken().subscribe(now -> {
            list.refresh();
            rows();
        });
        model.saved().subscribe(now -> {
            if (now) {
                close.run();
            }
        });
    }

    /** What was typed and not entered counts. */
    @Override
    public void leave() {
        editor.enter();
        if (!model.isChanged()) {
            close.run();
        } else {
            foot.ask("Your changes are not saved.", close);
        }
    }

    private HBox acts() {
        Label problem = problem(model.problem());
        Button learn = new Button("Learn from these rows");
        learn.setOnAction(e -> model.learn());
        Button read = new Button("Import\u2026");
        read.setOnAction(e -> {
            File file = chooser().showOpenDialog(getScene().getWindow());
            if (file != null) {
                model.read(file.toPath());
            }
        });
        Button write = new Button("Export\u2026");
        write.setOnAction(e -> {
            FileChooser chooser = chooser();
            chooser.setInitialFileName(ExpectationFile.NAME);
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                model.write(file.toPath());
            }
        });
        write.disableProperty().bind(model.known().not());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> leave());
        Button save = new Button("Save", new FontIcon("fth-check"));
        save.getStyleClass().add("accent");
        save.setOnAction(e -> model.save());
        save.disableProperty().bind(model.known().not());
        HBox foot = new HBox(problem, learn, read, write, cancel, save);
        for (Node node : foot.getChildren()) {
            if (node instanceof Button button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        foot.getStyleClass().add("field-line");
        return foot;
    }

    private static FileChooser chooser() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Expectations", "*.json"));
        return chooser;
    }

    private void fill() {
        int index = list.getSelectionModel().getSelectedIndex();
        filling = true;
        list.getItems().setAll(model.lines().get());
        int last = list.getItems().size() - 1;
        list.getSelectionModel().select(Math.clamp(index, Math.min(0, last), Math.max(last, 0)));
        filling = false;
        chosen();
    }

    private void chosen() {
        if (!filling) {
            editor.show(list.getSelectionModel().getSelectedItem());
            rows();
        }
    }

    private void rows() {
        broken.getChildren().clear();
        ContractLine line = list.getSelectionModel().getSelectedItem();
        for (Violation violation : line == null
                ? List.<Violation>of()
                : model.broken().get().getOrDefault(line.title(), List.of())) {
            Label words = new Label(Wording.count(violation.rows(), "row breaks", "rows break") + ": "
                    + violation.rule());
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            broken.getChildren().add(words);
            if (violation.condition() != null) {
                Button show = new Button("Show the rows");
                show.getStyleClass().add("link");
                show.setOnAction(e -> {
                    model.select(violation);
                    close.run();
                });
                broken.getChildren().add(show);
            }
        }
    }
}
