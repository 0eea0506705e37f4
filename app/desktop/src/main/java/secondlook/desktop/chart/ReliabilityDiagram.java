package secondlook.desktop.chart;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/** What the model said against how often it was right, with intervals, and the rows behind each bin below. */
public final class ReliabilityDiagram extends ChartRegion {

    private final ObjectProperty<List<ReliabilityPoint>> points = new SimpleObjectProperty<>(List.of());
    private final DoubleProperty from = new SimpleDoubleProperty(1);
    private IntConsumer onPoint = point -> {
    };

    public ReliabilityDiagram() {
        getStyleClass().add("reliability-diagram");
        repaintOn(points, from);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            int point = pointAt(event.getX());
            if (point >= 0) {
                onPoint.accept(point);
            }
        });
        addEventHandler(MouseEvent.MOUSE_MOVED,
                event -> setCursor(pointAt(event.getX()) >= 0 ? Cursor.HAND : Cursor.DEFAULT));
    }

    public ObjectProperty<List<ReliabilityPoint>> pointsProperty() {
        return points;
    }

    /** Called with the index of the bin that was clicked. */
    public void setOnPoint(IntConsumer action) {
        onPoint = action;
    }

    /** The axis begins at or below this confidence; points further down move it. */
    public DoubleProperty fromProperty() {
        return from;
    }

    private double low() {
        double least = from.get();
        for (ReliabilityPoint point : points.get()) {
            least = Math.min(least, point.from());
        }
        return Math.min(0.8, Math.floor(least * 5 + 1e-9) / 5);
    }

    private double left() {
        return Math.round(u(40));
    }

    private double right() {
        return Math.floor(getWidth()) - u(12);
    }

    private double top() {
        return Math.round(u(28));
    }

    private double bottom() {
        return Math.round(Math.floor(getHeight()) - u(86));
    }

    private double x(double said) {
        return left() + (right() - left()) * (said - low()) / (1 - low());
    }

    private double y(double share) {
        return bottom() - (bottom() - top()) * share;
    }

    private int pointAt(double x) {
        for (int i = 0; i < points.get().size(); i++) {
            if (x >= x(points.get().get(i).from()) && x <= x(points.get().get(i).to())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected void paint(Pen pen) {
        if (points.get().isEmpty() || bottom() <= top()) {
            return;
        }
        pen.text(Ink.MUTED, false, TextAlignment.LEFT, "share right", left(), pen.u(10));
        for (int fifth = 0; fifth <= 5; fifth++) {
            double y = y(fifth / 5.0);
            pen.horizontal(fifth == 0 ? Ink.AXIS : Ink.GRID, left(), right(), y);
            pen.text(Ink.MUTED, false, TextAlignment.RIGHT, Figures.fixed(fifth / 5.0, 1), left() - pen.u(8), y);
        }
        pen.dashed(Ink.AXIS, x(low()), y(low()), x(1), y(1));
        for (ReliabilityPoint point : points.get()) {
            point(pen, point);
        }
        rows(pen);
    }

    private void point(Pen pen, ReliabilityPoint point) {
        boolean misses = point.missesDiagonal();
        Ink ink = misses ? Ink.WRONG : Ink.TEXT;
        double x = Math.round(x(point.said())) + 0.5;
        double cap = pen.u(5);
        pen.line(ink, pen.u(1.5), x, y(point.low()), x, y(point.high()));
        pen.line(ink, pen.u(1.5), x - cap, y(point.low()), x + cap, y(point.low()));
        pen.line(ink, pen.u(1.5), x - cap, y(point.high()), x + cap, y(point.high()));
        double radius = pen.u(point.isThin() ? 2.5 : 4.5);
        if (misses) {
            pen.dot(Ink.SURFACE, Ink.WRONG, pen.u(2), x, y(point.right()), radius);
        } else {
            pen.dot(Ink.CORRECT, Ink.TEXT, 1, x, y(point.right()), radius);
        }
    }

    private void rows(Pen pen) {
        double foot = Math.round(Math.floor(getHeight()) - u(20));
        double ceiling = bottom() + pen.u(32);
        int most = points.get().stream().mapToInt(ReliabilityPoint::rows).max().orElse(1);
        pen.text(Ink.MUTED, false, TextAlignment.LEFT, "rows", left(), bottom() + pen.u(11));
        pen.text(Ink.MUTED, false, TextAlignment.RIGHT, "confidence", right(), bottom() + pen.u(11));
        GraphicsContext g = pen.context();
        for (ReliabilityPoint point : points.get()) {
            double x1 = Math.round(x(point.from())) + 1;
            double x2 = Math.round(x(point.to()));
            double height = Math.max(1, Math.round((foot - ceiling) * point.rows() / most));
            pen.fill(Ink.REFERENCE, x1, foot - height, x2 - x1, height);
            String text = Figures.count(point.rows());
            if (pen.width(text, false) <= x2 - x1 + pen.u(6)) {
                pen.text(Ink.TEXT, false, TextAlignment.CENTER, text, (x1 + x2) / 2, foot - height - pen.u(7));
            }
        }
        pen.horizontal(Ink.AXIS, left(), right(), foot);
        g.setGlobalAlpha(1);
        for (int i = 0; low() + i * 0.2 <= 1 + 1e-9; i++) {
            double value = low() + i * 0.2;
            pen.text(Ink.MUTED, false, TextAlignment.CENTER, Figures.fixed(value, 1), x(value), foot + pen.u(11));
        }
    }

    @Override
    public ChartTable table() {
        return new ChartTable(List.of("said", "rows", "mean", "right", "95 %", "points"),
                points.get().reversed().stream().map(ReliabilityDiagram::row).toList());
    }

    /** The figures of a point under the headers of {@link #table()}. */
    public static List<String> row(ReliabilityPoint p) {
        return List.of(Figures.fixed(p.from(), 2) + "–" + Figures.fixed(p.to(), 2), Figures.count(p.rows()),
                Figures.fixed(p.said(), 2), Figures.fixed(p.right(), 2),
                Figures.fixed(p.low(), 2) + "–" + Figures.fixed(p.high(), 2), signed(100 * p.gap()));
    }

    private static String signed(double points) {
        long whole = Math.round(points);
        return whole > 0 ? "+" + whole : Figures.count(whole);
    }
}
