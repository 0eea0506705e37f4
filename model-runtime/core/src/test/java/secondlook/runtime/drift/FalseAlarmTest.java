package secondlook.runtime.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where nothing has changed, a test at level 5 % may call drift in 5 of 100 cases and not more. */
class FalseAlarmTest {

    private static final double LEVEL = 0.05;
    private static final int REPETITIONS = 2000;
    /** Three standard deviations of the share of alarms. */
    private static final double SLACK = 3 * Math.sqrt(LEVEL * (1 - LEVEL) / REPETITIONS);

    @Test
    void kolmogorovSmirnovKeepsItsLevel() {
        Random random = new Random(61);
        int alarms = 0;
        int ties = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            alarms += KolmogorovSmirnov.test(normal(random, 60), normal(random, 45)).pValue() <= LEVEL ? 1 : 0;
            ties += KolmogorovSmirnov.test(coarse(random, 60), coarse(random, 45)).pValue() <= LEVEL ? 1 : 0;
        }
        assertTrue(alarms <= (LEVEL + SLACK) * REPETITIONS, "alarms " + alarms);
        assertTrue(alarms >= 0.5 * LEVEL * REPETITIONS, "hardly ever: " + alarms);
        assertTrue(ties <= (LEVEL + SLACK) * REPETITIONS, "with ties " + ties);
    }

    @Test
    void chiSquareKeepsItsLevel() {
        Random random = new Random(62);
        int alarms = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            alarms += ChiSquare.test(categories(random, 300), categories(random, 200)).pValue() <= LEVEL ? 1 : 0;
        }
        assertEquals(LEVEL, (double) alarms / REPETITIONS, SLACK);
    }

    @Test
    void manyTestsTogetherKeepTheLevel() {
        Random random = new Random(63);
        int alarms = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            double[] q = BenjaminiHochberg.qValues(random.doubles(20).toArray());
            alarms += Arrays.stream(q).anyMatch(v -> v <= LEVEL) ? 1 : 0;
        }
        assertEquals(LEVEL, (double) alarms / REPETITIONS, SLACK);
    }

    @Test
    void maximumMeanDiscrepancyIsZeroOnAverage() {
        Random random = new Random(64);
        double sum = 0;
        double squares = 0;
        int repetitions = 500;
        for (int i = 0; i < repetitions; i++) {
            double mmd = MaximumMeanDiscrepancy.unbiased(normal(random, 40), normal(random, 60), 2, 1);
            sum += mmd;
            squares += mmd * mmd;
        }
        assertEquals(0, sum / repetitions, 4 * Math.sqrt(squares) / repetitions);
    }

    @Test
    void adwinRarelyCutsASteadyStreamAndSoonCutsAShift() {
        Random random = new Random(65);
        int alarms = 0;
        for (int stream = 0; stream < 20; stream++) {
            Adwin adwin = new Adwin(0.002);
            for (int i = 0; i < 5000; i++) {
                alarms += adwin.add(random.nextDouble() < 0.2 ? 1 : 0) ? 1 : 0;
            }
            int delay = 0;
            while (!adwin.add(random.nextDouble() < 0.6 ? 1 : 0)) {
                delay++;
            }
            assertTrue(delay < 1000, "noticed after " + delay);
        }
        assertTrue(alarms <= 2, "false alarms in 100,000 values: " + alarms);
    }

    @Test
    void pageHinkleyRarelyAlarmsOnASteadyStreamAndSoonOnARise() {
        Random random = new Random(66);
        int alarms = 0;
        for (int stream = 0; stream < 20; stream++) {
            PageHinkley detector = PageHinkley.withThreshold(50);
            for (int i = 0; i < 5000; i++) {
                alarms += detector.add(random.nextDouble() < 0.2 ? 1 : 0) ? 1 : 0;
            }
            int delay = 0;
            while (!detector.add(random.nextDouble() < 0.6 ? 1 : 0)) {
                delay++;
            }
            assertTrue(delay < 400, "noticed after " + delay);
        }
        assertTrue(alarms <= 2, "false alarms in 100,000 values: " + alarms);
    }

    private static double[] normal(Random random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static double[] coarse(Random random, int n) {
        return Arrays.stream(normal(random, n)).map(Math::rint).toArray();
    }

    private static long[] categories(Random random, int n) {
        long[] counts = new long[4];
        for (int i = 0; i < n; i++) {
            counts[Math.min(3, (int) (-2 * Math.log(random.nextDouble())))]++;
        }
        return counts;
    }
}
