package secondlook.runtime.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagRuleTest {

    @Test
    void confidenceAndMarginAreFlaggedStrictlyBelow() {
        for (Measure measure : new Measure[]{Measure.CONFIDENCE, Measure.MARGIN}) {
            assertFalse(measure.flags(0.7, 0.7));
            assertTrue(measure.flags(Math.nextDown(0.7), 0.7));
            assertFalse(measure.flags(1, 1));
            assertFalse(measure.flags(0, 0));
        }
    }

    @Test
    void entropyIsFlaggedStrictlyAbove() {
        assertFalse(Measure.ENTROPY.flags(0.7, 0.7));
        assertTrue(Measure.ENTROPY.flags(Math.nextUp(0.7), 0.7));
    }

    @Test
    void aValueThatIsNoNumberIsAlwaysFlagged() {
        for (Measure measure : Measure.values()) {
            assertTrue(measure.flags(Double.NaN, measure.highIsUnsure() ? 1 : 0));
        }
    }

    @Test
    void anInvalidRowIsAlwaysReviewedWhateverItsClassThreshold() {
        DecisionPolicy policy = new DecisionPolicy(Measure.CONFIDENCE, 0.5, Map.of("cat", 0.9));
        assertEquals(Decision.REVIEW, policy.decide(RowStatus.INVALID, 1, "dog"));
        assertEquals(Decision.ACCEPT, policy.decide(RowStatus.OK, 0.5, "dog"));
        assertEquals(Decision.REVIEW, policy.decide(RowStatus.OK, 0.89, "cat"));
        assertEquals(Decision.ACCEPT, policy.decide(RowStatus.RENORMALISED, 0.9, "cat"));
    }

    @Test
    void tiesGoToTheLowestClass() {
        assertEquals(1, Measure.argMax(new double[]{0.2, 0.4, 0.4}, 0, 3));
        assertEquals(0, Measure.MARGIN.of(new double[]{0.2, 0.4, 0.4}, 0, 3));
    }
}
