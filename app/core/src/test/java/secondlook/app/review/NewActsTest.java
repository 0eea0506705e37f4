package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.runtime.RefusedException;

/** Acts beyond labelling: rejecting, not knowing, referring, blind answers, proposals, and near-duplicates. */
class NewActsTest {

    @TempDir
    Path folder;

    private Database database;
    private ReviewStore store;

    @BeforeEach
    void open() {
        database = ReviewFixtures.database(folder);
        store = ReviewFixtures.store(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ReviewSession reopened(ReviewSession session) {
        close();
        open();
        return store.open(session.entry().id());
    }

    @Test
    void eachKindOfActIsKeptCountedAndDoneButDeferring() {
        ReviewSession session = store.open(ReviewFixtures.session(store, 6).id());
        session.answer(new Answer(0, VerdictKind.REJECT, "ignored", null, 2, true));
        session.answer(1, VerdictKind.CANNOT_TELL, null, null, 1);
        session.answer(2, VerdictKind.REFER, null, null, 1);
        session.answer(3, VerdictKind.DEFER, null, null, 1);
        session = reopened(session);
        assertEquals(new ReviewSession.Progress(6, 0, 0, 1, 1, 1, 0, 1, 2), session.progress());
        assertEquals(3, session.progress().done());
        assertEquals(3, store.sessions().getFirst().done());
        Verdict rejected = session.effective(0).orElseThrow();
        assertTrue(rejected.blind());
        assertFalse(session.effective(1).orElseThrow().blind());
        assertEquals(Optional.of(true), rejected.foundWrong("drizzle"));
        assertEquals(Optional.empty(), session.effective(1).orElseThrow().foundWrong("fog"));
        ReviewSession same = session;
        assertThrows(RefusedException.class, () -> same.answer(4, VerdictKind.REJECT, null, null, 1),
                "the model said nothing of this row");
    }

    @Test
    void proposalsAreKeptReplacedAndTakenBackAndLeaveTheVerdictsAlone() {
        ReviewSession session = store.open(ReviewFixtures.session(store, 2).id());
        session.propose(0, "wind", "4.2");
        session.propose(0, "date", "2014-02-30");
        session.propose(0, "wind", "4.5");
        session.propose(1, "wind", "1");
        session.propose(1, "wind", " ");
        session = reopened(session);
        assertEquals(Map.of("wind", "4.5", "date", "2014-02-30"), session.proposals(0));
        assertEquals(Map.of(), session.proposals(1));
        assertEquals(List.of(), session.history());
        ReviewSession same = session;
        assertThrows(RefusedException.class, () -> same.propose(0, "wind", "x".repeat(100_001)));
    }

    @Test
    void oneDecisionServesNearDuplicatesEachWithAVerdictOfItsOwn() {
        List<ReviewItem> items = new ArrayList<>();
        for (ReviewItem item : ReviewFixtures.items(4)) {
            items.add(new ReviewItem(item.position(), item.rowId(), item.index(), "fog", item.value(), item.reason(), 1,
                    "", 0.4, item.position() < 3 ? 7 : null));
        }
        ReviewSession session = store.open(store.create("x", "run-1", ReviewFixtures.POLICY, ReviewFixtures.CLASSES,
                "Ada", items).id());
        assertEquals(List.of(0, 2), session.alike(1));
        assertEquals(List.of(), session.alike(3));
        assertThrows(RefusedException.class, () -> session.serve(1, List.of(0)), "nothing was said yet");
        Verdict given = session.answer(1, VerdictKind.ACCEPT, null, null, 5);
        assertThrows(RefusedException.class, () -> session.serve(1, List.of(0, 3)), "3 is not alike");
        assertEquals(Optional.empty(), session.effective(0), "none of a refused lot is answered");
        List<Verdict> served = session.serve(1, List.of(0, 2));
        assertEquals(List.of(given.id(), given.id()), served.stream().map(Verdict::serves).toList());
        assertEquals(List.of("fog", "fog"), served.stream().map(Verdict::label).toList());
        assertEquals(List.of(0, 2), served.stream().map(Verdict::position).toList());
        ReviewSession again = reopened(session);
        assertEquals(3, again.progress().accepted());
        assertEquals(Optional.of(2), again.undo());
        assertEquals(2, again.progress().accepted());
        assertEquals(List.of(VerdictKind.ACCEPT, VerdictKind.RETRACT),
                again.history(2).stream().map(Verdict::kind).toList());
    }

    @Test
    void nothingTellsAnAuditItemBeforeItIsAnswered() {
        List<ReviewItem> items = List.of(new ReviewItem(0, 1, 0, "fog", 0.4, "confidence 0.40 is below 0.62", 1),
                new ReviewItem(1, 2, 1, "fog", 0.9, ReviewQueue.AUDIT_REASON, 0.1));
        ReviewSession session = store.open(store.create("x", "run-1", ReviewFixtures.POLICY, ReviewFixtures.CLASSES,
                "Ada", items).id());
        assertEquals(session.reasonShown(0), session.reasonShown(1));
        session.answer(0, VerdictKind.ACCEPT, null, null, 1);
        session.answer(1, VerdictKind.ACCEPT, null, null, 1);
        assertEquals("confidence 0.40 is below 0.62", session.reasonShown(0));
        assertEquals("audit sample", session.reasonShown(1));
        ReviewSession plain = store.open(ReviewFixtures.session(store, 1).id());
        assertEquals("confidence 0.30 is below 0.62", plain.reasonShown(0),
                "nothing to hide where nothing is mixed in");
    }

    @Test
    void aFamilyIsFoundFromAnyOfItsSessions() {
        SessionEntry first = ReviewFixtures.session(store, 2);
        SessionEntry other = ReviewFixtures.session(store, 2);
        SessionEntry second = store.create(new NewSession("again", "run-1", ReviewFixtures.POLICY,
                ReviewFixtures.CLASSES, "Bob", ReviewFixtures.items(2), SessionRole.SECOND, null, first.uid(),
                QueueRecord.NONE));
        assertEquals(List.of(first, second), store.family(second.id()));
        assertEquals(List.of(first, second), store.family(first.id()));
        assertEquals(List.of(other), store.family(other.id()));
        assertEquals(List.of(), store.family("r99"));
    }
}
