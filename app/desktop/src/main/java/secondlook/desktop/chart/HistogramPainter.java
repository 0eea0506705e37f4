package secondlook.desktop.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws a stacked histogram and its threshold. */
final class HistogramPainter {

    private final Pen pen;
    private final HistogramBars bars;
    private final HistogramFrame frame;
    private final GraphicsContext g;

    HistogramPainter(Pen pen, HistogramBars bars, HistogramFrame frame) {
        this.pen = pen;
        this.bars = bars;
        this.frame = frame;
        this.g = pen.context();
    }

    void paint() {
        grid();
        for (int bin = 0; bin < bars.bins(); bin++) {
            bar(bin);
        }
        hatch();
        int cut = bars.cutBin();
        if (cut >= 0) {
            cut(cut);
        }
        pen.horizontal(Ink.AXIS, frame.left(), frame.right(), frame.bottom());
        xLabels();
        if (bars.selected().length > 0) {
            selection();
        }
    }

    private void grid() {
        Ticks ticks = frame.ticks();
        for (double count = 0; count <= ticks.top() + 1e-9; count += ticks.step()) {
            double y = frame.y(count);
            if (count > 0) {
                pen.horizontal(Ink.GRID, frame.left(), frame.right(), y);
            }
            pen.text(Ink.MUTED, false, TextAlignment.RIGHT, Figures.count(Math.round(count)),
                    frame.left() - pen.u(8), y);
        }
    }

    private void xLabels() {
        double span = bars.high() - bars.low();
        double step = span > 0.55 ? 0.1 : 0.05;
        for (long i = Math.round(bars.low() / step); i * step <= bars.high() + 1e-9; i++) {
            double value = i * step;
            String text = Figures.fixed(value, step < 0.1 ? 2 : 1);
            // the last one has only the margin to its right
            double at = Math.min(frame.x(value), frame.right() + pen.u(8) - pen.width(text, false) / 2);
            pen.text(Ink.MUTED, false, TextAlignment.CENTER, text, at, frame.bottom() + pen.u(12));
        }
    }

    private double leftOf(int bin) {
        return Math.round(frame.x(bars.edges()[bin]));
    }

    private double widthOf(int bin) {
        return Math.max(1, Math.round(frame.x(bars.edges()[bin + 1])) - leftOf(bin) - 1);
    }

    /** Height of a stack up to a count, at least 1 px for any row at all. */
    private double top(int count) {
        return Math.min(Math.round(frame.y(count)), frame.bottom() - (count > 0 ? 1 : 0));
    }

    private void bar(int bin) {
        double x = leftOf(bin);
        double width = widthOf(bin);
        int wrong = bars.wrong()[bin];
        int known = wrong + bars.correct()[bin];
        double wrongTop = top(wrong);
        double knownTop = top(known);
        if (wrong > 0) {
            pen.fill(Ink.WRONG, x, wrongTop, width, frame.bottom() - wrongTop);
        }
        if (known > wrong) {
            // the gap of 1 px keeps the two apart without a line
            double floor = wrong > 0 && wrongTop - knownTop > 2 ? wrongTop - 1 : wrongTop;
            pen.fill(Ink.CORRECT, x, knownTop, width, Math.max(1, floor - knownTop));
        }
        if (bars.none()[bin] > 0) {
            double noneTop = top(bars.total(bin));
            pen.dashedBox(Ink.NONE, x, noneTop, width, Math.max(1, knownTop - noneTop));
        }
    }

    private void hatch() {
        g.save();
        g.beginPath();
        boolean any = false;
        for (int bin = 0; bin < bars.bins(); bin++) {
            if (bars.wrong()[bin] > 0) {
                double y = top(bars.wrong()[bin]);
                g.rect(leftOf(bin), y, widthOf(bin), frame.bottom() - y);
                any = true;
            }
        }
        if (any) {
            g.clip();
            pen.hatch(Ink.HATCH, frame.left(), frame.top(), frame.right() - frame.left(),
                    frame.bottom() - frame.top());
        }
        g.restore();
    }

    private void cut(int bin) {
        double x = leftOf(bin);
        double right = x + widthOf(bin);
        double y = frame.y(frame.ticks().top()) + pen.u(16);
        pen.line(Ink.SURFACE, pen.u(5), x - 1, y + pen.u(3), right + 1, y - pen.u(3));
        cutLabel(bin, Double.NaN);
    }

