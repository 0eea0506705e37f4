package secondlook.desktop.chart;

/**
 * A share with its interval, as drawn on a line.
 *
 * @param value share in [0,1]; NaN draws the line alone
 * @param low   lower end of its interval
 * @param high  upper end of its interval
 * @param full  the share at the right end of the line, in (0,1]
 * @param off   whether it surely misses what was hoped for
 */
public record ShareInterval(double value, double low, double high, double full, boolean off) {

    public static final ShareInterval NONE = new ShareInterval(Double.NaN, Double.NaN, Double.NaN, 1, false);
}
