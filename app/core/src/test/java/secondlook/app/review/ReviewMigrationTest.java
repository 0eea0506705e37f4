package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;

/** A workspace of the first format, with acts of every old kind, brought up to the newest. */
class ReviewMigrationTest {

    private static final int ITEMS = 40;

    @TempDir
    Path folder;

    @Test
    void everyActAndWhatCountsSurvivesTheChangeOfFormat() {
        Path file = folder.resolve("workspace.db");
        Migrations all = Migrations.workspace();
        Migrations first = new Migrations(all.applicationId(), all.steps().subList(0, 1));
        List<String> acts;
        List<String> counted;
        try (Database old = Database.open(file, first)) {
            old.write("test", connection -> {
                try (Statement statement = connection.createStatement()) {
                    fill(statement, new Random(3));
                    return true;
                }
            });
            acts = rows(old,
                    "SELECT id, position, kind, label, reviewer, at, supersedes, redoes FROM verdict ORDER BY id");
            counted = rows(old, "SELECT id, position, kind, label FROM effective_verdict ORDER BY position");
        }
        assertTrue(counted.size() > 10 && counted.size() < ITEMS, () -> counted.size() + " count");
        try (Database database = Database.open(file, all)) {
            assertTrue(Files.exists(folder.resolve("workspace.db.v1.backup")));
            assertEquals(acts, rows(database,
                    "SELECT id, position, kind, label, reviewer, at, supersedes, redoes FROM verdict ORDER BY id"));
            assertEquals(counted,
                    rows(database, "SELECT id, position, kind, label FROM effective_verdict ORDER BY position"));
            assertEquals(List.of("ok "), rows(database, "PRAGMA integrity_check"));
            assertEquals(List.of(), rows(database, "PRAGMA foreign_key_check"));
            ReviewStore store = ReviewFixtures.store(database);
            SessionEntry entry = store.sessions().getFirst();
            assertEquals(entry.uid(), entry.family());
            assertNotEquals("", entry.uid());
            ReviewSession session = store.open(entry.id());
            long newest = session.history().getLast().id();
            assertTrue(session.answer(0, VerdictKind.CANNOT_TELL, null, null, 1).id() > newest);
        }
    }

    /** Acts as the first version wrote them: answers, corrections, undone and done again. */
    private static void fill(Statement statement, Random random) throws java.sql.SQLException {
        statement.executeUpdate("INSERT INTO review_session (name, run_id, policy, classes, reviewer, created, items)"
                + " VALUES ('old', 'run-1', '{\"measure\":\"CONFIDENCE\",\"threshold\":0.6,\"per_class\":{}}',"
                + " '[\"fog\",\"sun\"]', 'Ada', '2026-01-01T00:00:00Z', " + ITEMS + ")");
        for (int i = 0; i < ITEMS; i++) {
            statement.executeUpdate("INSERT INTO review_item VALUES (1, " + i + ", " + i + ", " + i
                    + ", 'sun', 0.4, 'confidence …', 1)");
        }
        Long[] before = new Long[ITEMS];
        long id = 0;
        for (int step = 0; step < 60; step++) {
            int at = random.nextInt(ITEMS);
            id++;
            statement.executeUpdate(
                    "INSERT INTO verdict (session, position, kind, label, reviewer, at, seconds, supersedes)"
                            + " VALUES (1, " + at + ", 'LABEL', '" + (random.nextBoolean() ? "fog" : "sun")
                            + "', 'Ada', '2026-01-01T00:00:0" + step % 10 + "Z', 2, " + before[at] + ")");
            if (random.nextInt(3) == 0) {
                statement.executeUpdate(
                        "INSERT INTO verdict (session, position, kind, reviewer, at, seconds, supersedes)"
                                + " VALUES (1, " + at + ", 'RETRACT', 'Ada', '2026-01-01T00:01:00Z', 0, " + id + ")");
                id++;
            } else {
                before[at] = id;
            }
        }
    }

    private static List<String> rows(Database database, String sql) {
        return database.read("test", connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    StringBuilder text = new StringBuilder();
                    for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                        text.append(row.getString(c)).append(' ');
                    }
                    rows.add(text.toString());
                }
            }
            return rows;
        });
    }
}
