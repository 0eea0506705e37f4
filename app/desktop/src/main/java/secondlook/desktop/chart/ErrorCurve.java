package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** What a threshold buys: the error among the accepted for every share accepted, with its band and the chosen point. */
public final class ErrorCurve extends ChartRegion {

    /** A target more than so many times as high as the curve is not drawn to scale. */
    private static final double FAR = 2.5;

    private final ObjectProperty<CurvePoints> points = new SimpleObjectProperty<>(CurvePoints.EMPTY);
    private final DoubleProperty chosenShare = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty chosenError = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty target = new SimpleDoubleProperty(Double.NaN);
    private final DoubleProperty threshold = new SimpleDoubleProperty(Double.NaN);
    private final StringProperty missing = new SimpleStringProperty("");
    private IntConsumer onPoint = point -> {
    };
    private final ThresholdDrag drag = new ThresholdDrag(threshold, () -> 0, () -> 1);

    public ErrorCurve() {
        getStyleClass().add("error-curve");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        repaintOn(points, target, missing);
        chosenShare.subscribe(this::repaintOverlay);
        chosenError.subscribe(this::repaintOverlay);
        focusedProperty().subscribe(this::repaintOverlay);
        addEventHandler(MouseEvent.ANY, this::pointed);
        addEventHandler(KeyEvent.KEY_PRESSED, drag::keyed);
    }

    public ObjectProperty<CurvePoints> pointsProperty() {
        return points;
    }

    /** Share accepted now; NaN for no chosen point. */
    public DoubleProperty chosenShareProperty() {
        return chosenShare;
    }

    /** Error among the accepted now; NaN where it is not known. */
    public DoubleProperty chosenErrorProperty() {
        return chosenError;
    }

    /** The error that was asked for; NaN for none. */
    public DoubleProperty targetProperty() {
        return target;
    }

    /** The threshold the chosen point stands for, so that the arrow keys can move it. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** What is written instead of a curve where there is none. */
    public StringProperty missingProperty() {
        return missing;
    }

    public ThresholdDrag drag() {
        return drag;
    }

