package secondlook.runtime.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class IntervalCoverageTest {

    @Test
    void clopperPearsonNeverCoversLessThanItSays() {
        double delta = 0.05;
        for (int n : new int[]{1, 7, 30, 120}) {
            double[] upper = new double[n + 1];
            double[] lower = new double[n + 1];
            for (int k = 0; k <= n; k++) {
                upper[k] = ClopperPearson.upper(k, n, delta);
                lower[k] = ClopperPearson.lower(k, n, delta);
            }
            for (int step = 1; step < 50; step++) {
                double p = step / 50.0;
                BinomialDistribution counts = BinomialDistribution.of(n, p);
                double above = 0;
                double below = 0;
                for (int k = 0; k <= n; k++) {
                    above += upper[k] >= p ? counts.probability(k) : 0;
                    below += lower[k] <= p ? counts.probability(k) : 0;
                }
                assertTrue(above >= 1 - delta - 1e-12, "upper, n=" + n + ", p=" + p + ": " + above);
                assertTrue(below >= 1 - delta - 1e-12, "lower, n=" + n + ", p=" + p + ": " + below);
            }
        }
    }

    @Test
    void wilsonCoversNinetyFivePerCentOnAverage() {
        Random random = new Random(41);
        for (int n : new int[]{10, 40, 200}) {
            int covered = 0;
            int repetitions = 20_000;
            for (int i = 0; i < repetitions; i++) {
                double p = 0.02 + 0.96 * random.nextDouble();
                int k = 0;
                for (int trial = 0; trial < n; trial++) {
                    k += random.nextDouble() < p ? 1 : 0;
                }
                covered += Wilson.of95(k, n).contains(p) ? 1 : 0;
            }
            assertEquals(0.95, (double) covered / repetitions, 0.01, "n=" + n);
        }
    }

    @Test
    void moreRowsNarrowAnIntervalAndItHoldsTheShare() {
        for (int n = 4; n <= 4096; n *= 2) {
            Interval interval = Wilson.of95(n / 4, n);
            Interval wider = Wilson.of95(n / 8, n / 2);
            assertTrue(interval.contains(0.25));
            assertTrue(n < 8 || interval.width() < wider.width());
            assertTrue(ClopperPearson.upper(n / 4, n, 0.05) > 0.25);
            assertTrue(ClopperPearson.lower(n / 4, n, 0.05) < 0.25);
        }
    }

    @Test
    void ofNothingNothingCanBeSaid() {
        assertFalse(Wilson.of95(0, 0).isAvailable());
        assertFalse(ClopperPearson.atLevel(0, 0, 0.95).isAvailable());
        assertThrows(IllegalArgumentException.class, () -> Wilson.of95(3, 2));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.upper(-1, 2, 0.1));
    }

    @Test
    void wilsonAtALevelUsesThatLevelsQuantile() {
        assertEquals(Wilson.of95(3, 10).lower(), Wilson.atLevel(3, 10, 0.95).lower(), 1e-12);
        assertTrue(Wilson.atLevel(3, 10, 0.99).width() > Wilson.atLevel(3, 10, 0.95).width());
    }
}
