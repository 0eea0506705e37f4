package secondlook.desktop.chart;

import java.util.List;

/**
 * A distribution of reference values, to be drawn small.
 *
 * @param counts    bar heights, left to right
 * @param lowLabel  written under the left end
 * @param highLabel written under the right end
 */
public record SmallDistribution(List<Long> counts, String lowLabel, String highLabel) {

    public static final SmallDistribution NONE = new SmallDistribution(List.of(), "", "");

    public SmallDistribution {
        counts = List.copyOf(counts);
    }
}
