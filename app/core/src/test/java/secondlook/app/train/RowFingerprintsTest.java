package secondlook.app.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowFingerprintsTest {

    @Test
    void bothHalvesTell() {
        RowFingerprints known = RowFingerprints.of(new long[]{5, -1, 5, 7, 5, Long.MIN_VALUE},
                new long[]{9, 2, -9, 7, 9, Long.MAX_VALUE});
        assertTrue(known.contains(5, 9) && known.contains(5, -9) && known.contains(-1, 2) && known.contains(7, 7));
        assertTrue(known.contains(Long.MIN_VALUE, Long.MAX_VALUE));
        assertFalse(known.contains(5, 2) || known.contains(9, 5) || known.contains(5, 0) || known.contains(6, 7));
        assertFalse(known.contains(Long.MAX_VALUE, 1));
        assertFalse(RowFingerprints.of(new long[0], new long[0]).contains(0, 0));
    }
}
