package secondlook.desktop.feature.report;

import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sections with a check each; dragged by their handles, or moved with Alt and an arrow, into another order. */
final class SectionList {

    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

    private final ReportViewModel model;
    private final VBox place;

    SectionList(ReportViewModel model, VBox place) {
        this.model = model;
        this.place = place;
        model.sections().subscribe(this::fill);
        fill();
    }

    private void fill() {
        place.getChildren().setAll(model.sections().stream().map(this::row).toList());
    }

    private HBox row(SectionRow section) {
        CheckBox check = new CheckBox();
        check.textProperty().bind(model.ofValues().map(values -> values
                ? section.section().titleOfValues()
                : section.section().title()));
        check.disableProperty().bind(model.ofValues().map(values -> values && !section.section().isOfValues()));
        check.setId("section-" + section.section().key());
        check.selectedProperty().bindBidirectional(section.wanted());
        check.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.isAltDown() && (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN)) {
                move(section, key.getCode() == KeyCode.UP ? -1 : 1);
                key.consume();
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        FontIcon handle = new FontIcon("fth-menu");
        HBox row = new HBox(check, gap, handle);
        row.getStyleClass().add("section-row");
        row.setAccessibleText(section.section().title() + ", Alt and an arrow moves it");
        handle.setCursor(Cursor.V_RESIZE);
        handle.setPickOnBounds(true);
        handle.setOnMousePressed(event -> row.pseudoClassStateChanged(DRAGGED, true));
        handle.setOnMouseDragged(event -> row.setTranslateY(event.getSceneY() - middle(row)));
        handle.setOnMouseReleased(event -> drop(section, row, event));
        return row;
    }

    private static double middle(Region row) {
        return row.localToScene(0, row.getHeight() / 2).getY() - row.getTranslateY();
    }

    private void drop(SectionRow section, HBox row, MouseEvent event) {
        row.pseudoClassStateChanged(DRAGGED, false);
        double moved = row.getTranslateY();
        row.setTranslateY(0);
        move(section, (int) Math.round(moved / (row.getHeight() + place.getSpacing())));
        event.consume();
    }

    private void move(SectionRow section, int by) {
        int from = model.sections().indexOf(section);
        model.move(from, from + by);
        place.lookup("#section-" + section.section().key()).requestFocus();
    }
}