    /** @param line where a line stands; the label is only written again where it would be crossed */
    private void cutLabel(int bin, double line) {
        String label = Figures.count(bars.total(bin)) + " here, bar cut";
        double width = pen.width(label, false);
        double y = frame.y(frame.ticks().top()) + pen.u(7);
        boolean roomLeft = leftOf(bin) - frame.left() > width + pen.u(12);
        double from = roomLeft ? leftOf(bin) - pen.u(6) - width : leftOf(bin) + widthOf(bin) + pen.u(6);
        if (Double.isNaN(line)) {
            pen.text(Ink.TEXT, false, TextAlignment.LEFT, label, from, y);
        } else if (line > from - pen.u(3) && line < from + width + pen.u(3)) {
            pen.rimmed(Ink.TEXT, false, TextAlignment.LEFT, label, from, y);
        }
    }

    private void selection() {
        g.beginPath();
        boolean open = false;
        for (int bin = 0; bin < bars.bins(); bin++) {
            boolean any = bars.selected()[bin] > 0;
            double x = Math.round(frame.x(bars.edges()[bin]));
            if (any && !open) {
                g.moveTo(x, frame.bottom());
            } else if (!any && open) {
                g.lineTo(x, frame.bottom());
            }
            if (any) {
                double y = top(bars.selected()[bin]);
                g.lineTo(x, y);
                g.lineTo(Math.round(frame.x(bars.edges()[bin + 1])) - 1, y);
            }
            open = any;
        }
        if (open) {
            g.lineTo(frame.right(), frame.bottom());
        }
        g.setStroke(pen.color(Ink.SURFACE));
        g.setLineWidth(pen.u(5));
        g.stroke();
        g.setStroke(pen.color(Ink.ACCENT));
        g.setLineWidth(pen.u(2));
        g.stroke();
    }

    /** The outline of the bin under the pointer. */
    void hovered(int bin) {
        double y = top(bars.total(bin));
        g.setStroke(pen.color(Ink.TEXT));
        g.setLineWidth(1);
        g.strokeRect(leftOf(bin) - 0.5, y - 0.5, widthOf(bin) + 1, frame.bottom() - y + 0.5);
    }

    /** The flagged side, the line, its handle, and what lies on either side in words. */
    void threshold(double value, String flagged, String accepted, boolean focused) {
        double x = Math.round(frame.x(value));
        String text = Figures.fixed(value, 2);
        double width = Math.round(pen.width(text, true) + pen.u(22));
        double height = Math.round(pen.u(20));
        double left = Math.clamp(x - width / 2, frame.left(), frame.right() - width + pen.u(8));
        if (focused) {
            pen.round(Ink.FOCUS, left - 2, -0.0, width + 4, height + 4, pen.u(5));
        }
        pen.fill(Ink.ACCENT, x - 1, height, 2, frame.bottom() - height);
        if (bars.cutBin() >= 0) {
            cutLabel(bars.cutBin(), x);
        }
        pen.round(Ink.HANDLE, left, 2, width, height, pen.u(4));
        double middle = 2 + height / 2;
        for (int grip = 0; grip < 2; grip++) {
            pen.fill(Ink.ON_HANDLE, Math.round(left + pen.u(7) + grip * pen.u(3)), middle - pen.u(4), 1, pen.u(8));
        }
        pen.text(Ink.ON_HANDLE, true, TextAlignment.LEFT, text, left + pen.u(15), middle);
        sides(bars.highIsUnsure() ? accepted : flagged, bars.highIsUnsure() ? flagged : accepted, left, left + width,
                middle);
    }

    private void sides(String onLeft, String onRight, double left, double right, double y) {
        double gap = pen.u(10);
        double leftWidth = pen.width(onLeft, true);
        double rightWidth = pen.width(onRight, true);
        double edge = frame.right() + pen.u(8);
        boolean leftFits = left - gap - leftWidth >= 0;
        boolean rightFits = right + gap + rightWidth <= edge;
        if (leftFits) {
            String text = rightFits ? onLeft : onLeft + ", " + onRight;
            pen.text(Ink.TEXT, true, TextAlignment.RIGHT, text, left - gap, y);
        }
        if (rightFits) {
            String text = leftFits ? onRight : onLeft + ", " + onRight;
            pen.text(Ink.TEXT, true, TextAlignment.LEFT, text, right + gap, y);
        }
    }
}
