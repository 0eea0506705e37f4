package secondlook.desktop.feature.start;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Commands;
import secondlook.desktop.open.RecentWorkspace;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;

/** Wires the first screen. */
public final class StartController {

    private final StartViewModel model;
    private final Commands commands;
    private final Session session;
    private final InstantSource clock;

    @FXML
    private Label answer;
    @FXML
    private Label under;
    @FXML
    private Button proceed;
    @FXML
    private VBox sampleCard;
    @FXML
    private HBox legend;
    @FXML
    private Label sampleText;
    @FXML
    private StackPane picture;
    @FXML
    private Button openSample;
    @FXML
    private VBox recentColumn;
    @FXML
    private VBox recent;
    @FXML
    private VBox open;
    @FXML
    private VBox noRecent;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public StartController(StartViewModel model, Commands commands, Session session, InstantSource clock) {
        this.model = model;
        this.commands = commands;
        this.session = session;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        sampleText.setText(model.sampleText());
        openSample.setOnAction(e -> model.openSample());
        SamplePicture.show(model.preview(), picture, legend);
        model.workspaces().subscribe(this::show);
        show();
        session.place().subscribe(place -> {
            if (place == Place.START) {
                model.refresh();
            }
        });
    }

    private void show() {
        boolean known = !model.workspaces().isEmpty();
        answer.setText(known
                ? "Pick up where you left off, or open something new."
                : "Find the predictions you should not trust.");
        under.setText(known
                ? model.continueText()
                : "Open predictions, a dataset or a model, or start with the sample. Nothing leaves this computer.");
        model.toContinue().ifPresentOrElse(next -> {
            visible(proceed, true);
            proceed.setText(next.left() > 0 ? "Continue reviewing" : "Open " + next.name());
            proceed.setDefaultButton(true);
            proceed.setOnAction(e -> model.open(next));
        }, () -> visible(proceed, false));
        visible(sampleCard, !known);
        visible(recentColumn, known);
        visible(noRecent, !known);
        recent.getChildren().setAll(model.workspaces().stream().map(this::row).toList());
        List<String> ids = known
                ? List.of("open.files", "open.workspace", "open.new", "open.sample")
                : List.of("open.files", "open.workspace", "open.new");
        open.getChildren()
                .setAll(ids.stream().map(id -> OpenRow.of(commands.find(id), hint(commands.find(id)))).toList());
    }

    private String hint(Command command) {
        if (command.id().equals("open.sample")) {
            return model.sampleHint();
        }
        String hint = command.hint().getValue();
        return hint.substring(0, 1).toUpperCase(Locale.ROOT) + hint.substring(1);
    }

    private RecentRow row(RecentWorkspace workspace) {
        return new RecentRow(workspace, model.place(workspace),
                StartViewModel.when(workspace.opened(), clock.instant(), ZoneId.systemDefault()),
                () -> model.open(workspace), () -> locate(workspace), () -> model.forget(workspace));
    }

    private void locate(RecentWorkspace workspace) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Where is " + workspace.name() + " now?");
        java.io.File folder = chooser.showDialog(recent.getScene().getWindow());
        if (folder != null) {
            model.relocate(workspace, folder.toPath());
        }
    }

    private static void visible(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
