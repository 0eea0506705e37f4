package secondlook.desktop.chart;

import java.util.List;
import javafx.scene.text.TextAlignment;

/** Axes of a {@link TrendChart}: where a stretch and a share lie. */
final class TrendFrame {

    private final List<TrendPoint> points;
    private final double width;
    private final double height;
    private final double unit;
    private final double least;
    private final double most;
    private final double step;

    /**
     * @param least the lowest share shown, or lower
     * @param most  the highest share shown, or higher
     */
    TrendFrame(List<TrendPoint> points, double width, double height, double unit, double least, double most) {
        this.points = points;
        this.width = width;
        this.height = height;
        this.unit = unit;
        this.step = most - least > 0.45 ? 0.2 : most - least > 0.2 ? 0.1 : 0.05;
        this.least = Math.max(0, Math.floor(least / step + 1e-9) * step);
        this.most = Math.min(1, Math.ceil(most / step - 1e-9) * step);
    }

    double left() {
        return Math.round(36 * unit);
    }

    double right() {
        return Math.floor(width) - Math.round(6 * unit);
    }

    double top() {
        return Math.round(10 * unit);
    }

    double bottom() {
        return Math.round(Math.floor(height) - 24 * unit);
    }

    private double slot() {
        return (right() - left()) / Math.max(1, points.size());
    }

    double x(int point) {
        return left() + slot() * (point + 0.5);
    }

    double y(double share) {
        return bottom() - (bottom() - top()) * (Math.clamp(share, least, most) - least) / (most - least);
    }

    /** The stretch at a place; −1 outside. */
    int at(double x) {
        int point = (int) Math.floor((x - left()) / slot());
        return point >= 0 && point < points.size() ? point : -1;
    }

    double slotLeft(int point) {
        return Math.round(left() + slot() * point);
    }

    double slotWidth() {
        return Math.max(2, Math.round(slot()));
    }

    void axes(Pen pen) {
        int decimals = step < 0.1 ? 2 : 1;
        for (double share = least; share <= most + 1e-9; share += step) {
            pen.horizontal(Ink.GRID, left(), right(), y(share));
            pen.text(Ink.MUTED, false, TextAlignment.RIGHT, Figures.fixed(share, decimals), left() - 8 * unit,
                    y(share));
        }
        pen.horizontal(Ink.AXIS, left(), right(), bottom());
        double free = left() - 4 * unit;
        for (int i = 0; i < points.size(); i++) {
            TrendPoint point = points.get(i);
            boolean strong = point.off() || point.drifted();
            double wide = pen.width(point.label(), strong);
            if (x(i) - wide / 2 >= free && x(i) + wide / 2 <= width) {
                pen.text(strong ? Ink.TEXT : Ink.MUTED, strong, TextAlignment.CENTER, point.label(), x(i),
                        bottom() + 12 * unit);
                free = x(i) + wide / 2 + 5 * unit;
            }
        }
    }
}
