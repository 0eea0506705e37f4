package secondlook.app.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Database;
import secondlook.app.database.Inserted;

/** What was written beside the acts of one session: notes, and proposals for fields. Only ever added to. */
final class RemarkTable {

    private static final String READING = "The notes cannot be read";

    private final Database database;
    private final long session;
    private final String reviewer;

    RemarkTable(Database database, long session, String reviewer) {
        this.database = database;
        this.session = session;
        this.reviewer = reviewer;
    }

    /** @param field {@code null} for a note */
    record Remark(long id, int position, @Nullable String field, String text) {}

    /** To be done within a write. */
    long insertNote(Connection connection, int position, String text, String at) throws SQLException {
        return insert(connection, "INSERT INTO note (session, position, reviewer, at, text) VALUES (?, ?, ?, ?, ?)",
                position, at, text);
    }

    /** To be done within a write. */
    long insertProposal(Connection connection, int position, String field, String text, String at)
            throws SQLException {
        return insert(connection,
                "INSERT INTO proposal (session, position, reviewer, at, text, field) VALUES (?, ?, ?, ?, ?, ?)",
                position, at, text, field);
    }

    private long insert(Connection connection, String sql, int position, String at, String... texts)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, session);
            insert.setInt(2, position);
            insert.setString(3, reviewer);
            insert.setString(4, at);
            for (int i = 0; i < texts.length; i++) {
                insert.setString(5 + i, texts[i]);
            }
            return Inserted.id(connection, insert);
        }
    }

    /** The notes with an id above this one, in the order of their ids. */
    List<Remark> notesAfter(long id) {
        return after("SELECT id, position, NULL, text FROM note WHERE session = ? AND id > ? ORDER BY id", id);
    }

    /** The proposals with an id above this one, in the order of their ids. */
    List<Remark> proposalsAfter(long id) {
        return after("SELECT id, position, field, text FROM proposal WHERE session = ? AND id > ? ORDER BY id", id);
    }

    private List<Remark> after(String sql, long id) {
        return database.read(READING, connection -> {
            List<Remark> remarks = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, session);
                select.setLong(2, id);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        remarks.add(new Remark(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4)));
                    }
                }
            }
            return remarks;
        });
    }
}
