package secondlook.desktop.feature.confidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.queue.QueueDraft;
import secondlook.app.review.queue.QueueWish;
import secondlook.desktop.feature.confidence.ReviewWish.By;
import secondlook.desktop.sample.WeatherFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** What the form of a new review asks for, as items. */
@SuppressWarnings("NullAway.Init") // set before each test
class ReviewDraftTest {

    private static final double THRESHOLD = 0.79;

    @TempDir
    Path folder;
    private WeatherFile.Opened opened;
    private ReviewDraft draft;

    @BeforeEach
    void open() {
        opened = WeatherFile.open(folder, Clock.systemUTC());
        draft = new ReviewDraft(opened.run(), opened.dataset(), DecisionPolicy.of(Measure.CONFIDENCE, THRESHOLD), 3,
                opened.workspace()::openRun);
    }

    @AfterEach
    void close() {
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
    }

    private static ReviewWish wish(By by, @Nullable String against, @Nullable String label, String where, int most,
            double audit) {
        return new ReviewWish("r", "Ada", by, "", against, label, where, Order.LEAST_SURE_FIRST, most, audit,
                SpreadOver.NOTHING,
                false, false, null);
    }

    private boolean[] flagged() {
        double[] values = opened.run().predictions().confidence();
        boolean[] flagged = new boolean[values.length];
        IntStream.range(0, values.length).forEach(row -> flagged[row] = values[row] < THRESHOLD);
        return flagged;
    }

    @Test
    void onlyRowsOfALabel() {
        QueueDraft items = draft.items(wish(By.POLICY, null, "sun", "", 0, 0));
        boolean[] flagged = flagged();
        long expected = IntStream.range(0, flagged.length)
                .filter(row -> flagged[row] && opened.run().predictions().predictedName(row).equals("sun")).count();
        assertTrue(expected > 0);
        assertEquals(expected, items.items().size());
        assertTrue(items.items().stream().allMatch(item -> item.predicted().equals("sun")));
    }

    @Test
    void onlyRowsThatFulfilAConditionAndTheAuditIsOfThoseToo() {
        QueueDraft items = draft.items(wish(By.POLICY, null, null, " wind > 3 ", 0, 0.5));
        FeatureBatch rows = opened.dataset().rows(items.items().stream().mapToLong(ReviewItem::rowId).toArray());
        int wind = rows.schema().find("wind").orElseThrow();
        assertTrue(IntStream.range(0, rows.rows()).allMatch(i -> rows.column(wind).asReal(i) > 3));
        boolean[] flagged = flagged();
        int windy = 0;
        int others = 0;
        for (int id : opened.dataset().ids("wind > 3", null, false)) {
            windy += flagged[id] ? 1 : 0;
            others += flagged[id] ? 0 : 1;
        }
        assertEquals(windy + Math.round(0.5 * others), items.items().size());
        assertEquals("wind > 3", draft.session(wish(By.POLICY, null, null, " wind > 3 ", 0, 0.5), items).queue()
                .options().get("where"));
        RefusedException bad = assertThrows(RefusedException.class,
                () -> draft.items(wish(By.POLICY, null, null, "no_such > 3", 0, 0)));
        assertTrue(bad.problem().oneLine().contains("no_such"), bad.toString());
    }

    @Test
    void aBudgetOfTimeIsABudgetOfItems() {
        assertEquals(30, QueueWish.most(0, 4, 8));
        assertEquals(20, QueueWish.most(20, 4, 8));
        assertEquals(30, QueueWish.most(50, 4, 8));
        assertEquals(50, QueueWish.most(50, 0, 8));
        assertEquals(1, QueueWish.most(0, 0.01, 8), "one item always fits");
        assertEquals(0, QueueWish.most(0, 0, 8), "no limit");
        assertEquals(30, draft.items(wish(By.POLICY, null, null, "", QueueWish.most(0, 4, 8), 0)).items().size());
    }

    @Test
    void aVersionIsComparedWithAnother() {
        assertThrows(RefusedException.class, () -> draft.items(wish(By.CHANGES, null, null, "", 0, 0)));
        assertEquals(0, draft.items(wish(By.CHANGES, opened.run().manifest().id(), null, "", 0, 0)).items().size(),
                "nothing changes against itself");
    }
}
