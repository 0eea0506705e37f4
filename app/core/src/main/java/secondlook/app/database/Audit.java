package secondlook.app.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The audit trail: who did what when, append-only. Entries are made in the transaction of the act itself. */
public final class Audit {

    private Audit() {
    }

    /**
     * @param seq     rising; the order of the acts whatever the clock said
     * @param at      ISO-8601 instant
     * @param who     a person's name
     * @param act     what was done ("dataset imported")
     * @param subject to what, by id or name
     */
    public record Entry(long seq, String at, String who, String act, String subject) {}

    public static void record(Connection connection, Clock clock, String who, String act, String subject)
            throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO audit (at, who, act, subject) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, clock.instant().toString());
            insert.setString(2, who);
            insert.setString(3, act);
            insert.setString(4, subject);
            insert.executeUpdate();
        }
    }

    /** Oldest first. */
    public static List<Entry> read(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT seq, at, who, act, subject FROM audit ORDER BY seq");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5)));
            }
        }
        return entries;
    }
}
