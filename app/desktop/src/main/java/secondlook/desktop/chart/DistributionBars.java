package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** A small distribution of reference values with a marker where one value lies. */
public final class DistributionBars extends ChartRegion {

    private final ObjectProperty<SmallDistribution> bars = new SimpleObjectProperty<>(SmallDistribution.NONE);
    private final DoubleProperty marker = new SimpleDoubleProperty(Double.NaN);

    public DistributionBars() {
        getStyleClass().add("distribution-bars");
        repaintOn(bars);
        marker.subscribe(this::repaintOverlay);
    }

    public ObjectProperty<SmallDistribution> barsProperty() {
        return bars;
    }

    /** Where the value lies, from 0 (left end) to 1; outside that it is drawn at the end; NaN for no marker. */
    public DoubleProperty markerProperty() {
        return marker;
    }

    private double foot() {
        return Math.round(Math.floor(getHeight()) - u(20));
    }

    @Override
    protected void paint(Pen pen) {
        List<Long> counts = bars.get().counts();
        if (counts.isEmpty()) {
            return;
        }
        double width = Math.floor(getWidth());
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        double full = foot() - u(4);
        for (int i = 0; i < counts.size(); i++) {
            double x1 = Math.round(width * i / counts.size());
            double x2 = Math.round(width * (i + 1) / counts.size());
            double height = counts.get(i) == 0 ? 0 : Math.max(1, Math.round(full * counts.get(i) / most));
            pen.fill(Ink.REFERENCE, x1, foot() - height, Math.max(1, x2 - x1 - 1), height);
            if (height > 0) {
                pen.fill(Ink.REFERENCE_EDGE, x1, foot() - height, Math.max(1, x2 - x1 - 1), 1);
            }
        }
        pen.horizontal(Ink.REFERENCE_EDGE, 0, width, foot());
        String low = bars.get().lowLabel();
        String high = bars.get().highLabel();
        // where both do not fit, one over the other says nothing
        if (pen.width(low, false) + pen.width(high, false) + pen.u(8) <= width) {
            pen.text(Ink.MUTED, false, TextAlignment.LEFT, low, 0, foot() + pen.u(12));
            pen.text(Ink.MUTED, false, TextAlignment.RIGHT, high, width, foot() + pen.u(12));
        }
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (Double.isNaN(marker.get()) || bars.get().counts().isEmpty()) {
            return;
        }
        double x = Math.round(Math.clamp(marker.get(), 0, 1) * (Math.floor(getWidth()) - u(10)) + u(5));
        pen.fill(Ink.ACCENT, x - 1, 0, 2, foot() + 1);
        GraphicsContext g = pen.context();
        g.setFill(pen.color(Ink.ACCENT));
        g.fillPolygon(new double[]{x - u(5), x, x + u(5)}, new double[]{foot() + u(7), foot() + u(1), foot() + u(7)},
                3);
    }

    @Override
    public ChartTable table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < bars.get().counts().size(); i++) {
            rows.add(List.of(Integer.toString(i + 1), Figures.count(bars.get().counts().get(i))));
        }
        return new ChartTable(List.of("bin", "rows"), rows);
    }
}
