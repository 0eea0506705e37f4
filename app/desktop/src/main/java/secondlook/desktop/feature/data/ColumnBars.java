package secondlook.desktop.feature.data;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A column's distribution, small: all rows and, before them, the selected ones. Two paths, whatever the number of bars,
 * coloured by CSS. Dragging across bars reports them.
 */
final class ColumnBars extends Region {

    private final Path all = new Path();
    private final Path chosen = new Path();
    private final Path foot = new Path();
    private final Region brush = new Region();
    private final BiConsumer<Integer, Integer> dragged;
    private List<Long> bars = List.of();
    private long[] selected = new long[0];
    private int from = -1;
    private int to = -1;

    /** @param dragged called with the first and the last bar that were dragged over */
    ColumnBars(BiConsumer<Integer, Integer> dragged) {
        this.dragged = dragged;
        getStyleClass().add("column-bars");
        all.getStyleClass().add("all");
        chosen.getStyleClass().add("chosen");
        foot.getStyleClass().add("foot");
        brush.getStyleClass().add("brush");
        brush.setManaged(false);
        brush.setVisible(false);
        getChildren().addAll(brush, all, chosen, foot);
        getChildren().forEach(node -> node.setMouseTransparent(true));
        setPickOnBounds(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.ANY, this::drag);
    }

    void show(List<Long> counts, long[] selection) {
        bars = counts;
        selected = selection;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        long most = Math.max(1, bars.stream().mapToLong(Long::longValue).max().orElse(1));
        all.getElements().clear();
        chosen.getElements().clear();
        for (int i = 0; i < bars.size(); i++) {
            bar(all, i, bars.get(i), most);
            if (i < selected.length) {
                bar(chosen, i, selected[i], most);
            }
        }
        double y = snapPositionY(getHeight()) - 0.5;
        foot.getElements().setAll(new MoveTo(0, y), new LineTo(getWidth(), y));
    }

    private void bar(Path path, int index, long count, long most) {
        if (count == 0) {
            return;
        }
        double left = Math.round(getWidth() * index / bars.size());
        double right = Math.max(left + 1, Math.round(getWidth() * (index + 1) / bars.size()) - 1);
        double bottom = Math.floor(getHeight()) - 1;
        double top = bottom - Math.max(1, Math.round((bottom - 1) * count / most));
        path.getElements().addAll(new MoveTo(left, bottom), new LineTo(left, top), new LineTo(right, top),
                new LineTo(right, bottom), new ClosePath());
    }

    private int barAt(double x) {
        return bars.isEmpty() ? -1 : Math.clamp((int) (x / getWidth() * bars.size()), 0, bars.size() - 1);
    }

    /** The events stay here: a click on the head of a column sorts. */
    private void drag(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            from = barAt(event.getX());
            to = from;
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && from >= 0) {
            to = barAt(event.getX());
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && from >= 0) {
            dragged.accept(Math.min(from, to), Math.max(from, to));
            from = -1;
        }
        if (event.getEventType() != MouseEvent.MOUSE_MOVED) {
            brush.setVisible(from >= 0);
            if (from >= 0) {
                double step = getWidth() / bars.size();
                brush.resizeRelocate(Math.min(from, to) * step, 0, (Math.abs(to - from) + 1) * step, getHeight());
            }
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED
                    || event.getEventType() == MouseEvent.MOUSE_RELEASED
                    || event.getEventType() == MouseEvent.MOUSE_CLICKED) {
                event.consume();
            }
        }
    }
}
