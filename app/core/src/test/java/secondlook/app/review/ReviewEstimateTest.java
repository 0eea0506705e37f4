package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.app.review.ReviewEstimate.Share;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

class ReviewEstimateTest {

    private static final DecisionPolicy POLICY = DecisionPolicy.of(Measure.CONFIDENCE, 0.79);

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = ReviewFixtures.database(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Flagged and audit items, all predicted "sun", the audit drawn from 227 accepted rows. */
    private ReviewSession session(int flagged, int audit, boolean shuffled) {
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < flagged + audit; i++) {
            boolean a = i >= flagged;
            items.add(new ReviewItem(i, i, i, "sun", a ? 0.9 : 0.4 + 0.001 * i, a ? "audit sample" : "confidence …",
                    a ? audit / 227.0 : 1));
        }
        if (shuffled) {
            Collections.shuffle(items, new Random(5));
        }
        List<ReviewItem> placed = new ArrayList<>();
        items.forEach(i -> placed.add(new ReviewItem(placed.size(), i.rowId(), i.index(), i.predicted(), i.value(),
                i.reason(), i.inclusionProbability())));
        ReviewStore store = ReviewFixtures.store(database);
        return store.open(store.create("x", "run", POLICY, List.of("fog", "sun"), "Ada", placed).id());
    }

    private static void answer(ReviewSession session, boolean audit, int seen, int wrong) {
        int done = 0;
        for (int i = 0; i < session.size() && done < seen; i++) {
            if (ReviewQueue.isAudit(session.item(i), POLICY) == audit && session.effective(i).isEmpty()) {
                session.answer(i, done < wrong ? VerdictKind.LABEL : VerdictKind.ACCEPT, "fog", null, 9);
                done++;
            }
        }
    }

    /** The figures of the picture of the review screen, whose intervals were computed elsewhere. */
    @Test
    void agreesWithThePicture() {
        ReviewSession session = session(138, 24, true);
        answer(session, false, 55, 14);
        answer(session, true, 9, 1);
        ReviewEstimate estimate = ReviewEstimate.of(session);
        check(estimate.flagged(), 138, 55, 14, 25.5, 15.8, 38.3);
        check(estimate.accepted(), 227, 9, 1, 11.1, 2.0, 43.5);
        check(estimate.all(), 365, 64, 15, 16.5, 9.8, 37.3);
        assertNull(estimate.whyNotAll());
    }

    private static void check(@Nullable Share share, long rows, int seen, int wrong, double rate, double lower,
            double upper) {
        assertNotNull(share);
        assertEquals(rows, share.rows());
        assertEquals(seen, share.seen());
        assertEquals(wrong, share.wrong());
        assertEquals(rate, 100 * share.rate(), 0.06);
        assertEquals(lower, 100 * share.interval().lower(), 0.06);
        assertEquals(upper, 100 * share.interval().upper(), 0.06);
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        ReviewSession session = session(10, 5, true);
        ReviewEstimate none = ReviewEstimate.of(session);
        assertNull(none.flagged());
        assertNull(none.accepted());
        assertNull(none.all());
        answer(session, false, 3, 1);
        ReviewEstimate some = ReviewEstimate.of(session);
        assertNotNull(some.flagged());
        assertNull(some.all());
        assertEquals("no accepted row has been answered yet", some.whyNotAll());
    }

    @Test
    void theLeastSureFirstIsNoFairSampleUntilAllAreAnswered() {
        ReviewSession session = session(10, 5, false);
        answer(session, false, 9, 4);
        answer(session, true, 2, 0);
        assertNull(ReviewEstimate.of(session).all());
        assertTrue(String.valueOf(ReviewEstimate.of(session).whyNotAll()).contains("least sure"));
        answer(session, false, 1, 0);
        check(ReviewEstimate.of(session).all(), 237, 12, 4, 100 * 10 / 237.0 * 0.4, 0.71, 64.69);
    }

    @Test
    void skippedDeferredRetractedAndInvalidItemsDoNotCount() {
        ReviewSession session = session(10, 0, true);
        session.answer(0, VerdictKind.LABEL, "fog", null, 1);
        session.answer(1, VerdictKind.SKIP, null, null, 1);
        session.answer(2, VerdictKind.DEFER, null, null, 1);
        session.answer(3, VerdictKind.LABEL, "fog", null, 1);
        session.undo();
        check(ReviewEstimate.of(session).flagged(), 10, 1, 1, 100, 20.7, 100);
        ReviewStore store = ReviewFixtures.store(database);
        ReviewSession other = store.open(ReviewFixtures.session(store, 5).id());
        other.answer(4, VerdictKind.LABEL, "sun", null, 1);
        assertNull(ReviewEstimate.of(other).flagged(), "the model said nothing, so it was not wrong");
    }

    @Test
    void paceIsTheMedianWithoutBreaks() {
        ReviewSession session = session(10, 0, true);
        assertEquals(Optional.empty(), ReviewPace.of(session));
        double[] seconds = {4, 8, 3_600, 0, 6};
        for (int i = 0; i < seconds.length; i++) {
            session.answer(i, VerdictKind.ACCEPT, null, null, seconds[i]);
        }
        assertEquals(Optional.of(new ReviewPace(6, 30)), ReviewPace.of(session));
        session.answer(5, VerdictKind.SKIP, null, null, 10);
        session.answer(6, VerdictKind.DEFER, null, null, 100);
        assertEquals(Optional.of(new ReviewPace(7, 28)), ReviewPace.of(session));
    }
}
