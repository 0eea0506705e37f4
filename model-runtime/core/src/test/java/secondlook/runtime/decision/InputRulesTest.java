package secondlook.runtime.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class InputRulesTest {

    @Test
    void whatIsNoDistributionIsInvalid() {
        assertStatus(RowStatus.INVALID, Double.NaN, 0.5, 0.5);
        assertStatus(RowStatus.INVALID, Double.POSITIVE_INFINITY, 0, 0);
        assertStatus(RowStatus.INVALID, Double.NEGATIVE_INFINITY, 1, 0);
        assertStatus(RowStatus.INVALID, 0.7, -0.1, 0.4);
        assertStatus(RowStatus.INVALID, 0, 0, 0);
        assertStatus(RowStatus.INVALID, 1.00001, 0, 0);
        assertStatus(RowStatus.INVALID, 0.6, 0.3, 0.121);
        assertStatus(RowStatus.INVALID, 0.6, 0.3, 0.079);
    }

    @Test
    void aSmallErrorOfTheSumIsDividedOut() {
        assertStatus(RowStatus.OK, 0.2, 0.3, 0.5);
        assertStatus(RowStatus.OK, 1.0000005, 0, 0);
        assertStatus(RowStatus.RENORMALISED, 0.6, 0.3, 0.119);
        assertStatus(RowStatus.RENORMALISED, 0.6, 0.3, 0.081);
        double[] p = {9, 0.6, 0.3, 0.109, 9};
        assertEquals(RowStatus.RENORMALISED, InputRules.apply(p, 1, 3));
        assertArrayEquals(new double[]{9, 0.6 / 1.009, 0.3 / 1.009, 0.109 / 1.009, 9}, p, 1e-15);
    }

    @Test
    void aSumWithinRoundingIsLeftAsItIs() {
        double[] p = {0.1, 0.2, 0.7 + 1e-10};
        assertEquals(RowStatus.OK, InputRules.apply(p, 0, 3));
        assertEquals(0.7 + 1e-10, p[2]);
    }

    @Test
    void unusableRowsAreCountedApart() {
        double[] p = {1, 0, 0.5, 0.49, Double.NaN, 0, 0, 1, 0.3, 0.7};
        int[] truth = {0, 1, 1, Predictions.NO_TRUTH, Predictions.UNKNOWN_TRUTH};
        LabelledRows rows = LabelledRows.of(p, 2, truth);
        assertEquals(new LabelledRows.Counts(5, 1, 1, 1, 1), rows.counts());
        assertEquals(4, rows.counts().valid());
        assertEquals(2, rows.rows());
        assertArrayEquals(new int[]{0, 1}, rows.position());
        assertArrayEquals(new int[]{0, 0}, rows.predicted());
        assertEquals(0.5, p[2], "the given array is left alone");
    }

    @Test
    void aShapeThatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LabelledRows.of(new double[5], 2, new int[2]));
        assertThrows(IllegalArgumentException.class, () -> LabelledRows.of(new double[0], 0, new int[0]));
    }

    private static void assertStatus(RowStatus status, double... p) {
        assertEquals(status, InputRules.apply(p, 0, p.length));
    }
}
