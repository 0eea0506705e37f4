package secondlook.desktop.chart;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A share with its interval on a line from 0 to 100 %. Surely off: hollow, and in another colour. */
public final class IntervalWhisker extends ChartRegion {

    private final BooleanProperty quarters = new SimpleBooleanProperty();
    private final ObjectProperty<ShareInterval> interval = new SimpleObjectProperty<>(ShareInterval.NONE);

    public IntervalWhisker() {
        getStyleClass().add("interval-whisker");
        repaintOn(interval, quarters);
    }

    public ObjectProperty<ShareInterval> intervalProperty() {
        return interval;
    }

    /** Whether quarters are marked on the line. */
    public BooleanProperty quartersProperty() {
        return quarters;
    }

    @Override
    protected double computePrefHeight(double width) {
        return u(14);
    }

    @Override
    protected double computePrefWidth(double height) {
        return u(128);
    }

    @Override
    protected void paint(Pen pen) {
        ShareInterval now = interval.get();
        double radius = pen.u(4.5);
        double left = radius + 1;
        double right = Math.floor(getWidth()) - radius - 1;
        double y = Math.floor(getHeight() / 2);
        pen.horizontal(Ink.BAND, left, right, y);
        if (quarters.get()) {
            for (int quarter = 0; quarter <= 4; quarter++) {
                pen.vertical(Ink.REFERENCE, left + (right - left) * quarter / 4 - (quarter == 4 ? 1 : 0), y - pen.u(3),
                        y + pen.u(4));
            }
        }
        if (Double.isNaN(now.value())) {
            return;
        }
        double span = (right - left) / now.full();
        double low = left + span * Math.min(now.low(), now.full());
        double high = left + span * Math.min(now.high(), now.full());
        pen.fill(now.off() ? Ink.WRONG : Ink.TEXT, low, y - 1, Math.max(2, high - low), 2.5);
        double x = left + span * Math.min(now.value(), now.full());
        if (now.off()) {
            pen.dot(Ink.SURFACE, Ink.WRONG, pen.u(2), x, y + 0.25, radius - 0.5);
        } else {
            pen.dot(Ink.CORRECT, Ink.TEXT, 1, x, y + 0.25, radius);
        }
    }

    @Override
    public ChartTable table() {
        ShareInterval now = interval.get();
        return new ChartTable(List.of("share", "from", "to"), List.of(
                List.of(Figures.percent(now.value()), Figures.percent(now.low()), Figures.percent(now.high()))));
    }
}
