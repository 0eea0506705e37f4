package secondlook.desktop.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Screen;

/** The frame: shows the screen that the session is on, and what lies over it. */
public final class ShellController {

    private final Session session;
    private final List<Screen> screens;
    private final Overlays overlays;
    private final DropTarget drops;
    private final Supplier<Parent> rail;
    private final Map<Place, Parent> made = new EnumMap<>(Place.class);

    @FXML
    private StackPane root;
    @FXML
    private BorderPane frame;
    @FXML
    private StackPane content;
    @FXML
    private VBox dropTarget;
    @FXML
    private VBox dropList;

    /** @param rail makes the rail, once there is a workspace to show in it: the first screen does not wait for it */
    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ShellController(Session session, List<Screen> screens, Overlays overlays, DropTarget drops,
            Supplier<Parent> rail) {
        this.session = session;
        this.screens = screens;
        this.overlays = overlays;
        this.drops = drops;
        this.rail = rail;
    }

    @FXML
    private void initialize() {
        overlays.useFor(root);
        drops.watch(root, dropTarget, dropList);
        IfPresent.first(session.workspace(), () -> frame.setLeft(rail.get()));
        session.place().subscribe(this::show);
    }

    private void show(Place place) {
        for (Screen screen : screens) {
            if (screen.place() == place) {
                content.getChildren().setAll(made.computeIfAbsent(place, p -> screen.view().get()));
            }
        }
    }
}
