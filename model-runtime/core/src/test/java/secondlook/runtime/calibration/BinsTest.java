package secondlook.runtime.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void everyEdgeBelongsToTheBinBelowIt() {
        for (int count = 1; count <= 200; count++) {
            Bins bins = Bins.equalWidth(count);
            assertEquals(0, bins.indexOf(0));
            for (int m = 1; m <= count; m++) {
                double edge = (double) m / count;
                assertEquals(m - 1, bins.indexOf(edge), m + "/" + count);
                if (m < count) {
                    assertEquals(m, bins.indexOf(Math.nextUp(edge)), "above " + m + "/" + count);
                }
            }
        }
    }

    @Test
    void everyValueLiesWithinItsBin() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Bins bins = Bins.equalWidth(1 + random.nextInt(120));
            double value = random.nextDouble();
            int bin = bins.indexOf(value);
            assertTrue(value <= bins.upper(bin) && (value > bins.lower(bin) || bin == 0));
        }
    }

    @Test
    void valuesAStepOutsideAreInTheOuterBins() {
        Bins bins = Bins.equalWidth(10);
        assertEquals(9, bins.indexOf(1 + 1e-6));
        assertEquals(0, bins.indexOf(-1e-12));
    }

    @Test
    void equalMassNeverSplitsTies() {
        double[] values = {0.2, 0.2, 0.2, 0.2, 0.2, 0.9};
        Bins bins = Bins.equalMass(values, 3);
        assertEquals(0, bins.indexOf(0.2));
        assertEquals(2, bins.indexOf(0.9));
    }

    @Test
    void equalMassSharesDistinctValuesEvenly() {
        Random random = new Random(8);
        double[] values = random.doubles(1000).toArray();
        Bins bins = Bins.equalMass(values, 10);
        int[] counts = new int[10];
        for (double value : values) {
            counts[bins.indexOf(value)]++;
        }
        for (int count : counts) {
            assertEquals(100, count, 1);
        }
    }
}
