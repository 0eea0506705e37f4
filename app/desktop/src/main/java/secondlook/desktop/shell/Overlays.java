package secondlook.desktop.shell;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.command.Commands;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.HeldFocus;
import secondlook.desktop.view.Leaving;
import secondlook.desktop.view.Screen;

/** What lies over the screens: the command palette, the overview of keys, pages of text. Esc closes them. */
public final class Overlays {

    private static final String CLEAR = "clear";

    private final Session session;
    private final Commands commands;
    private final List<Screen> screens;
    private @Nullable StackPane window;
    private @Nullable ModalPane pane;
    private Runnable gone = () -> {
    };

    public Overlays(Session session, Commands commands, List<Screen> screens) {
        this.session = session;
        this.commands = commands;
        this.screens = screens;
    }

    /** @param root what they lie over; gets their pane when the first one is shown */
    void useFor(StackPane root) {
        window = root;
    }

    private ModalPane pane() {
        ModalPane there = pane;
        if (there == null) {
            there = make();
            pane = there;
            Objects.requireNonNull(window).getChildren().add(there);
            // so that it has its skin, and what is shown in it can take the focus at once
            there.applyCss();
        }
        return there;
    }

    private ModalPane make() {
        ModalPane modal = new ModalPane();
        modal.setAlignment(Pos.TOP_CENTER);
        modal.usePredefinedTransitionFactories(null);
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        modal.displayProperty().subscribe(shown -> {
            if (!shown) {
                modal.getStyleClass().remove(CLEAR);
                Runnable now = gone;
                gone = () -> {
                };
                now.run();
            }
        });
        HeldFocus.in(modal);
        return modal;
    }

    public void showPalette() {
        PaletteView palette = new PaletteView(new PaletteViewModel(commands), this::hide);
        show(palette, Pos.TOP_CENTER);
        palette.begin();
    }

    public void showKeys() {
        show(new KeysView(commands, screens, session.place().get()), Pos.CENTER);
    }

    /** In the middle, over everything. */
    public void showInMiddle(Node node) {
        show(node, Pos.CENTER);
    }

    /**
     * At the upper left, from where it is moved, with the screen behind it in full light.
     *
     * @param afterwards run when it is no longer shown
     */
    public void showFree(Node node, Runnable afterwards) {
        ModalPane modal = pane();
        modal.getStyleClass().add(CLEAR);
        gone = afterwards;
        show(node, Pos.TOP_LEFT);
    }

    public boolean isShowing() {
        return pane != null && pane.isDisplay();
    }

    /** As {@link #hide}, where what is shown has nothing that would be lost; else it asks a person first. */
    void leave() {
        if (Objects.requireNonNull(pane).getContent() instanceof Leaving asked) {
            asked.leave();
        } else {
            hide();
        }
    }

    public void hide() {
        if (pane != null) {
            pane.hide(true);
        }
    }

    private void show(Node node, Pos where) {
        ModalPane modal = pane();
        modal.setAlignment(where);
        // a click beside it would drop what Esc asks about
        modal.setPersistent(node instanceof Leaving);
        modal.show(node);
    }
}
