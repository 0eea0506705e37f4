package secondlook.desktop.feature.monitor;

import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.app.workspace.Retention;
import secondlook.desktop.view.Wording;

/** Says what would be deleted, and deletes only by the button that is named for it. */
final class DeletionForm {

    private final ModalPane modal;

    DeletionForm(ModalPane modal) {
        this.modal = modal;
    }

    /** "The rows of 12 runs and 30 entries of the log will be deleted. This cannot be undone." */
    static String words(Retention.Gone gone) {
        List<String> parts = new ArrayList<>();
        if (gone.runs() > 0) {
            parts.add("the rows of " + Wording.count(gone.runs(), "run", "runs"));
        }
        if (gone.entries() > 0) {
            parts.add(Wording.count(gone.entries(), "entry", "entries") + " of the log");
        }
        String all = String.join(" and ", parts);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1)
                + " will be deleted. This cannot be undone.";
    }

    /** "Delete rows", "Delete entries", "Delete rows and entries". */
    static String act(Retention.Gone gone) {
        return gone.runs() == 0 ? "Delete entries" : gone.entries() == 0 ? "Delete rows" : "Delete rows and entries";
    }

    void show(Retention.Gone gone, Runnable delete) {
        Label title = new Label(words(gone));
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label more = new Label("Reviewed runs and the newest one keep their rows. Cancel changes nothing.");
        more.getStyleClass().add("small");
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        Button keep = new Button("Cancel");
        keep.setCancelButton(true);
        keep.setOnAction(e -> modal.hide(true));
        Button act = new Button(act(gone));
        act.setId("delete-old");
        act.getStyleClass().add("danger");
        act.setOnAction(e -> {
            modal.hide(true);
            delete.run();
        });
        HBox actions = new HBox(keep, act);
        actions.getStyleClass().add("actions");
        VBox form = new VBox(title, more, actions);
        form.getStyleClass().addAll("popover", "monitor-form");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        modal.setAlignment(Pos.CENTER);
        modal.show(form);
        // Enter deletes nothing by itself
        keep.requestFocus();
    }
}
