package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.app.review.Anchoring.Agreement;
import secondlook.app.review.Anchoring.Difference;

class AnchoringTest {

    @TempDir
    Path folder;

    /** The case of Newcombe 1998, table II (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339. */
    @Test
    void theDifferenceIsThatOfThePaper() {
        try (Database database = ReviewFixtures.database(folder)) {
            ReviewStore store = ReviewFixtures.store(database);
            ReviewSession session = store.open(ReviewFixtures.session(store, 200).id());
            int shown = 0;
            int blind = 0;
            for (int i = 0; i < session.size(); i++) {
                String predicted = session.item(i).predicted();
                if (predicted.equals("none")) {
                    session.answer(i, VerdictKind.LABEL, "sun", null, 1);
                } else if (shown < 70) {
                    answer(session, i, shown++ < 56, false);
                } else if (blind < 80) {
                    answer(session, i, blind++ < 48, true);
                }
            }
            Anchoring anchoring = Anchoring.of(session);
            Agreement seen = Objects.requireNonNull(anchoring.shown());
            assertEquals(70, seen.answers());
            assertEquals(56, seen.agreed());
            assertEquals(80, Objects.requireNonNull(anchoring.blind()).answers());
            Difference difference = Objects.requireNonNull(anchoring.difference());
            assertEquals(0.2, difference.value(), 1e-12);
            assertEquals(0.0524, difference.interval().lower(), 5e-5);
            assertEquals(0.3339, difference.interval().upper(), 5e-5);
        }
    }

    private static void answer(ReviewSession session, int position, boolean agree, boolean blind) {
        session.answer(new Answer(position, agree ? VerdictKind.ACCEPT : VerdictKind.REJECT, null, null, 1, blind));
    }

    @Test
    void onlyTheFirstAnswerCountsAndOnlyIfItJudges() {
        try (Database database = ReviewFixtures.database(folder)) {
            ReviewStore store = ReviewFixtures.store(database);
            ReviewSession session = store.open(ReviewFixtures.session(store, 5).id());
            assertNull(Anchoring.of(session).blind());
            answer(session, 0, true, true);
            answer(session, 0, false, false);
            session.answer(new Answer(1, VerdictKind.CANNOT_TELL, null, null, 1, true));
            Anchoring anchoring = Anchoring.of(session);
            assertEquals(1, Objects.requireNonNull(anchoring.blind()).agreed());
            assertEquals(1, Objects.requireNonNull(anchoring.blind()).answers());
            assertNull(anchoring.shown());
            assertNull(anchoring.difference());
        }
    }
}
