package secondlook.runtime.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void chanceAloneGivesAboutNothing() {
        Random random = new Random(95);
        int[] first = random.ints(20_000, 0, 4).toArray();
        int[] second = random.ints(20_000, 0, 4).toArray();
        for (CohenKappa.Weights weights : CohenKappa.Weights.values()) {
            assertEquals(0, CohenKappa.of(first, second, 4, weights).kappa(), 0.02);
            assertEquals(1, CohenKappa.of(first, first, 4, weights).kappa());
        }
        int[][] counts = counts(first, second, 4);
        assertEquals(0, FleissKappa.of(counts).kappa(), 0.02);
        for (KrippendorffAlpha.Scale scale : KrippendorffAlpha.Scale.values()) {
            assertEquals(0, KrippendorffAlpha.of(counts, new double[]{1, 2, 3, 4}, scale).alpha(), 0.02);
        }
    }

    @Test
    void whereOnlyOneCategoryIsUsedNothingCanBeSaidButTheAgreement() {
        int[] same = {1, 1, 1};
        CohenKappa kappa = CohenKappa.of(same, same, 3, CohenKappa.Weights.LINEAR);
        assertTrue(Double.isNaN(kappa.kappa()));
        assertEquals(1, kappa.agreement());
        int[][] counts = {{3, 0}, {3, 0}};
        assertTrue(Double.isNaN(FleissKappa.of(counts).kappa()));
        assertEquals(1, FleissKappa.of(counts).agreement());
        KrippendorffAlpha alpha = KrippendorffAlpha.of(counts, new double[]{0, 1}, KrippendorffAlpha.Scale.ORDINAL);
        assertTrue(Double.isNaN(alpha.alpha()));
        assertEquals(1, alpha.agreement());
    }

    @Test
    void anUnusedStepOfTheDeclaredScaleCounts() {
        int[] first = {0, 3, 0, 3};
        int[] second = {0, 3, 3, 1};
        double declared = CohenKappa.of(first, second, 4, CohenKappa.Weights.QUADRATIC).kappa();
        double squeezed = CohenKappa.of(new int[]{0, 2, 0, 2}, new int[]{0, 2, 2, 1}, 3,
                CohenKappa.Weights.QUADRATIC).kappa();
        assertTrue(Math.abs(declared - squeezed) > 1e-3);
    }

    @Test
    void unequalNumbersOfRatingsAreForKrippendorff() {
        int[][] counts = {{2, 0}, {1, 2}, {0, 1}};
        assertTrue(Double.isNaN(FleissKappa.of(counts).kappa()));
        KrippendorffAlpha alpha = KrippendorffAlpha.of(counts, new double[]{0, 1}, KrippendorffAlpha.Scale.NOMINAL);
        assertEquals(2, alpha.units());
        // coincidences 2 and 1 equal, 1 and 1 unequal; marginals 3 and 2; D_o = 2/5, D_e = 2·3·2/(5·4)
        assertEquals(0.6, alpha.agreement(), 1e-12);
        assertEquals(1.0 / 3, alpha.alpha(), 1e-12);
    }

    @Test
    void missingRatingsAreNoPairs() {
        CohenKappa kappa = CohenKappa.of(new int[]{0, -1, 1}, new int[]{0, 1, -1}, 2, CohenKappa.Weights.NONE);
        assertEquals(1, kappa.pairs());
        assertEquals(1, kappa.agreement());
        assertTrue(Double.isNaN(CohenKappa.of(new int[0], new int[0], 2, CohenKappa.Weights.NONE).kappa()));
    }

    private static int[][] counts(int[] first, int[] second, int categories) {
        int[][] counts = new int[first.length][categories];
        for (int unit = 0; unit < first.length; unit++) {
            counts[unit][first[unit]]++;
            counts[unit][second[unit]]++;
        }
        return counts;
    }
}
