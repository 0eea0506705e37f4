package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.EventHandler;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * How sure the model was: rows per bin, the wrong ones hatched on the baseline, the correct ones above, those without
 * truth dashed on top; and a threshold that can be dragged, or moved with the arrow keys.
 */
public final class StackedHistogram extends ChartRegion {

    private final ObjectProperty<HistogramBars> bars = new SimpleObjectProperty<>(HistogramBars.EMPTY);
    private final DoubleProperty threshold = new SimpleDoubleProperty(Double.NaN);
    private final StringProperty flaggedText = new SimpleStringProperty("");
    private final StringProperty acceptedText = new SimpleStringProperty("");
    private final Region flaggedSide = new Region();
    private final Label tip = new Label();
    private final ThresholdDrag drag;
    private IntConsumer onBin = bin -> {
    };
    private IntFunction<String> tipText = bin -> "";
    private int hovered = -1;

    public StackedHistogram() {
        getStyleClass().add("stacked-histogram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        tip.getStyleClass().add("chart-tip");
        tip.setManaged(false);
        tip.setVisible(false);
        tip.setMouseTransparent(true);
        getChildren().add(tip);
        flaggedSide.getStyleClass().add("flagged-side");
        flaggedSide.setManaged(false);
        flaggedSide.setMouseTransparent(true);
        // beneath the canvas, so that moving it draws nothing anew
        getChildren().addFirst(flaggedSide);
        drag = new ThresholdDrag(threshold, () -> bars.get().low(), () -> bars.get().high());
        repaintOn(bars);
        threshold.subscribe(() -> {
            repaintOverlay();
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
        flaggedText.subscribe(this::repaintOverlay);
        acceptedText.subscribe(this::repaintOverlay);
        focusedProperty().subscribe(this::repaintOverlay);
        EventHandler<MouseEvent> mouse = this::pointed;
        addEventHandler(MouseEvent.ANY, mouse);
        addEventHandler(KeyEvent.KEY_PRESSED, drag::keyed);
    }

    public ObjectProperty<HistogramBars> barsProperty() {
        return bars;
    }

    /** Where the threshold stands; NaN for none. Changed by the person through {@link #drag()} only. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    public StringProperty flaggedTextProperty() {
        return flaggedText;
    }

    public StringProperty acceptedTextProperty() {
        return acceptedText;
    }

    /** Reports how the person moves the threshold. */
    public ThresholdDrag drag() {
        return drag;
    }

    /** Called with the bin that was clicked. */
    public void setOnBin(IntConsumer action) {
        onBin = action;
    }

    /** Gives the text shown while the pointer rests on a bin. */
    public void setTipText(IntFunction<String> text) {
        tipText = text;
    }

    HistogramFrame frame() {
        return new HistogramFrame(bars.get(), Math.floor(getWidth()), Math.floor(getHeight()), u(1));
    }

    @Override
    protected void paint(Pen pen) {
        new HistogramPainter(pen, bars.get(), frame()).paint();
    }

    @Override
    protected void paintOverlay(Pen pen) {
        HistogramPainter painter = new HistogramPainter(pen, bars.get(), frame());
        flaggedSide.setVisible(!Double.isNaN(threshold.get()));
        if (flaggedSide.isVisible()) {
            shadeFlagged(frame());
            painter.threshold(threshold.get(), flaggedText.get(), acceptedText.get(), isFocused());
        }
        if (hovered >= 0) {
            painter.hovered(hovered);
        }
    }

    private void shadeFlagged(HistogramFrame frame) {
        double line = Math.round(frame.x(threshold.get()));
        boolean rightSide = bars.get().highIsUnsure();
        double from = rightSide ? line : frame.left();
        double to = rightSide ? frame.right() : line;
        flaggedSide.resizeRelocate(from, frame.top(), Math.max(0, to - from), frame.bottom() - frame.top());
    }

    private void pointed(MouseEvent event) {
        HistogramFrame frame = frame();
        boolean onLine = frame.nearThreshold(threshold.get(), event.getX(), event.getY());
        int bin = frame.binAt(event.getX(), event.getY());
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
            if (onLine) {
                drag.begin();
            }
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && drag.isActive()) {
            drag.to(frame.value(event.getX()));
            hover(-1, frame);
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && drag.isActive()) {
            drag.end();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && event.isStillSincePress() && !onLine
                && bin >= 0) {
            onBin.accept(bin);
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            setCursor(onLine ? Cursor.H_RESIZE : bin >= 0 ? Cursor.HAND : Cursor.DEFAULT);
            hover(onLine ? -1 : bin, frame);
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            hover(-1, frame);
        }
    }

    private void hover(int bin, HistogramFrame frame) {
        if (bin == hovered) {
            return;
        }
        hovered = bin;
        tip.setVisible(bin >= 0);
        if (bin >= 0) {
            tip.setText(tipText.apply(bin));
            tip.applyCss();
            tip.autosize();
            double x = frame.x(bars.get().edges()[bin]) - tip.getWidth() - u(8);
            tip.relocate(Math.max(u(4), x), frame.top() + u(40));
        }
        repaintOverlay();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> threshold.get();
            case MIN_VALUE -> bars.get().low();
            case MAX_VALUE -> bars.get().high();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public ChartTable table() {
        HistogramBars now = bars.get();
        List<List<String>> rows = new ArrayList<>();
        for (int bin = now.bins() - 1; bin >= 0; bin--) {
            if (now.total(bin) > 0) {
                rows.add(List.of(
                        Figures.fixed(now.edges()[bin], 2) + "–" + Figures.fixed(now.edges()[bin + 1], 2),
                        Figures.count(now.total(bin)), Figures.count(now.correct()[bin]),
                        Figures.count(now.wrong()[bin]), Figures.count(now.none()[bin])));
            }
        }
        return new ChartTable(List.of("from–to", "rows", "correct", "wrong", "no truth"), rows);
    }
}
