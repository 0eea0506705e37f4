package secondlook.desktop.chart;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;

/** The sign that stands for a part of a picture, beside its name. */
public final class LegendSwatch extends ChartRegion {

    /** Parts of pictures. */
    public enum Part {
        CORRECT, WRONG, NONE, SELECTION, BAND, OFF, REFERENCE, MARKER, LINE, POINT
    }

    private final Part part;

    private LegendSwatch(Part part) {
        this.part = part;
        getStyleClass().add("legend-swatch");
    }

    /** A label with the sign before it. */
    public static Label label(Part part, String text) {
        return new Label(text, new LegendSwatch(part));
    }

    @Override
    protected double computePrefWidth(double height) {
        return u(12);
    }

    @Override
    protected double computePrefHeight(double width) {
        return u(12);
    }

    @Override
    protected void paint(Pen pen) {
        double size = Math.min(Math.floor(getWidth()), Math.floor(getHeight()));
        GraphicsContext g = pen.context();
        switch (part) {
            case CORRECT -> pen.fill(Ink.CORRECT, 0, 0, size, size);
            case WRONG -> {
                pen.fill(Ink.WRONG, 0, 0, size, size);
                pen.hatchBox(Ink.HATCH, 0, 0, size, size);
            }
            case NONE -> pen.dashedBox(Ink.NONE, 0, 0, size, size);
            case SELECTION -> {
                g.setStroke(pen.color(Ink.ACCENT));
                g.setLineWidth(2);
                g.strokePolyline(new double[]{0, size / 2, size / 2, size},
                        new double[]{size - 2, size - 2, 3, 3}, 4);
            }
            case BAND -> {
                pen.fill(Ink.BAND, 0, size / 4, size, size / 2);
                pen.fill(Ink.TEXT, 0, Math.round(size / 2) - 1, size, 2);
            }
            case OFF -> pen.dot(Ink.SURFACE, Ink.WRONG, 2, size / 2, size / 2, size / 2 - 2);
            case REFERENCE -> pen.fill(Ink.REFERENCE, 0, 0, size, size);
            case LINE -> pen.fill(Ink.ACCENT, 0, Math.round(size / 2) - 1, size, 2);
            case POINT -> {
                pen.line(Ink.TEXT, 1.5, Math.round(size / 2) + 0.5, 0, Math.round(size / 2) + 0.5, size);
                pen.dot(Ink.CORRECT, Ink.TEXT, 1, Math.round(size / 2) + 0.5, size / 2, size / 2 - 2.5);
            }
            case MARKER -> pen.fill(Ink.ACCENT, size / 2 - 1, 0, 2, size);
        }
    }

    @Override
    public ChartTable table() {
        return new ChartTable(List.of(), List.of());
    }
}
