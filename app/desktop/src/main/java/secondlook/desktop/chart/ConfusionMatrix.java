package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.ConfusionCounts.Cell;

/** What the truth was against what the model said. A click, or the arrow keys and Enter, choose a cell. */
public final class ConfusionMatrix extends ChartRegion {

    /** Height of a row where there is room, and where there are many classes. */
    private static final double ROW = 32;
    private static final double LEAST_ROW = 15;

    /** Width of a letter, near enough to share the room out before anything is drawn. */
    private static final double LETTER = 6.3;
    private static final double HEAD = 48;

    private final ObjectProperty<ConfusionCounts> counts = new SimpleObjectProperty<>(ConfusionCounts.EMPTY);
    private final ObjectProperty<@Nullable Cell> selected = new SimpleObjectProperty<>();
    private Consumer<Cell> onCell = cell -> {
    };
    private @Nullable Cell pointed;

    public ConfusionMatrix() {
        getStyleClass().add("confusion-matrix");
        setFocusTraversable(true);
        repaintOn(counts);
        selected.subscribe(this::repaintOverlay);
        focusedProperty().subscribe(this::repaintOverlay);
        counts.subscribe(() -> {
            pointed = null;
            requestLayout();
        });
        addEventHandler(MouseEvent.ANY, this::pointer);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    }

    public ObjectProperty<ConfusionCounts> countsProperty() {
        return counts;
    }

    public ObjectProperty<@Nullable Cell> selectedProperty() {
        return selected;
    }

    public void setOnCell(Consumer<Cell> action) {
        onCell = action;
    }

    @Override
    protected double computePrefHeight(double width) {
        return u(HEAD + ROW * counts.get().size()) + 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return u(HEAD + LEAST_ROW * counts.get().size()) + 2;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return u(40 + 28 * counts.get().size() + 64);
    }

    private double left() {
        int longest = counts.get().classes().stream().mapToInt(String::length).max().orElse(0);
        return Math.round(u(Math.clamp(24 + LETTER * longest, 52, 92)));
    }

    /** Room for how many were found. */
    private double foundWidth() {
        int longest = 5;
        for (int k = 0; k < counts.get().size(); k++) {
            longest = Math.max(longest, found(k).length());
        }
        return u(12 + LETTER * longest);
    }

    private String found(int truth) {
        ConfusionCounts now = counts.get();
        if (now.of(truth) == 0) {
            return Figures.NOT_AVAILABLE;
        }
        return now.of(truth) < 100_000
                ? Figures.count(now.found(truth)) + " of " + Figures.count(now.of(truth))
                : Figures.percent((double) now.found(truth) / now.of(truth));
    }

    private double rowHeight() {
        int rows = Math.max(1, counts.get().size());
        return Math.clamp((Math.floor(getHeight()) - u(HEAD) - 2) / rows, u(LEAST_ROW), u(ROW));
    }

    private double cellWidth() {
        double room = Math.floor(getWidth()) - left() - foundWidth();
        return Math.floor(Math.clamp(room / Math.max(1, counts.get().size()), u(24), u(110)));
    }

    /** Where a cell lies on the canvas. */
    Rectangle2D box(Cell cell) {
        double width = cellWidth();
        return new Rectangle2D(left() + cell.predicted() * width, Math.round(u(HEAD)) + cell.truth() * rowHeight(),
                width,
                rowHeight());
    }

    @Override
    protected void paint(Pen pen) {
        ConfusionCounts now = counts.get();
        if (now.size() == 0) {
            return;
        }
        double right = left() + now.size() * cellWidth();
        pen.text(Ink.MUTED, false, TextAlignment.CENTER, "model says", (left() + right) / 2, pen.u(9));
        pen.text(Ink.MUTED, false, TextAlignment.LEFT, "truth is", 0, pen.u(36));
        pen.text(Ink.MUTED, false, TextAlignment.RIGHT, "found", right + foundWidth() - pen.u(4), pen.u(36));
        for (int k = 0; k < now.size(); k++) {
            Rectangle2D box = box(new Cell(k, k));
            double room = box.getWidth() - pen.u(18);
            // a mark alone says more than a mark and three dots
            String name = room < pen.u(12) ? "" : fitted(pen, now.classes().get(k), room);
            double at = box.getMinX() + Math.max(pen.u(8), (box.getWidth() - pen.width(name, false) - pen.u(14)) / 2);
            MarkShape.draw(pen, now.marks()[k], at + pen.u(4), pen.u(36), pen.u(9));
            pen.text(Ink.TEXT, false, TextAlignment.LEFT, name, at + pen.u(14), pen.u(36));
            double middle = box.getMinY() + box.getHeight() / 2;
            MarkShape.draw(pen, now.marks()[k], pen.u(5), middle, pen.u(9));
            pen.text(Ink.TEXT, false, TextAlignment.LEFT, fitted(pen, now.classes().get(k), left() - pen.u(24)),
                    pen.u(16), middle);
            pen.text(Ink.TEXT, false, TextAlignment.RIGHT, found(k), right + foundWidth() - pen.u(4), middle);
        }
        for (int truth = 0; truth < now.size(); truth++) {
            for (int predicted = 0; predicted < now.size(); predicted++) {
                cell(pen, new Cell(truth, predicted));
            }
        }
        lines(pen, right);
    }

