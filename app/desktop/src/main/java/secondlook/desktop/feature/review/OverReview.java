package secondlook.desktop.feature.review;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import secondlook.app.review.SessionEntry;
import secondlook.desktop.feature.review.ReviewViewModel.State;
import secondlook.desktop.view.HeldFocus;

/** What can be opened beside an item or laid over it. */
final class OverReview implements ReviewDrawers, ReviewersDesk.Place {

    private final ModalPane modal;
    private final ReviewViewModel model;
    private final Parts parts;

    /**
     * What is opened.
     *
     * @param entry    the lines in which something is written
     * @param standing how the session stands
     */
    record Parts(RemarkEntry entry, StandingShown standing, KeyBindings bindings, Explaining explaining,
            ReviewShelf shelf, ReviewChooser chooser) {}

    /** @param closed is told when nothing lies over the screen any more */
    OverReview(ModalPane modal, ReviewViewModel model, Parts parts, Runnable closed) {
        this.modal = modal;
        this.model = model;
        this.parts = parts;
        modal.usePredefinedTransitionFactories(null);
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
        modal.displayProperty().subscribe(open -> {
            if (!open) {
                closed.run();
            }
        });
        HeldFocus.in(modal);
    }

    boolean isOpen() {
        return modal.isDisplay();
    }

    @Override
    public void hide() {
        modal.hide(true);
    }

    @Override
    public void over(Node node) {
        modal.setAlignment(Pos.CENTER);
        modal.show(node);
    }

    @Override
    public void note() {
        parts.entry.note();
    }

    @Override
    public void correct() {
        parts.entry.correct();
    }

    @Override
    public void list() {
        ReviewDesk desk = model.desk().get();
        ItemShown item = model.item().get();
        if (desk == null) {
            return;
        }
        model.atDesk(() -> {
            List<ItemLine> lines = ItemLine.of(desk.session());
            Platform.runLater(() -> over(new ItemsView(lines, item == null ? 0 : item.position(), position -> {
                hide();
                model.go(position);
            })));
        });
    }

    @Override
    public void why() {
        ItemShown item = model.item().get();
        ReviewDesk desk = model.desk().get();
        if (item != null && desk != null && model.state().get() == State.ITEM) {
            WhyView view = new WhyView(item, desk.facts(item), this::hide);
            over(view);
            if (!item.hidden()) {
                parts.explaining.explain(desk, item, view::show, view::say);
            }
        }
    }

    @Override
    public void standing() {
        if (model.state().get() == State.ITEM) {
            over(parts.standing.whole(this::hide));
        }
    }

    @Override
    public void keys() {
        KeysEditor editor = new KeysEditor(parts.bindings, this::hide);
        over(editor);
        editor.begin();
    }

    /** Writes answers for other tools, and reads theirs. */
    void exchange() {
        SessionEntry now = model.entry().get();
        if (now != null) {
            over(new ExchangeView(
                    new ExchangeView.Ways((format, found) -> parts.shelf.losses(now, format, found), format -> {
                        hide();
                        parts.chooser.export(now, format);
                    }, (format, unnamed) -> {
                        hide();
                        parts.chooser.read(now, format, unnamed);
                    }, this::hide)));
        }
    }
}
