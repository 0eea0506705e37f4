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
import java.util.OptionalLong;
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

    /** The counts of the picture of the review screen; intervals of finite parts, computed elsewhere. */
    @Test
    void countsAreThoseOfThePictureAndWhatWasSeenIsNotDoubted() {
        ReviewSession session = session(138, 24, true);
        answer(session, false, 55, 14);
        answer(session, true, 9, 1);
        ReviewEstimate estimate = ReviewEstimate.of(session);
        check(estimate.flagged(), 138, 55, 14, 25.5, 17.6, 35.3);
        check(estimate.accepted(), 227, 9, 1, 11.1, 2.0, 42.9);
        check(estimate.all(), 365, 64, 15, 16.5, 10.2, 36.6);
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
        check(ReviewEstimate.of(session).all(), 237, 12, 4, 100 * 10 / 237.0 * 0.4, 1.69, 64.58);
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
    void aRejectionIsAnErrorAndADoubtSaysNothing() {
        ReviewSession session = session(4, 0, true);
        session.answer(0, VerdictKind.REJECT, null, null, 1);
        session.answer(1, VerdictKind.ACCEPT, null, null, 1);
        session.answer(2, VerdictKind.CANNOT_TELL, null, null, 1);
        session.answer(3, VerdictKind.REFER, null, null, 1);
        Share share = ReviewEstimate.of(session).flagged();
        assertNotNull(share);
        assertEquals(2, share.seen());
        assertEquals(1, share.wrong());
    }

    @Test
    void moreAuditItemsAreAskedForUntilTheErrorIsKnownWellEnough() {
        ReviewSession session = session(138, 24, true);
        assertEquals(OptionalLong.empty(), AuditNeed.more(ReviewEstimate.of(session), 0.05));
        answer(session, false, 138, 30);
        answer(session, true, 24, 2);
        ReviewEstimate estimate = ReviewEstimate.of(session);
        // 365 of 227 rows: ±0.0804 of the accepted, 4 of 28 expected: n0 = 72.76, of 227: 55.2
        assertEquals(OptionalLong.of(56 - 24), AuditNeed.more(estimate, 0.05));
        assertEquals(OptionalLong.of(0), AuditNeed.more(estimate, 0.2));
        assertTrue(AuditNeed.more(estimate, 0.001).orElseThrow() <= 227 - 24);
    }

    @Test
    void calibrationOnReviewedRowsIsWeighted() {
        ReviewSession session = session(2, 1, false);
        assertEquals(Optional.empty(), ReviewCalibration.of(session));
        answer(session, false, 2, 2);
        answer(session, true, 1, 0);
        ReviewCalibration found = ReviewCalibration.of(session).orElseThrow();
        assertEquals(3, found.seen());
        assertEquals(227 / 229.0, found.accuracy(), 1e-12);
        assertEquals((0.4 + 0.401 + 227 * 0.9) / 229, found.confidence(), 1e-12);
        assertEquals(List.of(1, 1, 1), found.bins().stream().map(ReviewCalibration.Bin::seen).toList());
        assertEquals(List.of(0.4, 0.5, 0.9), found.bins().stream().map(ReviewCalibration.Bin::upper).toList(),
                "(a,b]: 0.4 belongs to the bin that ends there");
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
