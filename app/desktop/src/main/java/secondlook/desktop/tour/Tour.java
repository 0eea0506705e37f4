package secondlook.desktop.tour;

import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import secondlook.desktop.shell.Overlays;

/** Three steps over the start screen, each beside what it is about. Left by Esc, a click elsewhere, or its buttons. */
public final class Tour {

    private static final double GAP = 14;
    private static final String POINTED_AT = "tour-anchor";

    private final Overlays overlays;
    private final Supplier<Scene> scene;

    public Tour(Overlays overlays, Supplier<Scene> scene) {
        this.overlays = overlays;
        this.scene = scene;
    }

    /** Shows the first step; the start screen is in front. */
    public void begin() {
        show(0);
    }

    private void show(int index) {
        overlays.hide();
        if (index == TourStep.ALL.size()) {
            return;
        }
        TourStep step = TourStep.ALL.get(index);
        TourCard card = new TourCard(step, index, () -> show(index - 1), () -> show(index + 1), overlays::hide);
        Scene shown = scene.get();
        shown.getRoot().applyCss();
        shown.getRoot().layout();
        Node anchor = shown.lookup(step.anchor());
        Runnable gone = () -> {
        };
        if (anchor != null) {
            anchor.getStyleClass().add(POINTED_AT);
            gone = () -> anchor.getStyleClass().remove(POINTED_AT);
        }
        overlays.showFree(card, gone);
        shown.getRoot().applyCss();
        shown.getRoot().layout();
        if (anchor != null) {
            place(card, anchor.localToScene(anchor.getLayoutBounds()), shown);
        }
        card.begin();
    }

    /** Below what it is about, or above it where there is no room, within the window. */
    private static void place(TourCard card, Bounds beside, Scene shown) {
        double width = card.getLayoutBounds().getWidth();
        double height = card.getLayoutBounds().getHeight();
        double below = beside.getMaxY() + GAP;
        double y = below + height + GAP <= shown.getHeight() ? below : beside.getMinY() - height - GAP;
        card.setTranslateX(Math.clamp(beside.getMinX(), GAP, Math.max(GAP, shown.getWidth() - width - GAP)));
        card.setTranslateY(Math.clamp(y, GAP, Math.max(GAP, shown.getHeight() - height - GAP)));
    }
}
