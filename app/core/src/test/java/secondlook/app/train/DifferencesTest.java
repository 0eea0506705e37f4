package secondlook.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void findsTheGreatestAndItsRow() {
        Differences differences = new Differences(2);
        differences.add(new double[]{0.5, 0.5, 0.25, 0.75}, new double[]{0.5, 0.5, 0.26, 0.74});
        differences.add(new double[]{1, 0}, new double[]{0.875, 0.125});
        assertEquals(3, differences.rows());
        assertEquals(0.125, differences.greatest(), 1e-12);
        assertEquals("in row 2 it gives 0.875 where the model gives 1.0", differences.inWords());
    }

    @Test
    void anAnswerThatOnlyOneGivesIsInfinitelyFar() {
        Differences differences = new Differences(1);
        differences.add(new double[]{Double.NaN, 1}, new double[]{Double.NaN, 1});
        assertEquals(0, differences.greatest());
        differences.add(new double[]{2}, new double[]{Double.NaN});
        assertEquals(Double.POSITIVE_INFINITY, differences.greatest());
        assertTrue(differences.inWords().startsWith("in row 2"));
    }

    @Test
    void spreadIsTheStandardDeviationOfTheFirst() {
        Differences differences = new Differences(1);
        differences.add(new double[]{2, 4, 4, 4, 5, 5, 7, 9, Double.NaN}, new double[9]);
        assertEquals(2, differences.spread(), 1e-12);
        assertEquals(1, new Differences(1).spread());
    }
}
