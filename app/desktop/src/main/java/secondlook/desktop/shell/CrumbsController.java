package secondlook.desktop.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import secondlook.app.run.RunManifest;
import secondlook.desktop.command.Commands;
import secondlook.desktop.open.Opener;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.RunTitle;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Wording;

/** The breadcrumb: which dataset, model and run are meant, each to be changed. */
public final class CrumbsController {

    /** More make a menu that nobody reads, and that takes long to draw. */
    private static final int MOST_RUNS = 60;

    private final Session session;
    private final ShellViewModel model;
    private final Opener opener;
    private final Commands commands;

    @FXML
    private MenuButton dataset;
    @FXML
    private MenuButton models;
    @FXML
    private MenuButton run;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public CrumbsController(Session session, ShellViewModel model, Opener opener, Commands commands) {
        this.session = session;
        this.model = model;
        this.opener = opener;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        crumb(dataset, model.dataset());
        crumb(models, model.model());
        crumb(run, model.run());
        dataset.setOnShowing(e -> fillDatasets());
        models.setOnShowing(e -> fillModels());
        run.setOnShowing(e -> fillRuns());
    }

    private static void crumb(MenuButton button, ObservableValue<String> text) {
        button.textProperty().bind(text);
        // a menu button with no items never says that it is about to show
        button.getItems().add(new MenuItem(""));
    }

    private void fillDatasets() {
        Registry registry = session.registry().get();
        fill(dataset, registry.datasets().stream()
                .map(d -> item(d.name(), () -> opener.dataset(d.id()))).toList(), "No dataset in this workspace yet");
    }

    private void fillModels() {
        Registry registry = session.registry().get();
        fill(models, registry.models().stream()
                .map(m -> item(OpenModel.title(m), () -> opener.model(m))).toList(),
                "No model in this workspace yet");
    }

    private void fillRuns() {
        Registry registry = session.registry().get();
        List<RunManifest> runs = registry.runs();
        fill(run, runs.stream().limit(MOST_RUNS)
                .map(r -> item(RunTitle.among(r, runs) + " \u00b7 " + r.modelName() + " on "
                        + (r.datasetName() == null ? "predictions" : r.datasetName()), () -> opener.run(r.id())))
                .toList(), "No run in this workspace yet");
        if (runs.size() > MOST_RUNS) {
            MenuItem older = new MenuItem(Wording.count(runs.size() - MOST_RUNS, "older run is", "older runs are")
                    + " in the workspace too");
            older.setDisable(true);
            run.getItems().add(MOST_RUNS, older);
        }
    }

    private void fill(MenuButton button, List<MenuItem> items, String none) {
        button.getItems().setAll(items);
        if (items.isEmpty()) {
            MenuItem empty = new MenuItem(none);
            empty.setDisable(true);
            button.getItems().add(empty);
        }
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().add(item("Open files\u2026", () -> commands.find("open.files").run()));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }
}
