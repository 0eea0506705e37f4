package secondlook.desktop.shell;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.command.Commands;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Session;
import secondlook.desktop.theme.Mode;
import secondlook.desktop.theme.Theme;

/** The top bar: what is meant, once there is a workspace; the command field; light or dark; settings. */
public final class TopBarController {

    /** On the start screen there is no line under the bar. */
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

    private final Session session;
    private final Commands commands;
    private final Theme look;
    private final Supplier<Parent> crumbs;

    @FXML
    private HBox root;
    @FXML
    private HBox brand;
    @FXML
    private Button find;
    @FXML
    private Button theme;
    @FXML
    private FontIcon themeIcon;
    @FXML
    private Button settings;

    /** @param crumbs makes the breadcrumb, once there is a workspace: the first screen does not wait for it */
    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public TopBarController(Session session, Commands commands, Theme look, Supplier<Parent> crumbs) {
        this.session = session;
        this.commands = commands;
        this.look = look;
        this.crumbs = crumbs;
    }

    @FXML
    private void initialize() {
        ObservableValue<Boolean> working = session.workspace().map(w -> true).orElse(false);
        show(brand, working.map(w -> !w));
        working.subscribe(now -> root.pseudoClassStateChanged(PLAIN, !now));
        IfPresent.first(session.workspace(), () -> {
            Parent made = crumbs.get();
            show(made, working);
            root.getChildren().add(root.getChildren().indexOf(brand) + 1, made);
        });
        find.setOnAction(e -> commands.find("window.palette").run());
        settings.setOnAction(e -> commands.find("window.settings").run());
        theme.setOnAction(e -> look.choose(look.mode().get().other()));
        look.mode().subscribe(now -> themeIcon.setIconLiteral(now == Mode.DARK ? "fth-sun" : "fth-moon"));
    }

    private static void show(Parent box, ObservableValue<Boolean> when) {
        box.visibleProperty().bind(when);
        box.managedProperty().bind(when);
    }
}
