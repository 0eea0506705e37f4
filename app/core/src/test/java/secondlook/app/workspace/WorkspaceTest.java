package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Audit;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;

class WorkspaceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    @Test
    void isMadeWhereNothingIsAndOpenedAgain() {
        Path folder = temp.resolve("deep/er/seattle");
        assertFalse(Workspace.isWorkspace(folder));
        DecisionPolicy policy = new DecisionPolicy(Measure.ENTROPY, 0.5, Map.of("fog", 0.25));
        try (Workspace workspace = Workspace.open(folder, CLOCK, "Ada")) {
            assertEquals("seattle", workspace.name());
            assertTrue(Files.isDirectory(workspace.runsFolder()));
            assertNull(workspace.policy("run-1"));
            workspace.savePolicy("run-1", DecisionPolicy.of(Measure.CONFIDENCE, 0.7));
            workspace.savePolicy("run-1", policy);
        }
        assertTrue(Workspace.isWorkspace(folder));
        try (Workspace workspace = Workspace.open(folder, CLOCK, "Bob")) {
            assertEquals(policy, workspace.policy("run-1"));
            assertEquals(List.of("workspace opened", "policy kept", "policy kept", "workspace opened"),
                    workspace.auditTrail().stream().map(Audit.Entry::act).toList());
            assertEquals("Bob", workspace.auditTrail().getLast().who());
            assertEquals(List.of(), workspace.datasets());
            assertEquals(List.of(), workspace.models());
            assertEquals(List.of(), workspace.runs());
        }
    }

    @Test
    void aFolderOfOtherThingsIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.tex"), "x");
        RefusedException refused = assertThrows(RefusedException.class, () -> Workspace.open(temp, CLOCK));
        assertTrue(refused.problem().why().contains("thesis.tex"), refused.toString());
        assertEquals(List.of("thesis.tex"), names(temp));
    }

    @Test
    void whatSystemsPutIntoFoldersDoesNotCount() throws IOException {
        Files.writeString(temp.resolve(".DS_Store"), "x");
        Workspace.open(temp, CLOCK).close();
        assertTrue(Workspace.isWorkspace(temp));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThrows(RefusedException.class, () -> Workspace.open(file, CLOCK));
        assertThrows(RefusedException.class, () -> Workspace.open(file.resolve("below"), CLOCK));
    }

    @Test
    void openTwiceInOneProcessIsRefusedAlsoThroughALink() throws IOException {
        Path folder = temp.resolve("w");
        Path link = temp.resolve("link");
        try (Workspace workspace = Workspace.open(folder, CLOCK)) {
            Files.createSymbolicLink(link, workspace.folder());
            assertThrows(RefusedException.class, () -> Workspace.open(folder, CLOCK));
            assertThrows(RefusedException.class, () -> Workspace.open(link, CLOCK));
        }
        Workspace.open(link, CLOCK).close();
    }

    @Test
    void aNewerVersionIsOpenedForReadingOnlyAndNotChanged() throws Exception {
        try (Workspace workspace = Workspace.open(temp, CLOCK)) {
            workspace.savePolicy("run-1", DecisionPolicy.of(Measure.CONFIDENCE, 0.7));
        }
        sql("ALTER TABLE policy ADD COLUMN of_the_future TEXT");
        sql("PRAGMA user_version=99");
        byte[] before = Files.readAllBytes(temp.resolve("workspace.db"));
        Path data = Files.writeString(temp.resolve("rows.csv"), "a\n1\n");
        try (Workspace workspace = Workspace.open(temp, CLOCK)) {
            assertTrue(workspace.isReadOnly());
            assertEquals(DecisionPolicy.of(Measure.CONFIDENCE, 0.7), workspace.policy("run-1"));
            assertEquals(List.of(), workspace.reviews().sessions());
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> workspace.savePolicy("run-1", DecisionPolicy.of(Measure.CONFIDENCE, 0.8)));
            assertTrue(refused.problem().why().contains("newer version"), refused.toString());
            assertThrows(RefusedException.class, () -> workspace.importDataset(data, JobContext.NONE));
            assertThrows(RefusedException.class, () -> Workspace.open(temp, CLOCK), "it is open already");
        }
        assertEquals(List.of(), names(temp.resolve("datasets")));
        assertArrayEquals(before, Files.readAllBytes(temp.resolve("workspace.db")));
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefusedAndNotChanged() throws Exception {
        sql("CREATE TABLE bookmarks (url TEXT)");
        byte[] before = Files.readAllBytes(temp.resolve("workspace.db"));
        RefusedException refused = assertThrows(RefusedException.class, () -> Workspace.open(temp, CLOCK));
        assertTrue(refused.problem().why().contains("another program"), refused.toString());
        assertArrayEquals(before, Files.readAllBytes(temp.resolve("workspace.db")));
    }

    @Test
    void damageIsMetOnOpening() throws IOException {
        try (Workspace workspace = Workspace.open(temp, CLOCK)) {
            for (int i = 0; i < 500; i++) {
                workspace.savePolicy("run-" + i, DecisionPolicy.of(Measure.CONFIDENCE, 0.7));
            }
        }
        byte[] good = Files.readAllBytes(temp.resolve("workspace.db"));
        byte[] noise = good.clone();
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, good, good.length / 2, good.length / 4);
        for (byte[] bad : List.of(good, noise, Arrays.copyOf(good, 20_000))) {
            Files.write(temp.resolve("workspace.db"), bad);
            RefusedException refused = assertThrows(RefusedException.class, () -> Workspace.open(temp, CLOCK));
            assertTrue(refused.problem().why().contains("damaged"), refused.toString());
        }
    }

    @Test
    void anAttemptCutShortIsTakenUpAgain() throws IOException {
        Files.createFile(temp.resolve("workspace.db"));
        Files.writeString(temp.resolve("workspace.lock"), "4711");
        Workspace.open(temp, CLOCK).close();
    }

    @Test
    void whatAKilledProcessLeftHalfMadeIsSwept() throws IOException {
        Workspace.open(temp, CLOCK).close();
        Files.writeString(temp.resolve("runs/20260314.parquet.part"), "x");
        Files.writeString(Files.createDirectory(temp.resolve("models/abc.part")).resolve("model.onnx"), "x");
        Files.writeString(Files.createDirectory(temp.resolve("datasets/.import-1")).resolve("x"), "x");
        Files.writeString(temp.resolve("datasets/keep.duckdb"), "x");
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "x");
        Files.createSymbolicLink(temp.resolve("runs/link.part"), outside);
        Workspace.open(temp, CLOCK).close();
        assertEquals(List.of(), names(temp.resolve("runs")));
        assertEquals(List.of(), names(temp.resolve("models")));
        assertEquals(List.of("keep.duckdb"), names(temp.resolve("datasets")));
        assertEquals(List.of("precious"), names(outside));
    }

    @Test
    void whatTheRegistryDoesNotKnowIsRefused() {
        try (Workspace workspace = Workspace.open(temp, CLOCK)) {
            assertThrows(RefusedException.class, () -> workspace.openRun("x"));
            assertThrows(RefusedException.class, () -> workspace.openDataset("../../etc/passwd"));
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("workspace.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }
}
