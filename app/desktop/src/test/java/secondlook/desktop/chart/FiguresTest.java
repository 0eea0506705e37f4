package secondlook.desktop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aProbabilityIsOneOrZeroOnlyWhereExact() {
        assertEquals("1.00", Figures.probability(1));
        assertEquals("0.00", Figures.probability(0));
        assertTrue(Figures.probability(0.9999).startsWith(">"));
        assertTrue(Figures.probability(0.0001).startsWith("<"));
        assertEquals("0.79", Figures.probability(0.79));
        assertEquals(Figures.NOT_AVAILABLE, Figures.probability(Double.NaN));
    }

    @Test
    void aPercentageHasOneDecimalAndIsNeverRoundedToNothingOrAll() {
        assertEquals("37.8", Figures.percentFigure(0.378));
        assertEquals("0.0", Figures.percentFigure(0));
        assertEquals("100.0", Figures.percentFigure(1));
        assertEquals("<0.1", Figures.percentFigure(0.0001));
        assertEquals(">99.9", Figures.percentFigure(0.99999));
        assertEquals(Figures.NOT_AVAILABLE, Figures.percent(Double.NaN));
    }

    @Test
    void aNumberIsShortAndHasARealMinus() {
        assertEquals("\u22123.9", Figures.number(-3.9));
        assertEquals("35.7", Figures.number(35.70));
        assertEquals("\u22120.5", Figures.fixed(-0.5, 1));
        assertEquals("0.0", Figures.fixed(-0.04, 1));
        assertEquals(Figures.NOT_AVAILABLE, Figures.number(Double.POSITIVE_INFINITY));
    }

    @Test
    void ticksAreRoundAndReachTheTop() {
        for (double max = 0.003; max < 5e6; max *= 1.37) {
            Ticks ticks = Ticks.upTo(max, 5, max > 20 ? 1 : 0);
            assertTrue(ticks.top() >= max * (1 - 1e-9), max + " below " + ticks);
            assertTrue(ticks.top() / ticks.step() <= 6 + 1e-9, max + " needs too many " + ticks);
        }
        assertEquals(1, Ticks.upTo(3, 6, 1).step());
    }
}
