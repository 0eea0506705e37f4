package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

class ReviewQueueTest {

    private static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.7);

    /** Row ids 5000, 5001, …; every 17th row invalid; confidence in steps so that there are ties. */
    static Predictions run(int rows, long seed) {
        Random random = new Random(seed);
        double[] confidence = new double[rows];
        int[] predicted = new int[rows];
        byte[] status = new byte[rows];
        int[] truth = new int[rows];
        Arrays.fill(truth, Predictions.NO_TRUTH);
        for (int i = 0; i < rows; i++) {
            boolean invalid = i % 17 == 16;
            status[i] = (invalid ? RowStatus.INVALID : RowStatus.OK).code();
            confidence[i] = invalid ? Double.NaN : 0.5 + random.nextInt(50) / 100.0;
            predicted[i] = invalid ? -1 : random.nextInt(2);
        }
        long[] ids = IntStream.range(0, rows).mapToLong(i -> 5000 + i).toArray();
        return new Predictions(List.of("a", "b"), ids, predicted, confidence, confidence, confidence, status, truth);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyFlaggedRowIsThereOnceAndTheAuditIsDrawnFromTheOthers(Order order) {
        Predictions run = run(1000, 3);
        List<ReviewItem> items = ReviewQueue.of(run, POLICY, order, 40, 7);
        long flagged = IntStream.range(0, 1000).filter(r -> FlaggedRows.flags(run, POLICY, r)).count();
        assertEquals(flagged + 40, items.size());
        assertEquals(items.size(), new HashSet<>(items.stream().map(ReviewItem::rowId).toList()).size());
        for (int i = 0; i < items.size(); i++) {
            ReviewItem item = items.get(i);
            boolean audit = !FlaggedRows.flags(run, POLICY, item.index());
            assertEquals(i, item.position());
            assertEquals(item.rowId(), 5000 + item.index());
            assertEquals(audit, ReviewQueue.isAudit(item, POLICY));
            assertEquals(audit ? 40.0 / (1000 - flagged) : 1, item.inclusionProbability());
            assertEquals(audit, item.reason().equals("audit sample"));
            assertTrue(audit || item.reason().matches("confidence 0\\.[56]\\d is below 0\\.70|the model gave no.*"),
                    item.reason());
        }
    }

    @Test
    void theLeastSureComeFirstWithTheAuditSpreadAmongThem() {
        List<ReviewItem> items = ReviewQueue.of(run(1000, 3), POLICY, Order.LEAST_SURE_FIRST, 40, 7);
        List<ReviewItem> flagged = items.stream().filter(i -> !ReviewQueue.isAudit(i, POLICY)).toList();
        Comparator<ReviewItem> invalidFirst = Comparator.comparing(i -> !Double.isNaN(i.value()));
        assertEquals(flagged.stream().sorted(invalidFirst.thenComparing(ReviewItem::value)
                .thenComparing(ReviewItem::rowId)).toList(), flagged);
        int stretch = items.size() / 40;
        for (int from = 0; from + 2 * stretch <= items.size(); from += 2 * stretch) {
            assertTrue(items.subList(from, from + 2 * stretch).stream().anyMatch(i -> ReviewQueue.isAudit(i, POLICY)),
                    "an audit item among " + from + " and the next " + 2 * stretch);
        }
    }

    @Test
    void theSeedDecides() {
        Predictions run = run(500, 3);
        List<ReviewItem> once = ReviewQueue.of(run, POLICY, Order.RANDOM, 10, 7);
        assertEquals(once, ReviewQueue.of(run, POLICY, Order.RANDOM, 10, 7));
        assertNotEquals(once, ReviewQueue.of(run, POLICY, Order.RANDOM, 10, 8));
        assertEquals(FlaggedRows.of(run, POLICY), ReviewQueue.of(run, POLICY, Order.LEAST_SURE_FIRST, 0, 1));
    }

    @Test
    void moreAuditThanThereIsTakesAll() {
        Predictions run = run(50, 3);
        List<ReviewItem> items = ReviewQueue.of(run, POLICY, Order.LEAST_SURE_FIRST, 1_000_000, 7);
        assertEquals(50, items.size());
        assertTrue(items.stream().allMatch(i -> i.inclusionProbability() == 1));
        assertTrue(ReviewQueue.of(run(0, 1), POLICY, Order.RANDOM, 5, 1).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> ReviewQueue.of(run, POLICY, Order.RANDOM, -1, 7));
    }

    @Test
    void everyAcceptedRowIsDrawnAboutEquallyOften() {
        Predictions run = run(60, 3);
        Map<Long, Integer> drawn = new HashMap<>();
        int times = 4_000;
        for (int seed = 0; seed < times; seed++) {
            for (ReviewItem item : ReviewQueue.of(run, POLICY, Order.RANDOM, 5, seed)) {
                drawn.merge(item.rowId(), ReviewQueue.isAudit(item, POLICY) ? 1 : 0, Integer::sum);
            }
        }
        long accepted = IntStream.range(0, 60).filter(r -> !FlaggedRows.flags(run, POLICY, r)).count();
        double expected = times * 5.0 / accepted;
        double spread = Math.sqrt(expected * (1 - 5.0 / accepted));
        assertFalse(drawn.isEmpty());
        drawn.forEach((row, n) -> assertTrue(n == 0 || Math.abs(n - expected) < 4.5 * spread,
                () -> "row " + row + " was drawn " + n + " times, " + expected + " expected"));
        assertEquals(accepted, drawn.values().stream().filter(n -> n > 0).count());
    }
}
