package secondlook.desktop.chart;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A measure on a line that shows from where it is worth a look and from where it is too much. */
public final class LimitBar extends ChartRegion {

    /** The line ends a little beyond the limit. */
    private static final double BEYOND = 1.2;

    private final ObjectProperty<Measured> measured = new SimpleObjectProperty<>(Measured.NONE);

    /**
     * @param value  ≥ 0; NaN draws the line alone
     * @param little from where it is worth a look; NaN for no such mark
     * @param limit  from where it is too much, &gt; 0
     * @param over   whether it is too much
     */
    public record Measured(double value, double little, double limit, boolean over) {

        public static final Measured NONE = new Measured(Double.NaN, Double.NaN, 1, false);
    }

    public LimitBar() {
        getStyleClass().add("limit-bar");
        repaintOn(measured);
    }

    public ObjectProperty<Measured> measuredProperty() {
        return measured;
    }

    @Override
    protected double computePrefWidth(double height) {
        return u(88);
    }

    @Override
    protected double computePrefHeight(double width) {
        return u(14);
    }

    @Override
    protected void paint(Pen pen) {
        Measured now = measured.get();
        double width = Math.floor(getWidth());
        double y = Math.round(getHeight() / 2 - u(3));
        double thick = Math.round(u(6));
        double full = Math.max(now.limit() * BEYOND, 1e-9);
        pen.fill(Ink.BAND, 0, y, width, thick);
        if (!Double.isNaN(now.value())) {
            pen.fill(now.over() ? Ink.WRONG : Ink.REFERENCE_EDGE, 0, y,
                    Math.round(width * Math.clamp(now.value() / full, 0, 1)), thick);
        }
        for (double mark : new double[]{now.little(), now.limit()}) {
            if (!Double.isNaN(mark) && mark <= full) {
                pen.fill(Ink.TEXT, Math.round(width * mark / full), y - u(3), 1, thick + u(6));
            }
        }
    }

    @Override
    public ChartTable table() {
        Measured now = measured.get();
        return new ChartTable(List.of("measure", "limit"),
                List.of(List.of(Figures.fixed(now.value(), 2), Figures.fixed(now.limit(), 2))));
    }
}
