package secondlook.app.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    private static final String FIRST = "CREATE TABLE a (x TEXT); CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;";
    private static final String SECOND = "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = x || '!';";

    @TempDir
    Path temp;

    @Test
    void anOldFileIsBroughtUpAndACopyOfItStaysBeside() throws SQLException {
        Path file = temp.resolve("workspace.db");
        try (Database old = Database.open(file, new Migrations(7, List.of(FIRST)))) {
            old.write("test", connection -> update(connection, "INSERT INTO a VALUES ('kept')"));
        }
        Path backup = temp.resolve("workspace.db.v1.backup");
        assertFalse(Files.exists(backup));
        for (int opening = 0; opening < 2; opening++) {
            try (Database database = Database.open(file, new Migrations(7, List.of(FIRST, SECOND)))) {
                assertEquals("kept!", database.read("test", connection -> text(connection, "SELECT y FROM a")));
                assertEquals("2", database.read("test", connection -> text(connection, "PRAGMA user_version")));
            }
        }
        try (Database copy = Database.open(backup, new Migrations(7, List.of(FIRST)))) {
            assertEquals("kept", copy.read("test", connection -> text(connection, "SELECT x FROM a")));
        }
    }

    @Test
    void aStepThatFailsLeavesTheFileAsItWas() throws SQLException {
        Path file = temp.resolve("workspace.db");
        Database.open(file, new Migrations(7, List.of(FIRST))).close();
        assertThrows(IllegalStateException.class,
                () -> Database.open(file,
                        new Migrations(7, List.of(FIRST, "CREATE TABLE b (x); CREATE TABLE a (x);"))));
        try (Database database = Database.open(file, new Migrations(7, List.of(FIRST)))) {
            assertEquals("0", database.read("test",
                    connection -> text(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'")));
        }
    }

    @Test
    void commitsAreSynchronous() {
        try (Database database = Database.open(temp.resolve("workspace.db"), Migrations.workspace())) {
            assertEquals("2", database.read("test", connection -> text(connection, "PRAGMA synchronous")));
            assertEquals("wal", database.read("test", connection -> text(connection, "PRAGMA journal_mode")));
        }
    }

    @Test
    void workThatThrowsLeavesNothing() {
        try (Database database = Database.open(temp.resolve("workspace.db"), new Migrations(7, List.of(FIRST)))) {
            assertThrows(IllegalArgumentException.class, () -> database.write("test", connection -> {
                assertTrue(update(connection, "INSERT INTO a VALUES ('half')") == 1);
                throw new IllegalArgumentException("in the middle");
            }));
            assertEquals("0", database.read("test", connection -> text(connection, "SELECT count(*) FROM a")));
            assertEquals(1,
                    database.<Integer>write("test", connection -> update(connection, "INSERT INTO a VALUES ('x')")));
        }
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
