package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.database.Database;
import secondlook.runtime.RefusedException;

class SqliteReviewStoreTest {

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

    private void restart() {
        close();
        open();
    }

    @Test
    void itemsComeBackAsTheyWereMade() {
        SessionEntry entry = ReviewFixtures.session(store, 7);
        restart();
        ReviewSession session = store.open(entry.id());
        assertEquals(ReviewFixtures.items(7), List.of(0, 1, 2, 3, 4, 5, 6).stream().map(session::item).toList());
        assertEquals(entry, session.entry());
        assertEquals(entry, store.find(entry.id()));
        assertEquals(Optional.of(3), session.positionOf(1003));
        assertEquals(Optional.empty(), session.positionOf(3));
    }

    @Test
    void aCorrectionSupersedesAndUndoGoesBackThroughBoth() {
        SessionEntry entry = ReviewFixtures.session(store, 3);
        ReviewSession session = store.open(entry.id());
        Verdict first = session.answer(1, VerdictKind.LABEL, "fog", null, 4.5);
        Verdict second = session.answer(1, VerdictKind.LABEL, "rain", null, 1);
        assertEquals(first.id(), second.supersedes());
        assertEquals("rain", session.effective(1).orElseThrow().label());

        assertEquals(Optional.of(1), session.undo());
        assertEquals(first, session.effective(1).orElseThrow());
        restart();
        session = store.open(entry.id());
        assertEquals(first, session.effective(1).orElseThrow());
        assertEquals(Optional.of(1), session.undo());
        assertEquals(Optional.empty(), session.effective(1));
        assertEquals(Optional.empty(), session.undo());
        restart();
        session = store.open(entry.id());
        assertEquals(Optional.of(1), session.redo());
        assertEquals("fog", session.effective(1).orElseThrow().label());
        assertEquals(Optional.of(1), session.redo());
        assertEquals("rain", session.effective(1).orElseThrow().label());
        assertEquals(Optional.empty(), session.redo());
    }

    @Test
    void aNewAnswerEndsWhatCanBeDoneAgain() {
        ReviewSession session = store.open(ReviewFixtures.session(store, 3).id());
        session.answer(0, VerdictKind.ACCEPT, null, null, 1);
        session.undo();
        session.answer(1, VerdictKind.SKIP, null, null, 1);
        assertEquals(Optional.empty(), session.redo());
        assertEquals(Optional.empty(), session.effective(0));
    }

