package secondlook.desktop.kill;

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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewItem;
import secondlook.desktop.sample.WeatherFile;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/**
 * Kills the real application (SIGKILL) at random moments of a session driven by real keys. {@code -Dsecondlook.kills=N}
 * sets how often; the acceptance run takes 200.
 */
class WindowKillTest {

    private static final int KILLS = Integer.getInteger("secondlook.kills", 6);
    private static final int ITEMS = 6_000;

    @TempDir
    Path temp;

    /** An act as it lies in the file. */
    private record Stored(long id, int position, String kind, @Nullable String label, long supersedes) {}

    @Test
    void whatTheScreenCallsSavedSurvivesEveryKill() throws Exception {
        Path folder = prepare();
        Random random = new Random(20260314);
        int acts = 0;
        int acknowledged = 0;
        int unsaid = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> said = runAndKill(folder, random);
            List<Stored> stored = read(folder);
            String resumes = said.stream().filter(line -> line.startsWith("resumes ")).findFirst().orElse("");
            if (!resumes.isEmpty()) {
                assertEquals(resumeAt(stored.subList(0, acts)) + 1, Integer.parseInt(resumes.substring(8)),
                        "kill " + kill + ": where it goes on");
            }
            List<String> saved = said.stream().filter(line -> line.startsWith("saved ")).toList();
            int fresh = stored.size() - acts;
            assertTrue(fresh == saved.size() || fresh == saved.size() + 1,
                    () -> fresh + " acts in the file, the screen called saved " + saved);
            for (int i = 0; i < saved.size(); i++) {
                check(saved.get(i), stored.get(acts + i));
            }
            unsaid += fresh - saved.size();
            acts = stored.size();
            acknowledged += saved.size();
        }
        System.out.println("window killed " + KILLS + " times: " + acknowledged + " acts called saved, all in the file"
                + " once and in order; " + unsaid + " more were stored but not yet shown as saved");
        assertTrue(acknowledged > 2 * KILLS, acknowledged + " acts are too few to mean anything");
    }

    private Path prepare() {
        WeatherFile.Opened opened = WeatherFile.open(temp, Clock.systemUTC());
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            int row = i % opened.run().predictions().rows();
            items.add(new ReviewItem(i, row, row, opened.run().predictions().predictedName(row), 0.4,
                    "confidence 0.40 is below 0.62", 1));
        }
        opened.workspace().reviews().create("all", opened.run().manifest().id(),
                DecisionPolicy.of(Measure.CONFIDENCE, 0.62), WeatherFile.CLASSES, "Ada", items);
        opened.run().close();
        opened.dataset().close();
        opened.workspace().close();
        return temp.resolve("workspace");
    }

    private List<String> runAndKill(Path folder, Random random) throws IOException {
        Process child = start(folder, random.nextLong());
        int acts = random.nextInt(24);
        long nanos = random.nextInt(40_000_000);
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (int seen = 0; seen <= acts;) {
                int c = out.read();
                assertFalse(c < 0, () -> "the window ended by itself: " + said + problems());
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

    private String problems() {
        try {
            return Files.readString(temp.resolve("child.err"));
        } catch (IOException absent) {
            return "";
        }
    }

    private Process start(Path folder, long seed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx400m", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-Duser.home=" + temp.resolve("home"), "-cp", System.getProperty("java.class.path")));
        String natives = System.getProperty("secondlook.natives");
        if (natives != null) {
            command.add(1, "-Dsecondlook.natives=" + natives);
        }
        command.addAll(List.of(KilledWindow.class.getName(), folder.toString(), Long.toString(seed)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(temp.resolve("child.err").toFile());
        builder.environment().put("XDG_CONFIG_HOME", temp.resolve("home").toString());
        return builder.start();
    }

    private static List<Stored> read(Path folder) throws Exception {
        List<Stored> acts = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("workspace.db"));
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("PRAGMA integrity_check")) {
                assertEquals("ok", row.getString(1));
            }
            try (var row = statement
                    .executeQuery("SELECT id, position, kind, label, supersedes FROM verdict ORDER BY id")) {
                while (row.next()) {
                    acts.add(new Stored(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4),
                            row.getLong(5)));
                }
            }
        }
        return acts;
    }

    /** "saved 12 DIGIT2 Last answer saved …": item 12 got the second class. */
    private static void check(String line, Stored act) {
        String[] words = line.split(" ", 4);
        String expected = switch (words[2]) {
            case "ENTER" -> "ACCEPT";
            case "X" -> "REJECT";
            case "C" -> "CANNOT_TELL";
            case "S" -> "SKIP";
            case "D" -> "DEFER";
            case "R" -> "REFER";
            case "Z" -> "RETRACT";
            default -> "LABEL " + WeatherFile.CLASSES.get(words[2].charAt(5) - '1');
        };
        assertEquals(expected, act.kind() + (act.kind().equals("LABEL") ? " " + act.label() : ""), line);
        if (!expected.equals("RETRACT")) {
            assertEquals(Integer.parseInt(words[1]) - 1, act.position(), line);
        }
    }

    /** Where a session goes on, told from its acts alone: the next open item after the last act, deferred ones last. */
    private static int resumeAt(List<Stored> acts) {
        Map<Integer, Deque<Stored>> standing = new HashMap<>();
        for (Stored act : acts) {
            Deque<Stored> stack = standing.computeIfAbsent(act.position(), unused -> new ArrayDeque<>());
            if (act.kind().equals("RETRACT")) {
                stack.pop();
            } else {
                stack.push(act);
            }
        }
        if (acts.isEmpty()) {
            return 0;
        }
        Stored last = acts.getLast();
        int from = last.kind().equals("RETRACT") ? last.position() : last.position() + 1;
        for (int step = 0; step < ITEMS; step++) {
            int position = (from + step) % ITEMS;
            if (!standing.containsKey(position) || standing.get(position).isEmpty()) {
                return position;
            }
        }
        throw new AssertionError("more items are needed");
    }
}
