package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryWatchTest {

    private static final long GIGABYTE = 1L << 30;

    @Test
    void ofEightGigabytesSixAreAllowedAndFewerWhereOthersHaveTheRest() {
        long most = 6 * GIGABYTE;
        assertFalse(MemoryWatch.isTooMuch(5 * GIGABYTE, GIGABYTE, most));
        assertTrue(MemoryWatch.isTooMuch(6 * GIGABYTE + 1, GIGABYTE, most));
        assertTrue(MemoryWatch.isTooMuch(2 * GIGABYTE, GIGABYTE / 4, most));
        assertFalse(MemoryWatch.isTooMuch(GIGABYTE, 0, most), "somebody else took it");
    }
}
