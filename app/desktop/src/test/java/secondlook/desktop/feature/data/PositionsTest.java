package secondlook.desktop.feature.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void behavesAsTheListOfItsPositions() {
        Positions positions = new Positions(5);
        assertEquals(new ArrayList<>(positions), java.util.List.of(0, 1, 2, 3, 4));
        assertEquals(3, positions.indexOf(3));
        assertEquals(3, positions.lastIndexOf(3));
        assertEquals(-1, positions.indexOf(5));
        assertFalse(positions.contains(-1));
        assertTrue(positions.contains(0));
        assertThrows(IndexOutOfBoundsException.class, () -> positions.get(5));
    }

    @Test
    void tenMillionRowsCostNothing() {
        Positions positions = new Positions(10_000_000);
        assertEquals(9_999_999, positions.indexOf(9_999_999));
        assertFalse(positions.equals(new Positions(10_000_000)), "two tables are two lists");
        assertEquals(positions.hashCode(), positions.hashCode());
    }
}
