package secondlook.desktop.shell;

import atlantafx.base.controls.ModalPane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Screen;

/** The frame: shows the screen that the session is on, and what lies over it. */
public final class ShellController {

    private final Session session;
    private final List<Screen> screens;
    private final Overlays overlays;
    private final DropTarget drops;
    private final Map<Place, Parent> made = new EnumMap<>(Place.class);

    @FXML
    private StackPane root;
    @FXML
    private StackPane content;
    @FXML
    private ModalPane modal;
    @FXML
    private VBox dropTarget;
    @FXML
    private VBox dropList;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ShellController(Session session, List<Screen> screens, Overlays overlays, DropTarget drops) {
        this.session = session;
        this.screens = screens;
        this.overlays = overlays;
        this.drops = drops;
    }

    @FXML
    private void initialize() {
        overlays.useFor(modal);
        drops.watch(root, dropTarget, dropList);
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
