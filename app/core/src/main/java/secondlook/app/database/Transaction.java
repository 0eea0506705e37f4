package secondlook.app.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A transaction begun and ended by hand: the driver's own begins the next one in the same breath as it commits, and when
 * that fails it looks as if the commit had.
 */
final class Transaction {

    private Transaction() {
    }

    /** Commits what the work did, or throws and leaves nothing of it. */
    static <T extends @Nullable Object> T run(Connection connection, Database.Work<T> work) throws SQLException {
        try (Statement control = connection.createStatement()) {
            control.execute("BEGIN IMMEDIATE");
            boolean committed = false;
            try {
                T result = work.with(connection);
                control.execute("COMMIT");
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    rollback(control);
                }
            }
        }
    }

    private static void rollback(Statement control) {
        try {
            control.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite does so itself after the worst failures; the failure itself is the one to tell
        }
    }
}
