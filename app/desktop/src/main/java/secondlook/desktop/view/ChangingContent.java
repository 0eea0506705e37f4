package secondlook.desktop.view;

import javafx.scene.control.ScrollPane;

/** Scroll panes whose content changes more often than it is scrolled. */
public final class ChangingContent {

    private ChangingContent() {
    }

    /**
     * Has only those parts of the pane drawn that changed. A scroll pane keeps a picture of what is in view, which makes
     * scrolling cheap; but that whole picture is made anew whenever any part of it changes.
     */
    public static void in(ScrollPane pane) {
        pane.skinProperty().subscribe(skin -> pane.getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("viewport"))
                .forEach(viewport -> viewport.setCache(false)));
    }
}
