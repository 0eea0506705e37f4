package secondlook.desktop.feature.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.VerdictKind;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.sample.WeatherFile;

/** A review in the window on a disk that fills up, and in a workspace that may only be read. */
class ReviewDiskTest {

    @TempDir
    Path temp;

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            // as it should be
        }
    }

    @Test
    void aFullDiskIsSaidTheItemStaysAndItGoesOnOnceThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()),
                "needs the right to mount");
        try {
            reviewOnAFullDisk(disk);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static void reviewOnAFullDisk(Path disk) {
        List<String> acknowledged = new ArrayList<>();
        String id;
        try (ReviewBench bench = new ReviewBench(disk)) {
            bench.begin(0.79, 10);
            id = bench.read().entry().id();
            Path filler = disk.resolve("filler");
            fill(filler);
            int refusedAt = -1;
            for (int i = 0; i < bench.read().size() && refusedAt < 0; i++) {
                int at = position(bench);
                bench.model().note("x".repeat(3_000));
                bench.model().answerNumber(1 + i % 5);
                bench.work();
                if (bench.model().trouble().get().isEmpty()) {
                    acknowledged.add(WeatherFile.CLASSES.get(i % 5));
                } else {
                    refusedAt = at;
                }
            }
            assertTrue(refusedAt >= 0, "six megabytes hold no end of answers");
            assertTrue(bench.model().trouble().get().contains("full"), bench.model().trouble().get());
            assertEquals(refusedAt, position(bench), "the item stays");
            assertEquals(acknowledged.size(), bench.read().progress().done());
            try {
                Files.delete(filler);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            bench.model().answerNumber(2);
            bench.work();
            assertEquals("", bench.model().trouble().get());
            acknowledged.add("fog");
        }
        try (Workspace workspace = Workspace.open(disk.resolve("workspace"), Clock.systemUTC());
                ReviewSession read = workspace.reviews().open(id)) {
            for (int i = 0; i < acknowledged.size(); i++) {
                assertEquals(acknowledged.get(i), read.effective(i).orElseThrow().label(), "item " + i);
            }
            assertEquals(acknowledged.size(), read.progress().done());
        }
    }

    private static int position(ReviewBench bench) {
        return Objects.requireNonNull(bench.model().item().get()).position();
    }

    @Test
    void aWorkspaceThatMayOnlyBeReadShowsItsAnswersAndRefusesMore() throws Exception {
        SessionEntry entry;
        String dataset;
        String run;
        try (ReviewBench bench = new ReviewBench(temp)) {
            bench.begin(0.79, 10);
            bench.model().answerNumber(2);
            bench.work();
            entry = bench.read().entry();
            dataset = bench.opened().dataset().manifest().id();
            run = bench.opened().run().manifest().id();
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("workspace/workspace.db"));
                var statement = connection.createStatement()) {
            // as a version would leave it that does not exist yet
            statement.execute("PRAGMA user_version = 999");
        }
        try (ReviewBench bench = new ReviewBench(clock -> {
            Workspace workspace = Workspace.open(temp.resolve("workspace"), clock);
            return new WeatherFile.Opened(workspace, workspace.openDataset(dataset), workspace.openRun(run));
        })) {
            bench.begin(entry);
            int at = position(bench);
            assertEquals(1, at, "it goes on where it was left");
            bench.model().answerNumber(3);
            bench.work();
            assertEquals(at, position(bench));
            assertTrue(bench.model().trouble().get().contains("newer version")
                    && bench.model().trouble().get().contains("reading only"), bench.model().trouble().get());
            assertTrue(bench.read().effective(at).isEmpty());
            assertEquals(VerdictKind.LABEL, bench.read().effective(0).orElseThrow().kind(), "what was said is there");
        }
    }
}
