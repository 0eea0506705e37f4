package secondlook.desktop.tour;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One step in words, with the ways on. */
final class TourCard extends VBox {

    private final Button next;

    TourCard(TourStep step, int index, Runnable back, Runnable forward, Runnable skip) {
        getStyleClass().addAll("popover", "tour");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        int all = TourStep.ALL.size();
        boolean last = index == all - 1;
        Label title = new Label(step.title());
        title.getStyleClass().add("strong");
        Label text = new Label(step.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Label place = new Label((index + 1) + " of " + all);
        place.getStyleClass().add("small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button before = new Button("Back");
        before.setOnAction(e -> back.run());
        before.setDisable(index == 0);
        Button leave = new Button("Skip the tour");
        leave.getStyleClass().add("link");
        leave.setOnAction(e -> skip.run());
        leave.setVisible(!last);
        leave.setManaged(!last);
        next = new Button(last ? "Done" : "Next");
        next.getStyleClass().add("accent");
        next.setDefaultButton(true);
        next.setOnAction(e -> forward.run());
        HBox actions = new HBox(place, gap, leave, before, next);
        actions.getStyleClass().add("field-line");
        setAccessibleRole(AccessibleRole.DIALOG);
        // what a screen reader says when the focus comes to the button
        next.setAccessibleHelp(step.title() + ". " + step.text());
        getChildren().addAll(title, text, actions);
    }

    void begin() {
        next.requestFocus();
    }
}
