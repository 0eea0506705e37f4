package secondlook.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.ChildJvm;
import secondlook.app.workspace.Workspace;

/** Kills a process that promotes and rolls back, at moments that a seed chooses: there is exactly one champion each time. */
class KilledPromotionTest {

    /** {@code -Dsecondlook.kills=50} for more. */
    private static final int KILLS = Integer.getInteger("secondlook.kills", 8);

    @TempDir
    Path temp;

    @Test
    void thereIsExactlyOneChampionAfterEveryKill() throws Exception {
        Path folder = temp.resolve("w");
        try (Workspace workspace = Workspace.open(folder, Clock.systemUTC())) {
            ModelVersion first = NamedModel.add(workspace, temp, "weather", "a");
            NamedModel.add(workspace, temp, "weather", "b");
            NamedModel.add(workspace, temp, "weather", "c");
            workspace.versions().promote(first, PromotionChecks.first(), null);
        }
        Random random = new Random(20260314);
        int said = 0;
        int unsaid = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = runAndKill(folder, random);
            int before = appointments(folder);
            int champion = check(folder);
            String last = lines.getLast();
            if (last.startsWith("champion")) {
                assertEquals(Integer.parseInt(last.substring(9)), champion, "what was said to be done is done");
            } else {
                String done = lines.size() > 1 ? lines.get(lines.size() - 2).substring(9) : Integer.toString(champion);
                assertTrue(List.of(done, last.substring(7)).contains(Integer.toString(champion)),
                        lines + " and then " + champion);
                unsaid++;
            }
            said += lines.size() / 2;
            assertEquals(before, appointments(folder), "opening it again adds nothing");
        }
        assertTrue(said > KILLS, said + " promotions are too few to mean anything");
        assertTrue(unsaid > 0 || KILLS < 20, "no kill fell into a promotion");
    }

    private static List<String> runAndKill(Path folder, Random random) throws IOException {
        Process child = ChildJvm.start(KilledPromoter.class, folder, Integer.toString(random.nextInt()));
        int acts = 1 + random.nextInt(12);
        long nanos = random.nextInt(3_000_000);
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            while (lines.size() < acts) {
                String line = out.readLine();
                assertFalse(line == null,
                        () -> "the child ended by itself: " + error(folder));
                lines.add(line);
            }
            for (long until = System.nanoTime() + nanos; System.nanoTime() < until;) {
                Thread.onSpinWait();
            }
            child.toHandle().destroyForcibly();
            StringBuilder rest = new StringBuilder();
            for (int c = out.read(); c >= 0; c = out.read()) {
                rest.append((char) c);
            }
            rest.substring(0, rest.lastIndexOf("\n") + 1).lines().forEach(lines::add);
        }
        child.onExit().join();
        return lines;
    }

    private static String error(Path folder) {
        try {
            return Files.readString(folder.resolveSibling("child.err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int appointments(Path folder) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("workspace.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM appointment")) {
            return row.getInt(1);
        }
    }

    /** The champion's version, when everything agrees on it. */
    private static int check(Path folder) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("workspace.db"));
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("PRAGMA integrity_check")) {
                assertEquals("ok", row.getString(1));
            }
            try (var row = statement.executeQuery("SELECT count(*) FROM model_state WHERE state = 'CHAMPION'")) {
                assertEquals(1, row.getInt(1));
            }
        }
        try (Workspace workspace = Workspace.open(folder, Clock.systemUTC())) {
            ModelVersion champion = workspace.versions().champion("weather");
            assertTrue(champion != null && Files.isRegularFile(workspace.versions().file(champion)));
            return champion.version();
        }
    }
}