    @Test
    void acceptingStoresTheModelsLabel() {
        ReviewSession session = store.open(ReviewFixtures.session(store, 5).id());
        assertEquals("fog", session.answer(1, VerdictKind.ACCEPT, "ignored", null, 1).label());
        RefusedException refused = assertThrows(RefusedException.class,
                () -> session.answer(4, VerdictKind.ACCEPT, null, null, 1));
        assertTrue(refused.problem().why().contains("no usable answer"), refused.toString());
        assertEquals(1, session.progress().done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fog", "", "hail", "fog "})
    void aLabelThatIsNoneOfTheClassesIsRefused(String label) {
        ReviewSession session = store.open(ReviewFixtures.session(store, 1).id());
        assertThrows(RefusedException.class, () -> session.answer(0, VerdictKind.LABEL, label, null, 1));
        assertEquals(1, session.progress().open());
    }

    @Test
    void openItemsComeFirstGoingRoundThenTheDeferred() {
        SessionEntry entry = ReviewFixtures.session(store, 4);
        ReviewSession session = store.open(entry.id());
        assertEquals(Optional.of(0), session.resumeAt());
        session.answer(0, VerdictKind.DEFER, null, null, 1);
        session.answer(1, VerdictKind.SKIP, null, null, 1);
        assertEquals(Optional.of(2), session.nextOpen(1));
        assertEquals(Optional.of(3), session.nextOpen(2));
        assertEquals(Optional.of(2), session.nextOpen(3), "round, past the deferred item");
        session.answer(2, VerdictKind.LABEL, "sun", null, 1);
        session.answer(3, VerdictKind.DEFER, null, null, 1);
        assertEquals(Optional.of(0), session.nextOpen(3), "only deferred items are left");
        assertEquals(Optional.of(3), session.nextOpen(0));
        restart();
        session = store.open(entry.id());
        assertEquals(Optional.of(0), session.resumeAt());
        assertEquals(new ReviewSession.Progress(4, 1, 0, 0, 0, 0, 1, 2, 0), session.progress());
        session.answer(0, VerdictKind.SKIP, null, null, 1);
        session.answer(3, VerdictKind.SKIP, null, null, 1);
        assertEquals(Optional.empty(), session.nextOpen(0));
        assertEquals(Optional.empty(), session.resumeAt());
        session.undo();
        assertEquals(Optional.of(3), session.resumeAt(), "the item whose answer was taken back");
    }

    @Test
    void notesAreKeptReplacedAndGoIntoTheVerdict() {
        SessionEntry entry = ReviewFixtures.session(store, 2);
        ReviewSession session = store.open(entry.id());
        session.note(0, "odd \"day\"\nwith two lines");
        assertEquals("odd \"day\"\nwith two lines", session.answer(0, VerdictKind.SKIP, null, null, 1).note());
        assertEquals("second thought", session.answer(0, VerdictKind.ACCEPT, null, "second thought", 1).note());
        session.undo();
        restart();
        session = store.open(entry.id());
        assertEquals("second thought", session.noteOf(0));
        session.note(0, "  ");
        assertNull(session.noteOf(0));
        assertNull(session.noteOf(1));
    }

    @Test
    void aNoteTooLongForAnybodyToTypeIsRefused() {
        ReviewSession session = store.open(ReviewFixtures.session(store, 1).id());
        String pasted = "x".repeat(100_001);
        assertThrows(RefusedException.class, () -> session.note(0, pasted));
        assertThrows(RefusedException.class, () -> session.answer(0, VerdictKind.SKIP, null, pasted, 1));
        assertEquals(Optional.empty(), session.effective(0));
        session.note(0, pasted.substring(1));
        assertEquals(100_000, String.valueOf(session.noteOf(0)).length());
    }

    @Test
    void aClockSetBackDoesNotDisorder() {
        SessionEntry entry = ReviewFixtures.session(store, 1);
        ReviewStore late = new SqliteReviewStore(database, at("2026-01-01T00:00:00Z"));
        ReviewStore early = new SqliteReviewStore(database, at("1999-01-01T00:00:00Z"));
        late.open(entry.id()).answer(0, VerdictKind.LABEL, "sun", null, 1);
        Verdict corrected = early.open(entry.id()).answer(0, VerdictKind.LABEL, "fog", null, 1);
        restart();
        assertEquals(corrected, store.open(entry.id()).effective(0).orElseThrow());
        assertEquals("1999-01-01T00:00:00Z", corrected.at());
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    @Test
    void theSameSessionOpenTwiceTellsTheSameStory() {
        SessionEntry entry = ReviewFixtures.session(store, 3);
        ReviewSession one = store.open(entry.id());
        ReviewSession other = store.open(entry.id());
        one.answer(0, VerdictKind.SKIP, null, null, 1);
        Verdict act = other.answer(1, VerdictKind.LABEL, "sun", null, 1);
        assertEquals(act, one.effective(1).orElseThrow());
        assertEquals(Optional.of(1), one.undo());
        assertEquals(Optional.empty(), other.effective(1));
        assertEquals(1, other.progress().done());
    }

    @Test
    void sessionsAreListedNewestFirstWithWhatIsDone() {
        SessionEntry first = ReviewFixtures.session(store, 3);
        SessionEntry second = ReviewFixtures.session(store, 2);
        ReviewSession session = store.open(first.id());
        session.answer(0, VerdictKind.SKIP, null, null, 1);
        session.answer(1, VerdictKind.DEFER, null, null, 1);
        session.answer(2, VerdictKind.ACCEPT, null, null, 1);
        session.answer(2, VerdictKind.LABEL, "snow", null, 1);
        session.undo();
        assertEquals(List.of(second.id(), first.id()), store.sessions().stream().map(SessionEntry::id).toList());
        assertEquals(List.of(0, 2), store.sessions().stream().map(SessionEntry::done).toList());
        assertEquals(store.find(first.id()), session.entry());
        assertNull(store.find("r99"));
        assertNull(store.find("'; DROP TABLE verdict; --"));
        assertThrows(RefusedException.class, () -> store.open("r99"));
    }

    @Test
    void aSessionOfNothingIsRefused() {
        RefusedException refused = assertThrows(RefusedException.class, () -> ReviewFixtures.session(store, 0));
        assertNotNull(refused.problem().remedy());
        assertEquals(List.of(), store.sessions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE verdict SET label = 'sun'", "DELETE FROM verdict",
            "INSERT OR REPLACE INTO verdict SELECT * FROM verdict", "DELETE FROM note", "UPDATE note SET text = ''",
            "DELETE FROM review_item", "UPDATE review_item SET row_id = 0", "DELETE FROM audit"})
    void whatPeopleDidCannotBeChanged(String sql) {
        ReviewSession session = store.open(ReviewFixtures.session(store, 1).id());
        Verdict verdict = session.answer(0, VerdictKind.LABEL, "fog", "a note", 1);
        IllegalStateException refused = assertThrows(IllegalStateException.class,
                () -> database.write("test", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                }));
        assertTrue(refused.getCause() instanceof SQLException, refused.toString());
        restart();
        assertEquals(verdict, store.open(verdict.sessionId()).effective(0).orElseThrow());
    }
}
