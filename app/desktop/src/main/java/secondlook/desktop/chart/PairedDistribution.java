package secondlook.desktop.chart;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Two small distributions over each other: the reference filled, what is there now as an outline. */
public final class PairedDistribution extends ChartRegion {

    private final ObjectProperty<PairedBars> bars = new SimpleObjectProperty<>(PairedBars.NONE);

    public PairedDistribution() {
        getStyleClass().add("paired-distribution");
        repaintOn(bars);
    }

    public ObjectProperty<PairedBars> barsProperty() {
        return bars;
    }

    @Override
    protected double computePrefWidth(double height) {
        return u(200);
    }

    @Override
    protected double computePrefHeight(double width) {
        return u(58);
    }

    private double foot() {
        return Math.round(Math.floor(getHeight()) - u(bars.get().labels().isEmpty() ? 4 : 16));
    }

    private double height(double share) {
        double highest = bars.get().highest();
        return share <= 0 || highest <= 0 ? 0 : Math.max(1, Math.round((foot() - u(3)) * share / highest));
    }

    @Override
    protected void paint(Pen pen) {
        if (bars.get().reference().isEmpty()) {
            return;
        }
        if (bars.get().labels().isEmpty()) {
            touching(pen);
        } else {
            apart(pen);
        }
        pen.horizontal(Ink.REFERENCE_EDGE, 0, Math.floor(getWidth()), foot());
    }

    private double edge(int bin) {
        return Math.round((Math.floor(getWidth()) - 2) * bin / bars.get().reference().size()) + 1;
    }

    private void touching(Pen pen) {
        List<Double> reference = bars.get().reference();
        int bins = reference.size();
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        x[0] = edge(0);
        y[0] = foot();
        for (int i = 0; i < bins; i++) {
            double high = height(reference.get(i));
            pen.fill(Ink.REFERENCE, edge(i), foot() - high, edge(i + 1) - edge(i), high);
            double now = height(bars.get().current().get(i));
            x[2 * i + 1] = edge(i);
            x[2 * i + 2] = edge(i + 1);
            y[2 * i + 1] = foot() - now + 0.5;
            y[2 * i + 2] = foot() - now + 0.5;
        }
        x[2 * bins + 1] = edge(bins);
        y[2 * bins + 1] = foot();
        GraphicsContext g = pen.context();
        g.setStroke(pen.color(Ink.ACCENT));
        g.setLineWidth(pen.u(1.5));
        g.strokePolyline(x, y, x.length);
    }

    private void apart(Pen pen) {
        PairedBars now = bars.get();
        int bins = now.reference().size();
        double room = Math.floor(getWidth()) / bins;
        double wide = Math.floor(Math.min(pen.u(16), room * 0.36));
        GraphicsContext g = pen.context();
        for (int i = 0; i < bins; i++) {
            double middle = Math.round(room * (i + 0.5));
            double was = height(now.reference().get(i));
            double is = height(now.current().get(i));
            pen.fill(Ink.REFERENCE, middle - wide - 1, foot() - was, wide, was);
            if (is > 0) {
                g.setStroke(pen.color(Ink.ACCENT));
                g.setLineWidth(pen.u(1.5));
                g.strokeRect(middle + 1, foot() - is + 1, wide - 1, Math.max(0, is - 1));
            }
            pen.text(Ink.MUTED, false, TextAlignment.CENTER, fit(pen, now.labels().get(i), room - pen.u(4)), middle,
                    foot() + pen.u(9));
        }
    }

    private static String fit(Pen pen, String text, double room) {
        String shown = text;
        while (shown.length() > 1 && pen.width(shown, false) > room) {
            shown = shown.substring(0, shown.length() - (shown.endsWith("…") ? 2 : 1)) + "…";
        }
        return shown;
    }

    @Override
    public ChartTable table() {
        return bars.get().table();
    }
}
