package secondlook.desktop.view;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.session.Place;

/**
 * A screen of the rail.
 *
 * @param place where it is
 * @param title in the rail
 * @param icon  Feather literal
 * @param state short text at the right of the rail ("1 461", "64 / 162"); may be empty
 * @param keys  the keys it listens to besides the commands
 * @param view  makes its view; called once, when it is first shown
 */
public record Screen(Place place, String title, String icon, ObservableValue<String> state, List<KeyHint> keys,
        Supplier<Parent> view) {}
