package secondlook.runtime.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import secondlook.runtime.calibration.ProperScores;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.LabelledRows;

class PairedComparisonTest {

    private static final List<String> CLASSES = List.of("no", "yes");

    @Test
    void mcNemarIsTheExactBinomialTest() {
        // worked by hand: 2 · Σ_{i≤1} C(10,i) / 2^10 = 2 · 11 / 1024
        assertEquals(22.0 / 1024, new McNemar(9, 1).pValue(), 1e-12);
        assertEquals(22.0 / 1024, new McNemar(1, 9).pValue(), 1e-12);
        assertEquals(1, new McNemar(0, 0).pValue());
        assertEquals(1, new McNemar(5, 5).pValue());
    }

    @Test
    void figuresAreThoseOfTheSingleModels() {
        Sample sample = Sample.of(400, 0.8, 0.7, 3);
        PairedRows rows = sample.rows();
        PairedComparison compared = PairedComparison.of(rows, CLASSES, 1);
        LabelledRows first = rows.first();
        assertEquals(ProperScores.logLoss(first), compared.logLoss().first(), 1e-12);
        assertEquals(ProperScores.brier(first), compared.brier().first(), 1e-12);
        assertEquals(ReliabilityTable.equalWidth(first.topLabel(), 15).expectedError(), compared.ece().first(), 1e-12);
        assertEquals(rows.second().topLabel().accuracy(), compared.accuracy().second(), 1e-12);
        assertEquals(compared, PairedComparison.of(rows, CLASSES, 1), "the same seed gives the same intervals");
    }

    @Test
    void anIntervalCoversTheTrueDifferenceAboutAsOftenAsItSays() {
        int covered = 0;
        int trials = 200;
        for (int trial = 0; trial < trials; trial++) {
            PairedComparison compared = PairedComparison.of(Sample.of(300, 0.8, 0.7, trial).rows(), CLASSES, trial);
            covered += compared.accuracy().interval().contains(-0.1) ? 1 : 0;
        }
        // 95 % of 200 is 190; a binomial share this low has a chance below 1e-4
        assertTrue(covered >= 177, covered + " of " + trials);
        assertTrue(covered < trials, "an interval that never misses says nothing");
    }

    @Test
    void rowsThatEitherCannotScoreAreLeftOutAndCounted() {
        double[] first = {0.9, 0.1, Double.NaN, 0.5, 0.2, 0.8, 0.6, 0.4};
        double[] second = {0.1, 0.9, 0.3, 0.7, 0.2, 0.8, Double.NaN, 0.4};
        PairedRows rows = PairedRows.of(first, second, 2, new int[]{0, 1, 1, 0});
        assertEquals(2, rows.rows());
        assertEquals(1, rows.firstInvalid());
        assertEquals(1, rows.secondInvalid());
        PairedComparison compared = PairedComparison.of(rows, CLASSES, 1);
        assertEquals(new McNemar(1, 0), compared.mcNemar());
        assertEquals(0.5, compared.accuracy().second());
    }

    @Test
    void nothingToCompareIsNotAvailable() {
        PairedComparison compared = PairedComparison.of(PairedRows.of(new double[0], new double[0], 2, new int[0]),
                CLASSES, 1);
        assertTrue(Double.isNaN(compared.accuracy().first()));
        assertFalse(compared.accuracy().interval().isAvailable());
        assertEquals(1, compared.pValue());
    }

    private record Sample(PairedRows rows) {

        /** Two models that are right with the given chances, independently. */
        static Sample of(int n, double firstRight, double secondRight, long seed) {
            Random random = new Random(seed);
            double[] a = new double[2 * n];
            double[] b = new double[2 * n];
            int[] truth = new int[n];
            for (int row = 0; row < n; row++) {
                truth[row] = random.nextInt(2);
                put(a, row, truth[row] == (random.nextDouble() < firstRight ? 1 : 0), random);
                put(b, row, truth[row] == (random.nextDouble() < secondRight ? 1 : 0), random);
            }
            return new Sample(PairedRows.of(a, b, 2, truth));
        }

        private static void put(double[] p, int row, boolean yes, Random random) {
            double top = 0.55 + 0.4 * random.nextDouble();
            p[2 * row + 1] = yes ? top : 1 - top;
            p[2 * row] = 1 - p[2 * row + 1];
        }
    }
}
