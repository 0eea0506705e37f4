package secondlook.desktop.feature.review;

import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.FieldView;

/** The fields of an item, one row each. The rows stay from one item to the next. */
final class FieldRows {

    private final VBox place;
    private final ScrollPane scroll;
    private final FieldsLegend legend;
    private boolean tight;

    FieldRows(VBox place, ScrollPane scroll, HBox legend) {
        this.place = place;
        this.scroll = scroll;
        this.legend = new FieldsLegend(legend);
    }

    /** @param on whether there is little room beside each other */
    void tight(boolean on) {
        tight = on;
        place.getChildren().forEach(row -> ((FieldRow) row).tight(on));
    }

    /** @param desk {@code null} for none */
    void show(ItemShown item, @Nullable ReviewDesk desk) {
        List<FieldView> shown = item.fields();
        while (place.getChildren().size() < shown.size()) {
            FieldRow row = new FieldRow();
            row.tight(tight);
            place.getChildren().add(row);
        }
        place.getChildren().remove(shown.size(), place.getChildren().size());
        for (int i = 0; i < shown.size(); i++) {
            ((FieldRow) place.getChildren().get(i)).show(shown.get(i), item.proposals().get(shown.get(i).column()));
        }
        scroll.setVvalue(0);
        legend.show(shown, desk);
    }
}
