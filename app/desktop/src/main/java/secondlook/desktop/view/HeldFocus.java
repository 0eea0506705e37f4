package secondlook.desktop.view;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Keeps the focus inside what lies over a screen while it is shown, and gives it back to what had it. */
public final class HeldFocus {

    private final ModalPane pane;
    private final ChangeListener<@Nullable Node> moves = (owner, before, now) -> moved(before, now);
    private @Nullable Node had;

    private HeldFocus(ModalPane pane) {
        this.pane = pane;
    }

    /** From now on, and as long as there is the pane. */
    public static void in(ModalPane pane) {
        HeldFocus held = new HeldFocus(pane);
        pane.displayProperty().subscribe(held::shown);
        pane.sceneProperty().subscribe(held::moveTo);
        held.moveTo(null, pane.getScene());
    }

    /** Whether anything lies over the screen. */
    public static boolean isHeld(Scene scene) {
        return top(scene) != null;
    }

    private void moveTo(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.focusOwnerProperty().removeListener(moves);
        }
        if (now != null) {
            now.focusOwnerProperty().removeListener(moves);
            now.focusOwnerProperty().addListener(moves);
        }
    }

    private void shown(boolean display) {
        Scene scene = pane.getScene();
        if (scene == null) {
            return;
        }
        if (display) {
            had = scene.getFocusOwner();
            // what is shown may choose for itself
            Platform.runLater(() -> {
                Scene now = pane.getScene();
                if (now != null) {
                    // where nothing has the focus, what was opened takes it as well
                    moved(null, now.getFocusOwner() == null ? pane : now.getFocusOwner());
                }
            });
        } else if (had != null) {
            Node back = had;
            had = null;
            if (back.getScene() == scene) {
                back.requestFocus();
            }
        }
    }

    private void moved(@Nullable Node before, @Nullable Node now) {
        Node content = pane.getContent();
        if (now == null || content == null || !pane.isDisplay() || now != pane && isIn(now, content)
                || pane.getScene() == null || top(pane.getScene()) != pane) {
            return;
        }
        List<Node> stops = new ArrayList<>();
        addStops(content, stops);
        if (stops.isEmpty()) {
            pane.requestFocus();
        } else if (before == null || !isIn(before, content) || isIn(stops.getLast(), before)) {
            stops.getFirst().requestFocus();
        } else if (isIn(before, stops.getFirst())) {
            stops.getLast().requestFocus();
        } else {
            before.requestFocus();
        }
    }

    private static boolean isIn(Node node, Node outer) {
        Node at = node;
        while (at != null && at != outer) {
            at = at.getParent();
        }
        return at != null;
    }

    private static void addStops(Node node, List<Node> stops) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            stops.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> addStops(child, stops));
        }
    }

    /** Of those that are shown, the one that is drawn last. */
    private static @Nullable ModalPane top(Scene scene) {
        ModalPane last = null;
        for (Node node : scene.getRoot().lookupAll(".modal-pane")) {
            if (node instanceof ModalPane modal && modal.isDisplay()) {
                last = modal;
            }
        }
        return last;
    }
}
