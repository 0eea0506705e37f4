package secondlook.desktop.chart;

import java.util.List;

/**
 * One stretch of time in a {@link TrendChart}.
 *
 * @param name     in full, for the table
 * @param label    under the axis; short
 * @param rows     in it
 * @param line     drawn as a line, in [0,1]; NaN for a gap
 * @param share    drawn as a point, in [0,1]; NaN for none
 * @param low      lower end of its interval
 * @param high     upper end of its interval
 * @param off      whether the point is surely too low
 * @param drifted  whether something else is alarming in it
 * @param shares   drawn as further lines, one value per line, in [0,1]
 */
public record TrendPoint(String name, String label, long rows, double line, double share, double low, double high,
        boolean off, boolean drifted, List<Double> shares) {

    public TrendPoint {
        shares = List.copyOf(shares);
    }
}