    /** Called with the index of the point that was clicked. */
    public void setOnPoint(IntConsumer action) {
        onPoint = action;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> threshold.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> 1.0;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private double left() {
        return Math.round(u(40));
    }

    private double right() {
        return Math.floor(getWidth()) - u(6);
    }

    private double top() {
        return Math.round(u(10));
    }

    private double bottom() {
        return Math.round(Math.floor(getHeight()) - u(36));
    }

    private Ticks ticks() {
        double own = points.get().tallest();
        // a target far above the curve would press it flat
        double tallest = Math.max(Math.max(own, 0.001), target.get() <= FAR * own ? target.get() * 1.15 : 0);
        return Ticks.upTo(Math.min(1, tallest), Math.clamp((int) ((bottom() - top()) / u(40)), 2, 5), 0.001);
    }

    private double x(double share) {
        return left() + (right() - left()) * share;
    }

    private double y(double error) {
        double full = ticks().top();
        return bottom() - (bottom() - top()) * Math.min(error, full) / full;
    }

    @Override
    protected void paint(Pen pen) {
        if (points.get().size() == 0) {
            sayWhatIsMissing(pen);
            return;
        }
        grid(pen);
        band(pen);
        pen.horizontal(Ink.AXIS, left(), right(), bottom());
        targetLine(pen);
        curve(pen);
    }

    private void sayWhatIsMissing(Pen pen) {
        double y = top() + pen.u(20);
        for (String line : missing.get().split("\n", -1)) {
            pen.text(Ink.MUTED, false, TextAlignment.LEFT, line, 0, y);
            y += pen.u(18);
        }
    }

    private void grid(Pen pen) {
        Ticks ticks = ticks();
        int decimals = isWhole(ticks.step() * 100) ? 0 : isWhole(ticks.step() * 1000) ? 1 : 2;
        for (int i = 0; i * ticks.step() <= ticks.top() + 1e-9; i++) {
            double error = i * ticks.step();
            boolean last = (i + 1) * ticks.step() > ticks.top() + 1e-9;
            if (i > 0) {
                pen.horizontal(Ink.GRID, left(), right(), y(error));
            }
            pen.text(Ink.MUTED, false, TextAlignment.RIGHT,
                    Figures.fixed(100 * error, error == 0 ? 0 : decimals) + (last ? "\u202f%" : ""),
                    left() - pen.u(8), y(error));
        }
        for (int quarter = 0; quarter <= 4; quarter++) {
            boolean last = quarter == 4;
            pen.text(Ink.MUTED, false, last ? TextAlignment.RIGHT : TextAlignment.CENTER,
                    25 * quarter + (last ? "\u202f%" : ""), last ? right() : x(quarter / 4.0),
                    bottom() + pen.u(11));
        }
        pen.text(Ink.MUTED, false, TextAlignment.CENTER, "share accepted", x(0.5), bottom() + pen.u(28));
    }

    private static boolean isWhole(double x) {
        return Math.abs(x - Math.rint(x)) < 1e-9;
    }

    private void clipToPlot(GraphicsContext g) {
        g.save();
        g.beginPath();
        g.rect(left(), top(), right() - left() + 1, bottom() - top() + 1);
        g.clip();
    }

    private void band(Pen pen) {
        CurvePoints now = points.get();
        GraphicsContext g = pen.context();
        clipToPlot(g);
        g.beginPath();
        for (int i = 0; i < now.size(); i++) {
            g.lineTo(x(now.accepted()[i]), y(now.high()[i]));
        }
        for (int i = now.size() - 1; i >= 0; i--) {
            g.lineTo(x(now.accepted()[i]), y(now.low()[i]));
        }
        g.closePath();
        g.setFill(pen.color(Ink.BAND));
        g.fill();
        g.restore();
    }

    private void curve(Pen pen) {
        CurvePoints now = points.get();
        GraphicsContext g = pen.context();
        clipToPlot(g);
        g.beginPath();
        for (int i = 0; i < now.size(); i++) {
            g.lineTo(x(now.accepted()[i]), y(now.error()[i]));
        }
        g.setStroke(pen.color(Ink.TEXT));
        g.setLineWidth(pen.u(1.5));
        g.stroke();
        g.restore();
        if (now.size() == 1) {
            // one point makes no line
            pen.dot(Ink.TEXT, Ink.TEXT, 1, x(now.accepted()[0]), y(now.error()[0]), pen.u(2.5));
        }
    }

    private void targetLine(Pen pen) {
        if (Double.isNaN(target.get())) {
            return;
        }
        if (target.get() > ticks().top()) {
            pen.text(Ink.TEXT, false, TextAlignment.LEFT, "target " + Figures.number(100 * target.get())
                    + "\u202f%, far above", x(0.36), top() + pen.u(9));
            return;
        }
        double y = Math.round(y(target.get())) + 0.5;
        pen.dashed(Ink.WRONG, left(), y, right(), y);
        boolean above = Double.isNaN(chosenError.get()) || chosenError.get() <= target.get();
        pen.text(Ink.TEXT, false, TextAlignment.LEFT, "target " + Figures.number(100 * target.get()) + "\u202f%",
                x(0.36), y + (above ? -pen.u(9) : pen.u(10)));
    }

    @Override
    protected void paintOverlay(Pen pen) {
        double share = chosenShare.get();
        double error = chosenError.get();
        if (points.get().size() == 0 || Double.isNaN(share) || Double.isNaN(error)) {
            return;
        }
        double x = Math.round(x(share));
        double y = Math.round(y(error));
        pen.horizontal(Ink.ACCENT, left(), x, y);
        pen.vertical(Ink.ACCENT, x, y, bottom());
        int at = points.get().nearest(share);
        pen.fill(Ink.ACCENT, x - 1, y(points.get().high()[at]), 2,
                y(points.get().low()[at]) - y(points.get().high()[at]));
        String accepted = Figures.percent(share) + " accepted";
        boolean roomRight = x + pen.u(8) + pen.width(accepted, true) <= right() + pen.u(6);
        pen.rimmed(Ink.ACCENT, true, roomRight ? TextAlignment.LEFT : TextAlignment.RIGHT, accepted,
                roomRight ? x + pen.u(6) : x - pen.u(6), bottom() - pen.u(10));
        if (isFocused()) {
            pen.dot(Ink.FOCUS, Ink.FOCUS, 1, x, y, pen.u(7.5));
        }
        pen.dot(Ink.HANDLE, Ink.SURFACE, 1.5, x, y, pen.u(5));
        wrongLabel(pen, error, y);
    }

    /** On a background of its own, so that the band and the grid do not run through the figures. */
    private void wrongLabel(Pen pen, double error, double y) {
        // beside the line of the target there is no room for two
        boolean onTarget = target.get() >= error && y - y(target.get()) < pen.u(18);
        boolean above = y - pen.u(18) >= top() && !onTarget;
        double at = above ? y - pen.u(9) : y + pen.u(10);
        // where the point lies in the corner, the share accepted is written there
        boolean inCorner = Math.abs(at - (bottom() - pen.u(10))) < pen.u(14) && chosenShare.get() < 0.3;
        pen.text(Ink.ACCENT, true, TextAlignment.LEFT, Figures.percent(error) + " wrong", left() + pen.u(6),
                inCorner ? bottom() - pen.u(26) : at);
    }

    private void pointed(MouseEvent event) {
        if (points.get().size() == 0) {
            return;
        }
        boolean near = Math.abs(event.getX() - x(chosenShare.get())) <= u(8);
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
            if (near) {
                drag.begin();
            }
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && drag.isActive()) {
            double share = Math.clamp((event.getX() - left()) / (right() - left()), 0, 1);
            drag.to(points.get().threshold()[points.get().nearest(share)]);
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && drag.isActive()) {
            drag.end();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && event.isStillSincePress() && !near
                && event.getX() >= left() && event.getX() <= right() && event.getY() <= bottom()) {
            onPoint.accept(points.get().nearest((event.getX() - left()) / (right() - left())));
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            setCursor(near ? Cursor.H_RESIZE : event.getX() >= left() ? Cursor.HAND : Cursor.DEFAULT);
        }
    }

    @Override
    public ChartTable table() {
        CurvePoints now = points.get();
        List<List<String>> rows = new ArrayList<>();
        for (int tenth = 1; tenth <= 20 && now.size() > 0; tenth++) {
            int at = now.nearest(tenth / 20.0);
            rows.add(List.of(Figures.percent(now.accepted()[at]), Figures.probability(now.threshold()[at]),
                    Figures.percent(now.error()[at]),
                    Figures.percentFigure(now.low()[at]) + "–" + Figures.percent(now.high()[at])));
        }
        return new ChartTable(List.of("accepted", "threshold", "wrong", "95 %"), rows.stream().distinct().toList());
    }
}
