package secondlook.app.review.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

class ChangeSourceTest {

    private static Predictions run(long[] ids, int[] predicted, double... confidence) {
        byte[] status = new byte[ids.length];
        for (int i = 0; i < ids.length; i++) {
            status[i] = (predicted[i] < 0 ? RowStatus.INVALID : RowStatus.OK).code();
        }
        return new Predictions(List.of("rain", "sun"), ids, predicted, confidence, confidence, confidence, status,
                null);
    }

    @Test
    void rowsDecidedOtherwiseAreFoundByTheirIdAndTheSurestContradictionComesFirst() {
        Predictions now = run(new long[]{10, 11, 12, 13, 99}, new int[]{1, 0, 1, -1, 1}, 0.55, 0.9, 0.95, Double.NaN,
                0.6);
        Predictions before = run(new long[]{13, 12, 11, 10}, new int[]{1, 0, 0, 0}, 0.7, 0.9, 0.8, 0.62);
        ChangeSource changes = new ChangeSource(now, before);
        assertEquals("was rain (0.62), is now sun (0.55)", changes.reason(0));
        assertTrue(Double.isNaN(changes.urgency(1)), "the same label, though another confidence");
        assertTrue(changes.urgency(2) > changes.urgency(0));
        assertEquals(Double.POSITIVE_INFINITY, changes.urgency(3));
        assertEquals("was sun (0.70), is now without usable scores", changes.reason(3));
        assertTrue(Double.isNaN(changes.urgency(4)), "only one of them has this row");
        assertThrows(RefusedException.class, () -> new ChangeSource(now, run(new long[]{1}, new int[]{0}, 1)));
    }
}
