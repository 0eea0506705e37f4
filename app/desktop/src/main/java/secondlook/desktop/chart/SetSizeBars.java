package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/** How many classes the sets hold: a bar per size, those that miss the truth hatched on the baseline. */
public final class SetSizeBars extends ChartRegion {

    private final ObjectProperty<SetSizeCounts> counts = new SimpleObjectProperty<>(SetSizeCounts.EMPTY);
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private IntConsumer onSize = size -> {
    };
    private int pointed = -1;

    public SetSizeBars() {
        getStyleClass().add("set-size-bars");
        setFocusTraversable(true);
        repaintOn(counts);
        selected.subscribe(this::repaintOverlay);
        focusedProperty().subscribe(this::repaintOverlay);
        addEventHandler(MouseEvent.ANY, this::pointer);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    public ObjectProperty<SetSizeCounts> countsProperty() {
        return counts;
    }

    /** The bar whose rows are selected; -1 for none. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** Called with the bar that was clicked. */
    public void setOnSize(IntConsumer action) {
        onSize = action;
    }

    private double left() {
        return Math.round(u(8));
    }

    private double right() {
        return Math.floor(getWidth()) - u(8);
    }

    private double top() {
        return Math.round(u(22));
    }

    private double bottom() {
        return Math.round(Math.floor(getHeight()) - u(38));
    }

    private double x(int bar) {
        double room = Math.min((right() - left()) / Math.max(1, counts.get().bars()), u(84));
        return Math.round(left() + room * bar);
    }

    private double height(int rows) {
        double full = Math.max(1, counts.get().most());
        return rows == 0 ? 0 : Math.max(1, Math.round((bottom() - top()) * rows / full));
    }

    @Override
    protected void paint(Pen pen) {
        SetSizeCounts now = counts.get();
        if (now.most() == 0 || bottom() <= top()) {
            return;
        }
        for (int bar = 0; bar < now.bars(); bar++) {
            double x = x(bar) + pen.u(3);
            double width = Math.max(1, x(bar + 1) - x(bar) - pen.u(6));
            double missed = height(now.missed()[bar]);
            double all = Math.max(height(now.total(bar)), missed);
            if (missed > 0) {
                pen.fill(Ink.WRONG, x, bottom() - missed, width, missed);
                pen.hatchBox(Ink.HATCH, x, bottom() - missed, width, missed);
            }
            if (all > missed) {
                double gap = missed > 0 && all - missed > 2 ? 1 : 0;
                pen.fill(Ink.CORRECT, x, bottom() - all, width, all - missed - gap);
            }
            pen.text(now.total(bar) == 0 ? Ink.MUTED : Ink.TEXT, bar == 1, TextAlignment.CENTER,
                    Figures.count(now.total(bar)), x + width / 2, bottom() - all - pen.u(9));
            pen.text(Ink.MUTED, false, TextAlignment.CENTER, now.name(bar), x + width / 2, bottom() + pen.u(11));
        }
        pen.horizontal(Ink.AXIS, left(), x(now.bars()), bottom());
        pen.text(Ink.MUTED, false, TextAlignment.LEFT, "classes in the set", left(), bottom() + pen.u(29));
    }

    @Override
    protected void paintOverlay(Pen pen) {
        if (selected.get() >= 0 && selected.get() < counts.get().bars()) {
            outline(pen, Ink.ACCENT, selected.get());
        }
        if (pointed >= 0 && pointed < counts.get().bars() && pointed != selected.get()) {
            outline(pen, isFocused() ? Ink.FOCUS : Ink.TEXT, pointed);
        } else if (isFocused() && pointed < 0) {
            pen.context().setStroke(pen.color(Ink.FOCUS));
            pen.context().setLineWidth(2);
            pen.context().strokeRect(1, 1, Math.floor(getWidth()) - 2, Math.floor(getHeight()) - 2);
        }
    }

    private void outline(Pen pen, Ink ink, int bar) {
        double height = height(counts.get().total(bar));
        pen.context().setStroke(pen.color(ink));
        pen.context().setLineWidth(2);
        pen.context().strokeRect(x(bar) + pen.u(2), bottom() - height - 1, x(bar + 1) - x(bar) - pen.u(4),
                height + 1);
    }

    private int barAt(double x) {
        for (int bar = 0; bar < counts.get().bars(); bar++) {
            if (x >= x(bar) && x < x(bar + 1) && counts.get().total(bar) > 0) {
                return bar;
            }
        }
        return -1;
    }

    private void pointer(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED && barAt(event.getX()) >= 0) {
            onSize.accept(barAt(event.getX()));
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED
                || event.getEventType() == MouseEvent.MOUSE_EXITED) {
            pointed = event.getEventType() == MouseEvent.MOUSE_MOVED ? barAt(event.getX()) : -1;
            setCursor(pointed >= 0 ? Cursor.HAND : Cursor.DEFAULT);
            repaintOverlay();
        }
    }

    private void keyed(KeyEvent event) {
        if (counts.get().most() == 0 || event.isControlDown()) {
            return;
        }
        int last = counts.get().bars() - 1;
        if (event.getCode() == KeyCode.LEFT) {
            pointed = Math.max(0, pointed - 1);
        } else if (event.getCode() == KeyCode.RIGHT) {
            pointed = Math.min(last, pointed + 1);
        } else if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) && pointed >= 0) {
            onSize.accept(pointed);
        } else {
            return;
        }
        event.consume();
        repaintOverlay();
    }

    @Override
    public ChartTable table() {
        SetSizeCounts now = counts.get();
        List<List<String>> rows = new ArrayList<>();
        for (int bar = 0; bar < now.bars() && now.most() > 0; bar++) {
            rows.add(List.of(now.name(bar), Figures.count(now.total(bar)),
                    Figures.percent((double) now.total(bar) / now.rows()), Figures.count(now.held()[bar]),
                    Figures.count(now.missed()[bar])));
        }
        return new ChartTable(List.of("classes in the set", "rows", "share", "hold the truth", "miss it"), rows);
    }
}
