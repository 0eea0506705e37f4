package secondlook.desktop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SetSizeCountsTest {

    @Test
    void sizesThatNoRowHasAreNotShown() {
        SetSizeCounts counts = SetSizeCounts.of(new int[]{0, 5, 2, 0, 0, 0}, new int[]{1, 1, 0, 0, 0, 0});
        assertEquals(3, counts.bars());
        assertEquals(6, counts.most());
        assertEquals(9, counts.rows());
        assertEquals("none", counts.name(0));
        assertTrue(counts.holds(2, 2));
        assertFalse(counts.holds(2, 3));
    }

    @Test
    void largeSizesShareOneBarAndNoRowIsLost() {
        int[] held = new int[1001];
        int[] missed = new int[1001];
        java.util.Arrays.fill(held, 2);
        missed[700] = 3;
        SetSizeCounts counts = SetSizeCounts.of(held, missed);
        assertEquals(12, counts.bars());
        assertEquals(2 * 1001 + 3, counts.rows());
        assertEquals("11 or more", counts.name(11));
        assertTrue(counts.holds(11, 1000));
        assertFalse(counts.holds(10, 11));
    }
}
