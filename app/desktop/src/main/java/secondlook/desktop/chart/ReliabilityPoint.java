package secondlook.desktop.chart;

/**
 * One bin of a reliability diagram.
 *
 * @param from  left edge of the bin
 * @param to    right edge of the bin
 * @param rows  rows in it, ≥ 1
 * @param said  mean confidence
 * @param right share that was right
 * @param low   lower end of its 95 % interval
 * @param high  upper end of its 95 % interval
 */
public record ReliabilityPoint(double from, double to, int rows, double said, double right, double low,
        double high) {

    /** Bins with fewer rows are drawn small and written muted. */
    public static final int FEW = 10;

    /** Whether the interval does not reach the diagonal. */
    public boolean missesDiagonal() {
        return said < low || said > high;
    }

    public boolean isThin() {
        return rows < FEW;
    }

    /** By how many points it was more often right than it said; negative where it promised too much. */
    public double gap() {
        return right - said;
    }
}
