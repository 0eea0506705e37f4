package secondlook.app.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import secondlook.app.database.Database.Work;
import secondlook.app.natives.NativeLibraries;

/** A look into a database that may be in use, or belong to a newer version: it is neither locked, checked nor changed. */
public final class Glance {

    private Glance() {
    }

    /** What {@code work} finds in the file; {@code otherwise} if it cannot be read. */
    public static <T> T at(Path file, Work<T> work, T otherwise) {
        if (!Files.isRegularFile(file)) {
            return otherwise;
        }
        NativeLibraries.prepareSqlite();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(100);
        Properties properties = config.toProperties();
        // a file that nobody writes to is read without leaving files beside it
        boolean quiet = Files.notExists(file.resolveSibling(file.getFileName() + "-wal"));
        String address = "jdbc:sqlite:" + file.toUri() + (quiet ? "?immutable=1" : "?mode=ro");
        try (Connection connection = JDBC.createConnection(address, properties)) {
            return connection == null ? otherwise : work.with(connection);
        } catch (SQLException unreadable) {
            return otherwise;
        }
    }
}