    private void cell(Pen pen, Cell cell) {
        long count = counts.get().at(cell);
        Rectangle2D box = box(cell);
        double x = box.getMinX() + box.getWidth() / 2;
        double y = box.getMinY() + box.getHeight() / 2;
        if (count == 0) {
            pen.text(Ink.MUTED, false, TextAlignment.CENTER, "·", x, y);
            return;
        }
        pen.fill(cell.isRight() ? Ink.RIGHT_TINT : Ink.WRONG_TINT, box.getMinX(), box.getMinY(), box.getWidth(),
                box.getHeight());
        String whole = Figures.count(count);
        String text = pen.width(whole, true) <= box.getWidth() - 2 ? whole : shortened(count);
        if (cell.equals(counts.get().worst())) {
            pen.context().setGlobalAlpha(0.55);
            pen.hatchBox(Ink.HATCH, box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
            pen.context().setGlobalAlpha(1);
            double width = pen.width(text, true) + pen.u(8);
            double height = Math.min(pen.u(18), box.getHeight() - 2);
            pen.fill(Ink.WRONG_TINT, x - width / 2, y - height / 2, width, height);
        }
        pen.text(Ink.TEXT, true, TextAlignment.CENTER, text, x, y);
    }

    /** For cells too narrow for all digits, which the table has. */
    private static String shortened(long count) {
        return count >= 1_000_000
                ? Figures.fixed(count / 1e6, count >= 10_000_000 ? 0 : 1) + "M"
                : count >= 1_000 ? Figures.fixed(count / 1e3, count >= 10_000 ? 0 : 1) + "k" : Figures.count(count);
    }

    private void lines(Pen pen, double right) {
        double top = Math.round(u(HEAD));
        double bottom = top + rowHeight() * counts.get().size();
        for (int k = 0; k <= counts.get().size(); k++) {
            pen.horizontal(Ink.GRID, left(), right, top + k * rowHeight());
            pen.vertical(Ink.GRID, left() + k * cellWidth(), top, bottom + 1);
        }
    }

    @Override
    protected void paintOverlay(Pen pen) {
        GraphicsContext g = pen.context();
        if (selected.get() != null) {
            outline(pen, Ink.ACCENT, 2, selected.get());
        }
        if (pointed != null && !pointed.equals(selected.get())) {
            outline(pen, isFocused() ? Ink.FOCUS : Ink.TEXT, isFocused() ? 2 : 1, pointed);
        }
        if (isFocused() && pointed == null) {
            g.setStroke(pen.color(Ink.FOCUS));
            g.setLineWidth(2);
            g.strokeRect(left() - 1, u(HEAD) - 1, cellWidth() * counts.get().size() + 3,
                    rowHeight() * counts.get().size() + 3);
        }
    }

    private void outline(Pen pen, Ink ink, double width, Cell cell) {
        Rectangle2D box = box(cell);
        double inset = width / 2;
        pen.context().setStroke(pen.color(ink));
        pen.context().setLineWidth(width);
        pen.context().strokeRect(box.getMinX() + inset, box.getMinY() + inset, box.getWidth() + 1 - width,
                box.getHeight() + 1 - width);
    }

    private static String fitted(Pen pen, String text, double room) {
        String fitting = text;
        while (fitting.length() > 1 && pen.width(fitting, false) > room) {
            int end = fitting.endsWith("…") ? fitting.length() - 2 : fitting.length() - 1;
            fitting = fitting.substring(0, end) + "…";
        }
        return fitting;
    }

    private @Nullable Cell cellAt(double x, double y) {
        int predicted = (int) Math.floor((x - left()) / cellWidth());
        int truth = (int) Math.floor((y - u(HEAD)) / rowHeight());
        int size = counts.get().size();
        boolean inside = predicted >= 0 && predicted < size && truth >= 0 && truth < size;
        return inside && counts.get().counts()[truth][predicted] > 0 ? new Cell(truth, predicted) : null;
    }

    private void pointer(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
        } else if (event.getEventType() == MouseEvent.MOUSE_CLICKED) {
            Cell cell = cellAt(event.getX(), event.getY());
            if (cell != null) {
                onCell.accept(cell);
            }
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED
                || event.getEventType() == MouseEvent.MOUSE_EXITED) {
            boolean inside = event.getEventType() == MouseEvent.MOUSE_MOVED;
            pointed = inside ? cellAt(event.getX(), event.getY()) : null;
            setCursor(pointed != null ? Cursor.HAND : Cursor.DEFAULT);
            repaintOverlay();
        }
    }

    private void keyed(KeyEvent event) {
        int size = counts.get().size();
        if (size == 0 || event.isControlDown()) {
            return;
        }
        Cell from = pointed == null ? new Cell(0, 0) : pointed;
        switch (event.getCode()) {
            case LEFT -> pointed = new Cell(from.truth(), Math.max(0, from.predicted() - 1));
            case RIGHT -> pointed = new Cell(from.truth(), Math.min(size - 1, from.predicted() + 1));
            case UP -> pointed = new Cell(Math.max(0, from.truth() - 1), from.predicted());
            case DOWN -> pointed = new Cell(Math.min(size - 1, from.truth() + 1), from.predicted());
            case ENTER, SPACE -> onCell.accept(from);
            default -> {
                return;
            }
        }
        event.consume();
        repaintOverlay();
    }

    @Override
    public ChartTable table() {
        ConfusionCounts now = counts.get();
        List<String> headers = new ArrayList<>(List.of("truth \\ model says"));
        headers.addAll(now.classes());
        List<List<String>> rows = new ArrayList<>();
        for (int truth = 0; truth < now.size(); truth++) {
            List<String> row = new ArrayList<>(List.of(now.classes().get(truth)));
            for (long count : now.counts()[truth]) {
                row.add(Figures.count(count));
            }
            rows.add(row);
        }
        return new ChartTable(headers, rows);
    }
}
