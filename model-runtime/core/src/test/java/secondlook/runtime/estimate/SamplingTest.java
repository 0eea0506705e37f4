package secondlook.runtime.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private static final int REPETITIONS = 20_000;

    /** Rows that are wrong more often the less sure they are; the less sure are reviewed more often. */
    @Test
    void weightsRemoveTheBiasOfReviewingTheUnsure() {
        Random random = new Random(51);
        int n = 60;
        double[] error = new double[n];
        double[] inclusion = new double[n];
        for (int i = 0; i < n; i++) {
            inclusion[i] = 0.1 + 0.8 * i / n;
            error[i] = random.nextDouble() < inclusion[i] ? 1 : 0;
        }
        double truth = Arrays.stream(error).sum() / n;
        double weighted = 0;
        double squares = 0;
        double plain = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            double[] values = new double[n];
            double[] pi = new double[n];
            int m = 0;
            for (int i = 0; i < n; i++) {
                if (random.nextDouble() < inclusion[i]) {
                    values[m] = error[i];
                    pi[m++] = inclusion[i];
                }
            }
            double estimate = WeightedEstimate.horvitzThompson(Arrays.copyOf(values, m), Arrays.copyOf(pi, m), n);
            weighted += estimate;
            squares += estimate * estimate;
            plain += Arrays.stream(values, 0, m).sum() / m;
        }
        double mean = weighted / REPETITIONS;
        double deviation = Math.sqrt(squares / REPETITIONS - mean * mean);
        assertEquals(truth, mean, 4 * deviation / Math.sqrt(REPETITIONS));
        assertTrue(plain / REPETITIONS > truth + 0.05, "the plain mean is not biased here");
    }

    @Test
    void lureIsUnbiasedForRowsTakenOneAfterAnother() {
        Random random = new Random(52);
        int n = 12;
        double[] value = random.doubles(n).toArray();
        double truth = Arrays.stream(value).sum() / n;
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            double estimate = lure(random, value, 5);
            sum += estimate;
            squares += estimate * estimate;
        }
        double mean = sum / REPETITIONS;
        double deviation = Math.sqrt(squares / REPETITIONS - mean * mean);
        assertEquals(truth, mean, 4 * deviation / Math.sqrt(REPETITIONS));
        assertEquals(truth, lure(random, value, n), 1e-12, "all rows give the mean itself");
    }

    /** Takes rows with a probability that grows with their value. */
    private static double lure(Random random, double[] value, int sampled) {
        boolean[] taken = new boolean[value.length];
        double[] values = new double[sampled];
        double[] probability = new double[sampled];
        for (int m = 0; m < sampled; m++) {
            double left = 0;
            for (int i = 0; i < value.length; i++) {
                left += taken[i] ? 0 : 0.2 + value[i];
            }
            double draw = random.nextDouble() * left;
            int pick = -1;
            for (int i = 0; i < value.length && draw >= 0; i++) {
                if (!taken[i]) {
                    draw -= 0.2 + value[i];
                    pick = i;
                }
            }
            taken[pick] = true;
            values[m] = value[pick];
            probability[m] = (0.2 + value[pick]) / left;
        }
        return WeightedEstimate.lure(values, probability, value.length);
    }

    @Test
    void aStratifiedShareIsUnbiasedAndItsVarianceTrue() {
        Random random = new Random(53);
        long[] population = {40, 200};
        long[] hits = {20, 10};
        long[] sampled = {10, 20};
        double sum = 0;
        double squares = 0;
        double variances = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            long[] found = {draw(random, 40, 20, 10), draw(random, 200, 10, 20)};
            StratifiedShare share = StratifiedShare.of(population, sampled, found);
            sum += share.estimate();
            squares += share.estimate() * share.estimate();
            variances += share.variance();
        }
        double mean = sum / REPETITIONS;
        double variance = squares / REPETITIONS - mean * mean;
        assertEquals((hits[0] + hits[1]) / 240.0, mean, 4 * Math.sqrt(variance / REPETITIONS));
        assertEquals(1, variances / REPETITIONS / variance, 0.05);
    }

    /** Hits among rows drawn without replacement. */
    private static long draw(Random random, int rows, int hits, int sampled) {
        int found = 0;
        for (int i = 0; i < sampled; i++) {
            if (random.nextInt(rows - i) < hits - found) {
                found++;
            }
        }
        return found;
    }

    @Test
    void allocationFollowsSizeAndSpread() {
        assertArrayEquals(new long[]{30, 50},
                NeymanAllocation.of(new long[]{1000, 1000}, new double[]{0.1, 0.5}, 80));
        assertArrayEquals(new long[]{2, 98},
                NeymanAllocation.of(new long[]{1000, 1000}, new double[]{0, 0.5}, 100));
        assertArrayEquals(new long[]{10, 90},
                NeymanAllocation.of(new long[]{10, 1000}, new double[]{0.5, 0.001}, 100));
        assertArrayEquals(new long[]{3, 4}, NeymanAllocation.of(new long[]{3, 4}, new double[]{0.5, 0.5}, 100));
    }

    @Test
    void allocationAlwaysSpendsWhatThereIs() {
        Random random = new Random(54);
        for (int r = 0; r < 2000; r++) {
            int strata = 1 + random.nextInt(6);
            long[] population = random.longs(strata, 2, 100).toArray();
            double[] share = random.doubles(strata).toArray();
            long all = Arrays.stream(population).sum();
            long reviews = 2L * strata + random.nextInt((int) all);
            long[] allocated = NeymanAllocation.of(population, share, reviews);
            assertEquals(Math.min(reviews, all), Arrays.stream(allocated).sum());
            for (int h = 0; h < strata; h++) {
                assertTrue(allocated[h] >= 2 && allocated[h] <= population[h]);
            }
        }
    }

    @Test
    void fivePerCentAtNinetyFiveNeedsThreeHundredAndEightyFive() {
        assertEquals(385, SampleSize.needed(0.05, 0.5, 0.95));
        assertEquals(278, SampleSize.needed(0.05, 0.5, 0.95, 1000));
        assertEquals(1, SampleSize.needed(0.05, 0.5, 0.95, 1));
        assertEquals(1, SampleSize.needed(0.49, 0.5, 0.5, 1), "not more than there are");
    }
}
