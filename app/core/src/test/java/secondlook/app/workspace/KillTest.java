package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.ChildJvm;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.ReviewStore;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** Kills a process that reviews, again and again, at moments that a seed chooses, and looks at what is left. */
class KillTest {

    private static final int KILLS = 42;
    private static final int ITEMS = 3_000;

    @TempDir
    Path temp;

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        Path folder = temp.resolve("w");
        String id = makeSession(folder);
        Random random = new Random(20260314);
        Map<Long, String> acknowledged = new HashMap<>();
        Map<Integer, String> notes = new HashMap<>();
        long rowsBefore = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = runAndKill(folder, id, random);
            String resumes = "";
            for (String line : lines) {
                String[] words = line.split(" ", 7);
                switch (words[0]) {
                    case "answered" -> acknowledged.put(Long.valueOf(words[2]),
                            words[1] + " " + words[3] + " " + words[4]);
                    case "noted" -> notes.put(Integer.valueOf(words[1]), words[2] + " " + words[3]);
                    case "unnoted" -> {
                        // what stood there before, if anything
                        notes.remove(Integer.valueOf(words[1]));
                        if (words.length > 3) {
                            notes.put(Integer.valueOf(words[1]), words[2] + " " + words[3]);
                        }
                    }
                    default -> assertTrue(line.startsWith("undone") || line.startsWith("resumes"), line);
                }
                resumes = words[0].endsWith("noted") ? resumes : words[words.length - 1];
            }
            rowsBefore = check(folder, id, acknowledged, notes, rowsBefore, lines, Integer.parseInt(resumes));
        }
        assertTrue(acknowledged.size() > 100, acknowledged.size() + " answers are too few to mean anything");
    }

    private static String makeSession(Path folder) {
        List<ReviewItem> items = IntStream.range(0, ITEMS)
                .mapToObj(i -> new ReviewItem(i, i, i, "sun", 0.4, "confidence 0.40 is below 0.62", 1)).toList();
        try (Workspace workspace = Workspace.open(folder, Clock.systemUTC())) {
            return workspace.reviews().create("all", "run", DecisionPolicy.of(Measure.CONFIDENCE, 0.62),
                    List.of("drizzle", "fog", "rain", "snow", "sun"), "Ada", items).id();
        }
    }

    /** Everything that the child had printed when it was gone. A last line cut short counts as not said. */
    private static List<String> runAndKill(Path folder, String session, Random random) throws IOException {
        Process child = start(folder, session, Integer.toString(random.nextInt()));
        int acts = random.nextInt(25);
        long nanos = random.nextInt(2_000_000);
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (int seen = 0; seen <= acts;) {
                int c = out.read();
                assertFalse(c < 0, () -> "the child ended by itself: " + said);
                said.append((char) c);
                seen += c == '\n' ? 1 : 0;
            }
            for (long until = System.nanoTime() + nanos; System.nanoTime() < until;) {
                Thread.onSpinWait();
            }
            child.toHandle().destroyForcibly();
            for (int c = out.read(); c >= 0; c = out.read()) {
                said.append((char) c);
            }
        }
        child.onExit().join();
        return said.substring(0, said.lastIndexOf("\n") + 1).lines().toList();
    }

    private static Process start(Path folder, String... arguments) throws IOException {
        return ChildJvm.start(KilledReviewer.class, folder, arguments);
    }

    private static long check(Path folder, String id, Map<Long, String> acknowledged, Map<Integer, String> notes,
            long rowsBefore, List<String> lines, int resumes) throws Exception {
        Map<Long, String> stored = new HashMap<>();
        long rows = 0;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("workspace.db"));
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("PRAGMA integrity_check")) {
                assertEquals("ok", row.getString(1));
            }
            try (var row = statement.executeQuery("SELECT id, position, kind, label FROM verdict ORDER BY id")) {
                while (row.next()) {
                    rows++;
                    String content = row.getInt(2) + " " + row.getString(3) + " " + row.getString(4);
                    assertEquals(null, stored.put(row.getLong(1), content), "ids are there once");
                }
            }
        }
        acknowledged.forEach((act, content) -> assertEquals(content, stored.get(act), () -> "act " + act));
        long said = lines.stream().filter(l -> l.startsWith("answered") || l.startsWith("undone")).count();
        long unacknowledged = rows - rowsBefore - said;
        assertTrue(unacknowledged == 0 || unacknowledged == 1, unacknowledged + " acts nobody made");
        try (Workspace workspace = Workspace.open(folder, Clock.systemUTC())) {
            ReviewStore reviews = workspace.reviews();
            ReviewSession session = reviews.open(id);
            if (unacknowledged == 0) {
                assertEquals(resumes, session.resumeAt().orElse(-1));
            }
            int differing = 0;
            for (Map.Entry<Integer, String> note : notes.entrySet()) {
                differing += note.getValue().equals(session.noteOf(note.getKey())) ? 0 : 1;
            }
            assertTrue(differing <= 1, "only a note on its way when the process was killed may be newer");
            notes.replaceAll((position, text) -> String.valueOf(session.noteOf(position)));
        }
        return rows;
    }

    @Test
    void aSecondProcessIsToldWhoHasTheWorkspaceAndLetInWhenThatOneDies() throws Exception {
        Path folder = temp.resolve("held");
        Process child = start(folder, "hold");
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("holding", out.readLine());
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> Workspace.open(folder, Clock.systemUTC()));
            assertTrue(refused.problem().why().contains("process " + child.pid()), refused.toString());
            // a refused attempt must not have let go of the other's lock, nor kept anything of its own
            assertThrows(RefusedException.class, () -> Workspace.open(folder, Clock.systemUTC()));
        } finally {
            child.destroyForcibly();
            child.onExit().join();
        }
        Workspace.open(folder, Clock.systemUTC()).close();
    }

    @Test
    void aRefusedSecondOpenHereDoesNotLetAnotherProcessIn() throws Exception {
        Path folder = temp.resolve("mine");
        try (Workspace workspace = Workspace.open(folder, Clock.systemUTC())) {
            assertThrows(RefusedException.class, () -> Workspace.open(workspace.folder(), Clock.systemUTC()));
            Process child = start(folder, "hold");
            try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals(null, out.readLine(), "refused, so it says nothing");
            }
            assertEquals(1, child.onExit().join().exitValue());
        }
    }
}
