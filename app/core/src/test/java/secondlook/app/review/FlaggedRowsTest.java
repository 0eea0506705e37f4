package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

class FlaggedRowsTest {

    private static final byte OK = RowStatus.OK.code();

    /** Rows 10 to 14; row 12 is invalid. */
    private static final Predictions RUN = new Predictions(List.of("a", "b"), new long[]{10, 11, 12, 13, 14},
            new int[]{0, 1, -1, 1, 0}, new double[]{0.9, 0.55, Double.NaN, 0.6, 0.55},
            new double[]{0.8, 0.1, Double.NaN, 0.2, 0.1}, new double[]{0.3, 0.99, Double.NaN, 0.9, 0.99},
            new byte[]{OK, OK, RowStatus.INVALID.code(), OK, OK}, new int[]{-1, -1, -1, -1, -1});

    private static List<Long> rows(DecisionPolicy policy) {
        return FlaggedRows.of(RUN, policy).stream().map(ReviewItem::rowId).toList();
    }

    @Test
    void putsInvalidRowsFirstThenTheLeastSure() {
        assertEquals(List.of(12L, 11L, 14L, 13L), rows(DecisionPolicy.of(Measure.CONFIDENCE, 0.7)));
        assertEquals(List.of(12L, 11L, 14L, 13L), rows(DecisionPolicy.of(Measure.ENTROPY, 0.5)));
    }

    @Test
    void acceptsARowThatIsExactlyAtTheThreshold() {
        assertEquals(List.of(12L, 11L, 14L), rows(DecisionPolicy.of(Measure.CONFIDENCE, 0.6)));
    }

    @Test
    void looksAtThePredictedClassForItsThreshold() {
        assertEquals(List.of(12L, 14L, 10L),
                rows(new DecisionPolicy(Measure.CONFIDENCE, 0.95, Map.of("b", 0.5))));
    }

    @Test
    void flagsOnlyInvalidRowsWhereTheThresholdIsZero() {
        List<ReviewItem> items = FlaggedRows.of(RUN, DecisionPolicy.of(Measure.CONFIDENCE, 0));
        assertEquals(1, items.size());
        ReviewItem item = items.getFirst();
        assertEquals(new ReviewItem(0, 12, 2, "none", Double.NaN, "the model gave no usable scores", 1), item);
        assertTrue(item.inclusionProbability() == 1);
    }
}
