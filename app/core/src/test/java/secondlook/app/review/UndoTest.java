package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.database.Audit;
import secondlook.app.database.Database;

/** Answers, notes and proposals are taken back and done again in one order. */
class UndoTest {

    @TempDir
    Path folder;

    private Database database;
    private ReviewSession session;

    @BeforeEach
    void open() {
        database = ReviewFixtures.database(folder);
        ReviewStore store = ReviewFixtures.store(database);
        session = store.open(
                store.sessions().isEmpty() ? ReviewFixtures.session(store, 5).id() : store.sessions().getFirst().id());
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
    void oneUndoTakesBackWhateverWasDoneLast() {
        session.answer(0, VerdictKind.LABEL, "fog", null, 1);
        session.note(0, "a note");
        session.propose(0, "wind", "4.7");
        session.propose(0, "wind", "7.4");
        session.answer(1, VerdictKind.REFER, null, null, 1);
        assertEquals(Optional.of(1), session.undo());
        assertEquals(Optional.of(new Deed.Remarked(0, "wind", "4.7", "7.4")), session.undoable());
        session.undo();
        assertEquals(Map.of("wind", "4.7"), session.proposals(0));
        session.undo();
        assertEquals(Map.of(), session.proposals(0));
        session.undo();
        assertNull(session.noteOf(0));
        assertEquals("fog", session.effective(0).orElseThrow().label());
        session.undo();
        assertEquals(Optional.empty(), session.undoable());
        assertEquals(Optional.empty(), session.undo());
        for (int i = 0; i < 5; i++) {
            assertTrue(session.redo().isPresent());
        }
        assertEquals(Optional.empty(), session.redo());
        assertEquals("a note", session.noteOf(0));
        assertEquals(Map.of("wind", "7.4"), session.proposals(0));
        assertEquals(VerdictKind.REFER, session.effective(1).orElseThrow().kind());
    }

    @Test
    void aRemarkEndsWhatCanBeDoneAgain() {
        session.answer(0, VerdictKind.SKIP, null, null, 1);
        session.undo();
        session.note(1, "new");
        assertEquals(Optional.empty(), session.redoable());
        session.undo();
        assertNull(session.noteOf(1));
        session.redo();
        assertEquals("new", session.noteOf(1));
    }

    @Test
    void notesOfEarlierSittingsStayAndAnswersCanBeTakenBack() {
        session.answer(0, VerdictKind.SKIP, null, null, 1);
        session.note(0, "kept");
        restart();
        assertEquals(Optional.of(0), session.undo());
        assertEquals("kept", session.noteOf(0));
        assertEquals(Optional.empty(), session.effective(0));
    }

    /** Against two plain stacks. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anySequenceGoesBackTheWayItCame(long seed) {
        Random random = new Random(seed);
        Deque<List<String>> before = new ArrayDeque<>();
        Deque<List<String>> after = new ArrayDeque<>();
        for (int step = 0; step < 300; step++) {
            List<String> now = state();
            int dice = random.nextInt(10);
            int position = random.nextInt(5);
            if (dice < 2) {
                session.answer(position, VerdictKind.LABEL, ReviewFixtures.CLASSES.get(random.nextInt(5)), null, 1);
            } else if (dice < 4) {
                session.note(position, "n" + step);
            } else if (dice < 6) {
                session.propose(position, "wind", "w" + step);
            } else if (dice < 8) {
                assertEquals(before.isEmpty(), session.undo().isEmpty(), "step " + step);
                if (!before.isEmpty()) {
                    after.push(now);
                    assertEquals(before.pop(), state(), "step " + step);
                }
                continue;
            } else {
                assertEquals(after.isEmpty(), session.redo().isEmpty(), "step " + step);
                if (!after.isEmpty()) {
                    before.push(now);
                    assertEquals(after.pop(), state(), "step " + step);
                }
                continue;
            }
            before.push(now);
            after.clear();
        }
    }

    private List<String> state() {
        List<String> state = new ArrayList<>();
        for (int i = 0; i < session.size(); i++) {
            state.add(session.effective(i).map(Verdict::label) + " " + session.noteOf(i) + " " + session.proposals(i));
        }
        return state;
    }

    @Test
    void theFirstAnswerStaysTheFirstUntilItIsTakenBack() {
        session.answer(new Answer(0, VerdictKind.LABEL, "fog", null, 1, true));
        session.answer(0, VerdictKind.LABEL, "sun", null, 1);
        restart();
        assertEquals("fog", session.first(0).orElseThrow().label());
        assertTrue(session.first(0).orElseThrow().blind());
        assertFalse(session.effective(0).orElseThrow().blind());
        session.undo();
        assertEquals("fog", session.first(0).orElseThrow().label());
        session.undo();
        assertEquals(Optional.empty(), session.first(0));
        session.redo();
        assertTrue(session.first(0).orElseThrow().blind(), "an answer done again is as blind as it was");
    }

    @Test
    void blindModeIsKeptAndNoted() {
        assertFalse(session.isBlind());
        session.blind(true);
        session.blind(true);
        restart();
        assertTrue(session.isBlind());
        session.blind(false);
        assertEquals(List.of("review made", "blind mode on", "blind mode off"),
                database.<List<Audit.Entry>>read("test", Audit::read).stream().map(Audit.Entry::act).toList());
    }
}
