package secondlook.desktop.feature.review;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.pack.PackManifest;
import secondlook.app.workspace.PackedFound;
import secondlook.desktop.view.Wording;

/** Says what a packed review is before anything is done with it: merged if it came back, answered here if it is new. */
final class PackedView extends VBox {

    private final TextField who = new TextField(System.getProperty("user.name", ""));
    private final Button go = new Button();

    /**
     * @param merge  adds its answers
     * @param answer makes a review of it for whoever is named
     */
    PackedView(PackedFound found, Runnable merge, Consumer<String> answer, Runnable close) {
        getStyleClass().addAll("popover", "packed");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        PackManifest m = found.manifest();
        Label title = new Label("“" + m.name() + "”");
        title.getStyleClass().add("strong");
        getChildren().addAll(title, text(Wording.count(m.items(), "item", "items") + " of the model " + m.model()
                + ", " + (found.done() == 0
                        ? "without answers."
                        : Wording.count(found.done(), "answer", "answers") + " by " + m.reviewer() + ".")));
        SessionEntry origin = found.origin();
        if (origin != null) {
            getChildren().add(text("It comes from “" + origin.name()
                    + "” of this workspace. Its answers are added beside those that are here; nothing is overwritten."));
            if (found.namesake()) {
                getChildren().add(text("Somebody named " + m.reviewer()
                        + " has answered these rows here already: both will count as one person, and the newer answer"
                        + " counts. If they are two, have the review packed again under another name."));
            }
            go.setText("Add " + Wording.count(found.done(), "answer", "answers"));
            go.setOnAction(e -> merge.run());
            go.setDisable(found.done() == 0);
        } else {
            getChildren().add(text(fresh(found.copy(), m)));
            who.setAccessibleText("Who answers");
            who.textProperty().subscribe(name -> go.setDisable(name.isBlank() || name.strip().equals(m.reviewer())));
            Label caption = new Label("Who answers");
            caption.setLabelFor(who);
            HBox line = new HBox(caption, who);
            line.getStyleClass().add("reviewers-line");
            getChildren().add(line);
            go.setText("Start answering");
            go.setOnAction(e -> answer.accept(who.getText().strip()));
        }
        go.setId("packed-go");
        go.setDefaultButton(true);
        go.getStyleClass().add("accent");
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> close.run());
        HBox actions = new HBox(cancel, go);
        actions.getStyleClass().add("actions");
        getChildren().add(actions);
    }

    private static String fresh(@org.jspecify.annotations.Nullable SessionEntry copy, PackManifest m) {
        String apart = m.reviewer().isBlank() ? "" : " The one who answers is somebody else than " + m.reviewer() + ".";
        return (copy == null
                ? "It becomes a review of this workspace, to be answered here and packed again."
                : copy.reviewer() + " has a copy of it here already, with " + Wording.count(copy.done(), "answer",
                        "answers") + "; this makes another one.")
                + apart;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Puts the focus where a person goes on. */
    void begin() {
        if (getChildren().stream().anyMatch(node -> node == who.getParent())) {
            who.requestFocus();
        } else {
            go.requestFocus();
        }
    }
}
