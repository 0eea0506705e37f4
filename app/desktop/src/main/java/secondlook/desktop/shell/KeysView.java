package secondlook.desktop.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.desktop.command.Commands;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.session.Place;
import secondlook.desktop.view.KeyCaps;
import secondlook.desktop.view.Screen;

/** All keys: those of the screen in front, and those that work everywhere. */
final class KeysView extends VBox {

    KeysView(Commands commands, List<Screen> screens, Place place) {
        getStyleClass().addAll("popover", "keys");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Screen here = screens.stream().filter(s -> s.place() == place).findFirst().orElseThrow();
        boolean own = !here.keys().isEmpty();
        Label title = new Label(own ? "Keys on this screen" : "Keys");
        title.getStyleClass().add("strong");
        Label also = new Label("every command is also found with Ctrl K");
        also.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox columns = new HBox();
        columns.getStyleClass().add("keys-columns");
        if (own) {
            columns.getChildren().add(column(here.title(), here.keys()));
        }
        List<KeyHint> everywhere = Stream.concat(
                commands.all().stream().filter(c -> c.key() != null)
                        .map(c -> new KeyHint(c.keyText(), c.title().getValue())),
                Stream.of(new KeyHint("Esc", "Close what lies on top"))).toList();
        columns.getChildren().add(column("Everywhere", everywhere));
        getChildren().addAll(new HBox(title, gap, also), columns);
    }

    private static VBox column(String title, List<KeyHint> keys) {
        Label heading = new Label(title);
        heading.getStyleClass().add("small");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        for (int i = 0; i < keys.size(); i++) {
            grid.addRow(i, KeyCaps.of(keys.get(i).keys()), new Label(keys.get(i).does()));
        }
        VBox column = new VBox(heading, grid);
        column.getStyleClass().add("keys-column");
        return column;
    }
}
