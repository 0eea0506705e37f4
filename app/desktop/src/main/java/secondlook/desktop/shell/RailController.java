package secondlook.desktop.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Commands;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Screen;

/** The rail: the workspace, the screens with their state, the keys. */
public final class RailController {

    private final Session session;
    private final ShellViewModel model;
    private final List<Screen> screens;
    private final Commands commands;
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);

    @FXML
    private VBox root;
    @FXML
    private MenuButton workspace;
    @FXML
    private VBox places;
    @FXML
    private Button keys;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public RailController(Session session, ShellViewModel model, List<Screen> screens, Commands commands) {
        this.session = session;
        this.model = model;
        this.screens = screens;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(session.workspace().map(w -> true).orElse(false));
        root.managedProperty().bind(root.visibleProperty());
        workspace.textProperty().bind(model.workspace());
        workspace.setOnShowing(e -> fillWorkspaceMenu());
        workspace.getItems().add(new MenuItem(""));
        for (Screen screen : screens) {
            if (screen.place() != Place.START) {
                places.getChildren().add(button(screen));
            }
        }
        session.place().subscribe(now -> buttons.forEach((place, button) -> button.setSelected(place == now)));
        keys.setOnAction(e -> commands.find("window.keys").run());
    }

    private ToggleButton button(Screen screen) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label state = new Label();
        state.getStyleClass().add("rail-state");
        state.textProperty().bind(screen.state());
        HBox line = new HBox(new FontIcon(screen.icon()), new Label(screen.title()), gap, state);
        line.getStyleClass().add("rail-line");
        ToggleButton button = new ToggleButton();
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("rail-item");
        button.setId("rail-" + screen.place().name().toLowerCase(java.util.Locale.ROOT));
        button.accessibleTextProperty().bind(screen.state().map(s -> (screen.title() + " " + s).strip()));
        button.setOnAction(e -> {
            button.setSelected(true);
            session.goTo(screen.place());
        });
        buttons.put(screen.place(), button);
        return button;
    }

    private void fillWorkspaceMenu() {
        workspace.getItems().clear();
        for (String id : List.of("open.files", "open.workspace", "open.new", "open.sample")) {
            commands.all().stream().filter(c -> c.id().equals(id))
                    .forEach(c -> workspace.getItems().add(item(c)));
        }
        workspace.getItems().add(new SeparatorMenuItem());
        workspace.getItems().add(item(commands.find("workspace.close")));
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.title().getValue(), new FontIcon(command.icon()));
        item.setOnAction(e -> command.run());
        item.setDisable(!command.isPossible());
        return item;
    }
}
