package secondlook.desktop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HistogramBarsTest {

    private static HistogramBars bars(int... correct) {
        double[] edges = new double[correct.length + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (double) i / correct.length;
        }
        return new HistogramBars(edges, correct, new int[correct.length], new int[correct.length], new int[0], false);
    }

    @Test
    void aBarIsCutOnlyIfItTowersOverTheSecond() {
        assertEquals(3, bars(4, 10, 3, 26).cutBin());
        assertEquals(-1, bars(4, 10, 3, 25).cutBin());
        assertEquals(-1, bars(0, 0, 7, 0).cutBin());
        assertEquals(10, bars(4, 10, 3, 26).tallestWhole());
    }

    @Test
    void binsAreOpenOnTheLeftAndTheFirstHoldsItsEdge() {
        HistogramBars bars = bars(1, 1, 1, 1);
        assertEquals(0, bars.binOf(0));
        assertEquals(0, bars.binOf(0.25));
        assertEquals(1, bars.binOf(0.2500001));
        assertEquals(3, bars.binOf(1));
        assertEquals(-1, bars.binOf(1.1));
        assertEquals(-1, bars.binOf(Double.NaN));
    }

    @Test
    void longCountsGetTheRoomTheyNeed() {
        assertEquals(36, new HistogramFrame(bars(5, 9, 2, 8), 800, 240, 1).left());
        double left = new HistogramFrame(bars(500_000, 900_000, 2, 8), 800, 240, 1).left();
        assertTrue(left >= 14 + 6.6 * "1 000 000".length() - 1, "left of the axis are " + left + " pixels");
    }

    @Test
    void pixelsAndValuesAreInverse() {
        HistogramFrame frame = new HistogramFrame(bars(5, 9, 2, 8), 800, 240, 1);
        for (double value = 0; value <= 1; value += 0.01) {
            assertEquals(value, frame.value(frame.x(value)), 1e-9);
        }
        assertTrue(frame.nearThreshold(0.5, frame.x(0.5) + 4, frame.top() + 30));
        assertTrue(!frame.nearThreshold(0.5, frame.x(0.5) + 5, frame.top() + 30));
        assertEquals(1, frame.binAt(frame.x(0.4), frame.bottom() - 3));
    }
}
