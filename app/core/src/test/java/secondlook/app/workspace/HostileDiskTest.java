package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** Disks that are full, read-only or gone. Real file systems: needs the right to mount, otherwise skipped. */
class HostileDiskTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path temp;

    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void unmount() throws Exception {
        for (Path mount : mounted) {
            run("umount", "-l", mount.toString());
        }
    }

    @Test
    void aFullDiskRefusesTheAnswerKeepsTheOthersAndGoesOnWhenThereIsRoom() throws Exception {
        Path disk = tmpfs("1m");
        Path folder = disk.resolve("w");
        Path filler = disk.resolve("filler");
        List<Verdict> acknowledged = new ArrayList<>();
        String id;
        try (Workspace workspace = Workspace.open(folder, CLOCK)) {
            id = makeSession(workspace, 2_000);
            ReviewSession session = workspace.reviews().open(id);
            fill(filler);
            RefusedException refused = assertThrows(RefusedException.class, () -> {
                for (int i = 0; i < 2_000; i++) {
                    acknowledged.add(session.answer(i, VerdictKind.LABEL, "fog", "x".repeat(500), 1));
                }
            });
            assertTrue(refused.problem().why().contains("full"), refused.toString());
            assertEquals(acknowledged.size(), session.progress().done(), "the refused answer does not count");
            Files.delete(filler);
            acknowledged.add(session.answer(acknowledged.size(), VerdictKind.LABEL, "sun", null, 1));
        }
        try (Workspace workspace = Workspace.open(folder, CLOCK)) {
            ReviewSession session = workspace.reviews().open(id);
            assertEquals(acknowledged,
                    IntStream.range(0, acknowledged.size()).mapToObj(i -> session.effective(i).orElseThrow()).toList());
            assertEquals(acknowledged.size(), session.progress().done());
        }
    }

    @Test
    void aWorkspaceThatHasNoRoomIsRefusedAndCanBeMadeLater() throws Exception {
        Path disk = tmpfs("256k");
        fill(disk.resolve("filler"));
        Path folder = disk.resolve("w");
        RefusedException refused = assertThrows(RefusedException.class, () -> Workspace.open(folder, CLOCK));
        assertTrue(refused.problem().why().contains("full"), refused.toString());
        assertFalse(Files.exists(folder), "nothing half-made is left");
        Files.delete(disk.resolve("filler"));
        Workspace.open(folder, CLOCK).close();
    }

    @Test
    void aReadOnlyFolderIsRefused() throws Exception {
        Path disk = tmpfs("1m");
        Path folder = disk.resolve("w");
        Workspace.open(folder, CLOCK).close();
        run("mount", "-o", "remount,ro", disk.toString());
        for (Path where : List.of(folder, disk.resolve("new"))) {
            RefusedException refused = assertThrows(RefusedException.class, () -> Workspace.open(where, CLOCK));
            assertFalse(refused.problem().why().isBlank());
            assertTrue(refused.problem().why().matches(".*(read-only|cannot be written).*"), refused.toString());
        }
    }

    @Test
    void aDiskThatTurnsReadOnlyMeanwhileRefusesTheAnswer() throws Exception {
        Path disk = tmpfs("1m");
        Path folder = disk.resolve("w");
        Workspace workspace = Workspace.open(folder, CLOCK);
        String id = makeSession(workspace, 3);
        Verdict kept = workspace.reviews().open(id).answer(0, VerdictKind.LABEL, "fog", null, 1);
        workspace.close();
        makeUnwritable(folder.resolve("workspace.db"));
        RefusedException refused = assertThrows(RefusedException.class, () -> Workspace.open(folder, CLOCK));
        assertTrue(refused.problem().why().contains("cannot be written"), refused.toString());
        run("chattr", "-i", folder.resolve("workspace.db").toString());
        try (Workspace again = Workspace.open(folder, CLOCK)) {
            assertEquals(kept, again.reviews().open(id).effective(0).orElseThrow());
        }
    }

    @Test
    void aWorkspaceDeletedMeanwhileRefusesTheAnswer() throws Exception {
        Path folder = temp.resolve("w");
        Path elsewhere = temp.resolve("elsewhere");
        Verdict kept;
        String id;
        try (Workspace workspace = Workspace.open(folder, CLOCK)) {
            id = makeSession(workspace, 3);
            ReviewSession session = workspace.reviews().open(id);
            kept = session.answer(0, VerdictKind.LABEL, "fog", null, 1);
            Files.move(folder, elsewhere);
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> session.answer(1, VerdictKind.LABEL, "fog", null, 1));
            assertTrue(refused.problem().why().contains("deleted, moved or replaced"), refused.toString());
        }
        try (Workspace workspace = Workspace.open(elsewhere, CLOCK)) {
            ReviewSession session = workspace.reviews().open(id);
            assertEquals(kept, session.effective(0).orElseThrow());
            assertEquals(1, session.progress().done());
        }
    }

    private static String makeSession(Workspace workspace, int count) {
        List<ReviewItem> items = IntStream.range(0, count)
                .mapToObj(i -> new ReviewItem(i, i, i, "sun", 0.4, "confidence 0.40 is below 0.62", 1)).toList();
        return workspace.reviews().create("all", "run", DecisionPolicy.of(Measure.CONFIDENCE, 0.62),
                List.of("fog", "sun"), "Ada", items).id();
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            assertTrue(Files.exists(filler));
        }
    }

    private Path tmpfs(String size) throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()) == 0,
                "needs the right to mount a small file system");
        mounted.add(disk);
        return disk;
    }

    private static void makeUnwritable(Path file) throws Exception {
        assumeTrue(run("chattr", "+i", file.toString()) == 0, "needs the right to make a file immutable");
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException absent) {
            return -1;
        }
    }
}
