package secondlook.app.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import secondlook.app.duckdb.DuckDb;

class NativeLibrariesTest {

    @Test
    void duckDbsFileIsGoneOnceItIsLoaded() throws SQLException, IOException {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "only Linux tells what is loaded");
        DuckDb.inMemory().close();
        List<String> loaded;
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            loaded = lines.filter(line -> line.contains("libduckdb_java")).toList();
        }
        assertFalse(loaded.isEmpty());
        assertTrue(loaded.stream().allMatch(line -> line.endsWith("(deleted)")), loaded::toString);
    }

    @Test
    void sqliteIsLoadedFromTheNamedFolder() throws SQLException {
        NativeLibraries.prepareSqlite();
        Path folder = Path.of(System.getProperty("org.sqlite.lib.path"));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.anyMatch(p -> p.getFileName().toString().contains("sqlitejdbc")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 6 * 7")) {
            assertEquals(42, result.getInt(1));
        }
    }
}
