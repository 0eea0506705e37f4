package secondlook.desktop.feature.review;

import java.util.List;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.FieldView;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;

/** What the bars beside the fields are of; made anew only where it changes. */
final class FieldsLegend {

    private final HBox place;
    private String words = "";

    FieldsLegend(HBox place) {
        this.place = place;
    }

    /** @param desk {@code null} for none */
    void show(List<FieldView> fields, @Nullable ReviewDesk desk) {
        long rows = fields.stream().filter(f -> f.histogram() != null)
                .mapToLong(f -> f.histogram() == null ? 0 : f.histogram().rows()).max().orElse(0);
        String now = rows == 0 || desk == null ? "" : Figures.count(rows) + " " + desk.compared();
        if (now.equals(words)) {
            return;
        }
        words = now;
        place.getChildren().clear();
        if (!words.isEmpty()) {
            place.getChildren().addAll(LegendSwatch.label(LegendSwatch.Part.REFERENCE, words),
                    LegendSwatch.label(LegendSwatch.Part.MARKER, "this row"));
        }
    }
}
