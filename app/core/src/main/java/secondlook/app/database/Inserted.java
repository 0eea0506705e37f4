package secondlook.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Runs an INSERT of one row and tells the id that it got. */
public final class Inserted {

    private Inserted() {
    }

    /**
     * Not with RETURNING: a failure after the row was returned would be met only when the statement is closed, and the
     * driver passes over it there.
     */
    public static long id(Connection connection, PreparedStatement insert) throws SQLException {
        insert.executeUpdate();
        try (PreparedStatement select = connection.prepareStatement("SELECT last_insert_rowid()");
                ResultSet row = select.executeQuery()) {
            return row.getLong(1);
        }
    }
}
