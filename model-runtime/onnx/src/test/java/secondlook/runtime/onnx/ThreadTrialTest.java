package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadTrialTest {

    private static final int ROWS = 8192;

    /** What a batch takes with a number of threads, in nanoseconds. */
    private interface Cost {
        double of(int batch, int threads);
    }

    private static double total(ThreadTrial trial, int batches, Cost cost) {
        double sum = 0;
        for (int batch = 0; batch < batches; batch++) {
            double nanos = cost.of(batch, trial.threads());
            trial.took((long) nanos, ROWS);
            sum += nanos;
        }
        return sum;
    }

    /** 123 batches are a million rows. One thread may be quicker, or slower, or alike. */
    @ParameterizedTest
    @CsvSource({"1000000, 500000, false", "500000, 1000000, false", "1000000, 500000, true", "500000, 1000000, true",
            "500000, 510000, false", "100000, 250000, false"})
    void aRunIsNeverMuchSlowerThanWithTheBestNumber(double one, double two, boolean small) {
        Map<Integer, Double> nanos = Map.of(1, one, 2, two);
        double best = 123 * Math.min(one, two);
        double run = total(ThreadTrial.upTo(2, small), 123,
                (batch, threads) -> Objects.requireNonNull(nanos.get(threads)));
        assertTrue(run <= 1.06 * best, run + " instead of " + best);
    }

    @Test
    void aSlowFirstBatchAndChanceDoNotDecide() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double slower = 1.2 + random.nextDouble();
            boolean oneIsBest = random.nextBoolean();
            boolean small = random.nextBoolean();
            double quiet = 0;
            double run = 0;
            ThreadTrial trial = ThreadTrial.upTo(2, small);
            for (int batch = 0; batch < 400; batch++) {
                // code that is not yet compiled, and whatever else the machine does
                double noise = (batch == 0 ? 5 : 1) + (random.nextInt(4) == 0 ? 2 * random.nextDouble() : 0);
                double nanos = 1e6 * noise * ((trial.threads() == 1) == oneIsBest ? 1 : slower);
                trial.took((long) nanos, ROWS);
                quiet += 1e6 * noise;
                run += nanos;
            }
            assertTrue(run <= 1.15 * quiet, "seed " + seed + ": " + run / quiet);
        }
    }

    @Test
    void whatChangesMeanwhileIsNoticed() {
        double run = total(ThreadTrial.upTo(2, false), 1000,
                (batch, threads) -> (batch < 300) == (threads == 2) ? 1e6 : 2e6);
        assertTrue(run <= 1.15 * 1000 * 1e6, run / 1e9 + " times");
    }

    @Test
    void everyHalfIsTriedOnALargeMachine() {
        Map<Integer, Double> nanos = Map.of(8, 9e5, 4, 5e5, 2, 8e5, 1, 14e5);
        ThreadTrial trial = ThreadTrial.upTo(8, false);
        assertEquals(8, trial.threads());
        double run = total(trial, 400, (batch, threads) -> Objects.requireNonNull(nanos.get(threads)));
        assertTrue(run <= 1.06 * 400 * 5e5, run / (400 * 5e5) + " times");
    }

    @Test
    void withoutMeasurementsTheSizeDecides() {
        assertEquals(2, ThreadTrial.upTo(2, false).threads());
        assertEquals(1, ThreadTrial.upTo(2, true).threads());
        assertEquals(6, ThreadTrial.upTo(6, false).threads());
        ThreadTrial said = ThreadTrial.fixed(3);
        assertEquals(500 * 1e6, total(said, 500, (batch, threads) -> threads == 3 ? 1e6 : 9e9));
        ThreadTrial alone = ThreadTrial.upTo(1, false);
        assertEquals(500 * 1e6, total(alone, 500, (batch, threads) -> threads == 1 ? 1e6 : 9e9));
    }
}
