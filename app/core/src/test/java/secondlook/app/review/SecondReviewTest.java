package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.runtime.RefusedException;

class SecondReviewTest {

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

    @Test
    void aShareIsAnsweredBySomebodyElseWithoutWhatTheFirstSaid() {
        SessionEntry first = ReviewFixtures.session(store, 50);
        store.open(first.id()).answer(0, VerdictKind.SKIP, null, "first's note", 1);
        SessionEntry second = SecondReview.ofShare(store, first.id(), 0.3, "Bob", 4);
        assertEquals(15, second.items());
        assertEquals(0, second.done());
        assertEquals(SessionRole.SECOND, second.role());
        assertEquals(List.of(first.id(), second.id()),
                store.family(first.id()).stream().map(SessionEntry::id).toList());
        ReviewSession session = store.open(second.id());
        long before = -1;
        for (int i = 0; i < session.size(); i++) {
            assertTrue(session.item(i).rowId() > before, "in the first one's order");
            before = session.item(i).rowId();
            assertEquals(0.3, session.item(i).inclusionProbability(), 1e-12);
            assertEquals(null, session.noteOf(i));
        }
        assertEquals("Bob", session.answer(0, VerdictKind.SKIP, null, null, 1).reviewer());
    }

    @Test
    void whatWasReferredGoesToTheSecond() {
        SessionEntry first = ReviewFixtures.session(store, 5);
        assertThrows(RefusedException.class, () -> SecondReview.ofReferred(store, first.id(), "Bob"));
        store.open(first.id()).answer(3, VerdictKind.REFER, null, null, 1);
        ReviewSession session = store.open(SecondReview.ofReferred(store, first.id(), "Bob").id());
        assertEquals(1, session.size());
        assertEquals(1003, session.item(0).rowId());
        assertThrows(RefusedException.class, () -> SecondReview.ofShare(store, first.id(), 1, "Ada", 1),
                "the same person");
        assertThrows(RefusedException.class, () -> SecondReview.ofShare(store, first.id(), 0, "Bob", 1));
    }
}
