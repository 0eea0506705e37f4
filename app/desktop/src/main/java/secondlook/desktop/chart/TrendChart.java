package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Stretches of time beside each other: a line, a point with its interval, and further lines in the classes' colours and marks.
 * One stretch can be chosen by a click, or with the arrow keys.
 */
public final class TrendChart extends ChartRegion {

    private final ObjectProperty<List<TrendPoint>> points = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<String>> lines = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<Integer>> classes = new SimpleObjectProperty<>(List.of());
    private final DoubleProperty expected = new SimpleDoubleProperty(Double.NaN);
    private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
    private IntConsumer onPoint = point -> {
    };

    public TrendChart() {
        getStyleClass().add("trend-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        repaintOn(points, lines, classes, expected, chosen);
        focusedProperty().subscribe(this::repaintOverlay);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            requestFocus();
            choose(frame().at(event.getX()));
        });
        addEventHandler(MouseEvent.MOUSE_MOVED,
                event -> setCursor(frame().at(event.getX()) >= 0 ? Cursor.HAND : Cursor.DEFAULT));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    public ObjectProperty<List<TrendPoint>> pointsProperty() {
        return points;
    }

    /** Names of the further lines; while there are any, they are drawn instead of the rest. */
    public ObjectProperty<List<String>> linesProperty() {
        return lines;
    }

    /** Place of each further line's class in the model's order, which gives its colour and mark. */
    public ObjectProperty<List<Integer>> classesProperty() {
        return classes;
    }

    /** Where a dashed line is drawn, in [0,1]; NaN for none. */
    public DoubleProperty expectedProperty() {
        return expected;
    }

    /** The stretch that is chosen; −1 for none. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /** Called with the index of the stretch that a person chose. */
    public void setOnPoint(IntConsumer action) {
        onPoint = action;
    }

    private void keyed(KeyEvent event) {
        int step = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            default -> 0;
        };
        if (step != 0 && !event.isShortcutDown() && !event.isAltDown()) {
            event.consume();
            choose(chosen.get() < 0 && step < 0 ? points.get().size() - 1 : chosen.get() + step);
        }
    }

    private void choose(int point) {
        if (point >= 0 && point < points.get().size()) {
            onPoint.accept(point);
        }
    }

    private TrendFrame frame() {
        double least = lines.get().isEmpty() ? 0.9 : 0;
        double most = lines.get().isEmpty() ? 1 : 0;
        for (TrendPoint point : points.get()) {
            for (double value : lines.get().isEmpty()
                    ? List.of(point.line(), point.low(), expected.get())
                    : point.shares()) {
                least = Double.isNaN(value) ? least : Math.min(least, value);
                most = Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
        return new TrendFrame(points.get(), getWidth(), getHeight(), u(1), least, Math.max(most, least + 0.1));
    }

    @Override
    protected void paint(Pen pen) {
        TrendFrame frame = frame();
        if (points.get().isEmpty() || frame.bottom() <= frame.top()) {
            return;
        }
        if (chosen.get() >= 0 && chosen.get() < points.get().size()) {
            pen.fill(Ink.BAND, frame.slotLeft(chosen.get()), frame.top(), frame.slotWidth(),
                    frame.bottom() - frame.top());
        }
        frame.axes(pen);
        if (lines.get().isEmpty()) {
            shares(pen, frame);
            line(pen, frame, points.get().stream().mapToDouble(TrendPoint::line).toArray(), Ink.ACCENT);
        } else {
            for (int k = 0; k < lines.get().size(); k++) {
                int which = k;
                double[] values = points.get().stream().mapToDouble(point -> point.shares().get(which)).toArray();
                int shown = k < classes.get().size() ? classes.get().get(k) : k;
                line(pen, frame, values, Ink.ofClass(shown));
                marks(pen, frame, values, shown);
            }
        }
    }

    private void shares(Pen pen, TrendFrame frame) {
        if (!Double.isNaN(expected.get())) {
            pen.dashed(Ink.WRONG, frame.left(), frame.y(expected.get()), frame.right(), frame.y(expected.get()));
        }
        double radius = pen.u(points.get().size() > 40 ? 2.5 : 4.5);
        for (int i = 0; i < points.get().size(); i++) {
            TrendPoint point = points.get().get(i);
            if (Double.isNaN(point.share())) {
                continue;
            }
            double x = Math.round(frame.x(i)) + 0.5;
            pen.line(point.off() ? Ink.WRONG : Ink.TEXT, pen.u(1.5), x, frame.y(point.low()), x,
                    frame.y(point.high()));
            if (point.off()) {
                pen.dot(Ink.SURFACE, Ink.WRONG, pen.u(2), x, frame.y(point.share()), radius);
            } else {
                pen.dot(Ink.CORRECT, Ink.TEXT, 1, x, frame.y(point.share()), radius);
            }
        }
    }

    private void line(Pen pen, TrendFrame frame, double[] values, Ink ink) {
        for (int i = 1; i < values.length; i++) {
            if (!Double.isNaN(values[i - 1]) && !Double.isNaN(values[i])) {
                pen.line(ink, pen.u(2), frame.x(i - 1), frame.y(values[i - 1]), frame.x(i), frame.y(values[i]));
            }
        }
        if (values.length == 1 && !Double.isNaN(values[0])) {
            pen.fill(ink, frame.x(0) - pen.u(8), frame.y(values[0]) - 1, pen.u(16), 2);
        }
    }

    private void marks(Pen pen, TrendFrame frame, double[] values, int which) {
        int every = Math.max(1, values.length / 12);
        for (int i = 0; i < values.length; i += every) {
            if (!Double.isNaN(values[i])) {
                MarkShape.draw(pen, which, frame.x(i), frame.y(values[i]), pen.u(8));
            }
        }
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (isFocused()) {
            pen.dashedBox(Ink.FOCUS, 0, 0, Math.floor(getWidth()), Math.floor(getHeight()));
        }
    }

    @Override
    public ChartTable table() {
        List<String> headers = new ArrayList<>(List.of("stretch", "rows"));
        headers.addAll(lines.get().isEmpty() ? List.of("confidence", "right", "95 %", "") : lines.get());
        return new ChartTable(headers, points.get().stream().map(this::row).toList());
    }

    private List<String> row(TrendPoint point) {
        List<String> row = new ArrayList<>(List.of(point.name(), Figures.count(point.rows())));
        if (lines.get().isEmpty()) {
            row.add(Figures.probability(point.line()));
            row.add(Figures.percent(point.share()));
            row.add(Double.isNaN(point.share())
                    ? Figures.NOT_AVAILABLE
                    : Figures.percentFigure(point.low()) + "–" + Figures.percentFigure(point.high()));
            row.add(point.off() ? "fewer right" : point.drifted() ? "changed" : "");
        } else {
            point.shares().forEach(share -> row.add(Figures.percent(share)));
        }
        return row;
    }
}
