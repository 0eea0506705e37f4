package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import secondlook.desktop.chart.HistogramBars;

class BinWordsTest {

    private static final HistogramBars BARS = new HistogramBars(new double[]{0.4, 0.5, 1}, new int[]{1200, 0},
            new int[]{3, 0}, new int[]{0, 1}, new int[0], false);

    @Test
    void aBinSaysWhatLiesInItAndWhatAClickDoes() {
        assertEquals("0.40–0.50\n1\u00a0200 correct, 3 wrong\nclick selects these 1\u00a0203 rows",
                BinWords.tip(BARS, 0));
    }

    @Test
    void rowsWithoutTruthAreNeitherRightNorWrong() {
        assertEquals("0.50–1.00\n1 without truth\nclick selects this row", BinWords.tip(BARS, 1));
    }
}
