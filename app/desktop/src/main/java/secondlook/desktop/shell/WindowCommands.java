package secondlook.desktop.shell;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.theme.Theme;
import secondlook.desktop.view.HeldFocus;
import secondlook.desktop.view.Screen;

/** The commands of the frame itself, and the keys of all commands. */
public final class WindowCommands {

    private final Commands commands;

    public WindowCommands(Commands commands) {
        this.commands = commands;
    }

    /** Adds screens, palette, keys, mode, zoom and closing the workspace. */
    public void add(Session session, List<Screen> screens, Overlays overlays, Theme theme, Zoom zoom) {
        int number = 1;
        for (Screen screen : screens) {
            if (screen.place() != Place.START) {
                commands.add(new Command("screen." + screen.place(), Group.SCREENS, fixed(screen.title()),
                        screen.state(), screen.icon(), KeyCombination.valueOf("Ctrl+" + number++),
                        session.workspace().map(w -> "").orElse("open something first"),
                        () -> session.goTo(screen.place())));
            }
        }
        commands.add(
                Command.always("window.palette", Group.WINDOW, "Find a command", "", "fth-search", "Ctrl+K",
                        overlays::showPalette),
                Command.always("window.keys", Group.WINDOW, "Show all keys", "", "fth-help-circle", "Shift+Slash",
                        overlays::showKeys),
                Command.always("window.mode", Group.WINDOW, "Switch between light and dark", "", "fth-moon",
                        "Ctrl+Shift+L", () -> theme.choose(theme.mode().get().other())),
                Command.always("window.larger", Group.WINDOW, "Larger", "text and pictures", "fth-zoom-in",
                        "Ctrl+Equals", zoom::larger),
                Command.always("window.smaller", Group.WINDOW, "Smaller", "text and pictures", "fth-zoom-out",
                        "Ctrl+Minus", zoom::smaller),
                Command.when("workspace.close", Group.OPEN, "Close the workspace", "back to the start",
                        "fth-log-out", null, session.workspace().map(w -> "").orElse("no workspace is open"), () -> {
                            session.use(null, Registry.EMPTY);
                            session.goTo(Place.START);
                        }));
    }

    /** Listens to the keys of all commands. Plain characters typed into a field stay there. */
    public void listen(Scene scene, Overlays overlays) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && overlays.isShowing()) {
                event.consume();
                overlays.leave();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = scene.getFocusOwner() instanceof TextInputControl && !event.isShortcutDown()
                    && !event.isAltDown();
            if (typing) {
                return;
            }
            for (Command command : commands.all()) {
                KeyCombination key = command.key();
                if (key != null && key.match(event)) {
                    event.consume();
                    // what is behind a pane stays where it is
                    if (command.group() != Group.SCREENS || !HeldFocus.isHeld(scene)) {
                        command.run();
                    }
                    return;
                }
            }
        });
        // "?" lies on different keys of different keyboards, so the character counts as well
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if ("?".equals(event.getCharacter()) && !(scene.getFocusOwner() instanceof TextInputControl)) {
                event.consume();
                commands.find("window.keys").run();
            }
        });
    }

    private static javafx.beans.value.ObservableValue<String> fixed(String text) {
        return javafx.beans.binding.Bindings.createStringBinding(() -> text);
    }
}
