package secondlook.desktop.chart;

/** Where everything of a stacked histogram lies: values to pixels and back. */
final class HistogramFrame {

    private static final int Y_STEPS = 6;
    private static final double HEADROOM = 1.5;

    private final HistogramBars bars;
    private final double unit;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final Ticks ticks;

    HistogramFrame(HistogramBars bars, double width, double height, double unit) {
        this.bars = bars;
        this.unit = unit;
        this.right = Math.round(width - 8 * unit);
        this.top = Math.round(28 * unit);
        this.bottom = Math.round(height - 20 * unit);
        double tallest = bars.tallestWhole();
        int steps = (int) Math.clamp((bottom - top) / (30 * unit), 2, Y_STEPS);
        this.ticks = Ticks.upTo(bars.cutBin() >= 0 ? tallest * HEADROOM : tallest, steps, 1);
        // tabular figures: the room for the longest count follows from its length
        int letters = Figures.count(Math.round(ticks.top())).length();
        this.left = Math.round(Math.max(36, 14 + 6.6 * letters) * unit);
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    /** Top of the plot; the handle lies above. */
    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    Ticks ticks() {
        return ticks;
    }

    double x(double value) {
        double span = bars.high() - bars.low();
        return left + (right - left) * (Math.clamp(value, bars.low(), bars.high()) - bars.low()) / span;
    }

    double value(double x) {
        return bars.low() + (x - left) / (right - left) * (bars.high() - bars.low());
    }

    double y(double count) {
        double room = bottom - top - 8 * unit;
        return bottom - room * Math.min(count, ticks.top()) / ticks.top();
    }

    int binAt(double x, double y) {
        if (y < top || y > bottom || x < left || x > right) {
            return -1;
        }
        int bin = bars.binOf(value(x));
        return bin >= 0 && bars.total(bin) > 0 ? bin : -1;
    }

    /** Whether a point is on the handle, or within 4 px of the line. */
    boolean nearThreshold(double threshold, double x, double y) {
        if (Double.isNaN(threshold)) {
            return false;
        }
        double reach = y < top ? 24 * unit : 4 * unit;
        return Math.abs(x - x(threshold)) <= reach && y <= bottom;
    }
}
