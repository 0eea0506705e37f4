package secondlook.app.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Database;
import secondlook.app.database.Inserted;

/** The acts and notes of one session on disk. Only ever added to; one transaction per act. */
final class VerdictTable {

    private static final String READING = "The answers cannot be read";
    private static final String WRITING = "Your answer was not saved";

    private final Database database;
    private final long session;
    private final SessionEntry entry;
    private final Clock clock;
    private final AtomicLong writes;

    /** @param writes counts the attempts to write to this session, whoever made them */
    VerdictTable(Database database, long session, SessionEntry entry, Clock clock, AtomicLong writes) {
        this.database = database;
        this.session = session;
        this.entry = entry;
        this.clock = clock;
        this.writes = writes;
    }

    /** Changes whenever there may be something new to read. */
    long version() {
        return writes.get();
    }

    private <T> T write(String what, Database.Work<T> work) {
        try {
            return database.write(what, work);
        } finally {
            // also after a failure: whether a commit that failed reached the disk is known from reading only
            writes.incrementAndGet();
        }
    }

    /** @param redoes id of the act that it does again; {@code null} for a new one */
    record Stored(Verdict verdict, @Nullable Long redoes) {}

    record StoredNote(long id, int position, String text) {}

    /** What is to be stored of an act; the rest follows from the session and the clock. */
    record Draft(ReviewItem item, VerdictKind kind, @Nullable String label, @Nullable String note, double seconds,
            @Nullable Long supersedes, @Nullable Long redoes) {}

    /**
     * Stores an act, and the note first if it is new, in one transaction.
     *
     * @param newNote kept with the item; {@code null} if its note stays
     */
    Stored append(Draft draft, @Nullable String newNote) {
        String at = clock.instant().toString();
        return write(WRITING, connection -> {
            if (newNote != null) {
                insertNote(connection, draft.item.position(), newNote, at);
            }
            long id = insert(connection, draft, at);
            return new Stored(new Verdict(id, entry.id(), draft.item.position(), draft.item.rowId(), draft.kind,
                    draft.label, draft.note, entry.reviewer(), at, draft.seconds, draft.supersedes), draft.redoes);
        });
    }

    private long insert(Connection connection, Draft draft, String at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO verdict
                  (session, position, kind, label, note, reviewer, at, seconds, supersedes, redoes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, session);
            insert.setInt(2, draft.item.position());
            insert.setString(3, draft.kind.name());
            insert.setString(4, draft.label);
            insert.setString(5, draft.note);
            insert.setString(6, entry.reviewer());
            insert.setString(7, at);
            insert.setDouble(8, draft.seconds);
            setLong(insert, 9, draft.supersedes);
            setLong(insert, 10, draft.redoes);
            return Inserted.id(connection, insert);
        }
    }

    void appendNote(int position, String text) {
        String at = clock.instant().toString();
        write("Your note was not saved", connection -> insertNote(connection, position, text, at));
    }

    private long insertNote(Connection connection, int position, String text, String at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO note (session, position, text, reviewer, at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, session);
            insert.setInt(2, position);
            insert.setString(3, text);
            insert.setString(4, entry.reviewer());
            insert.setString(5, at);
            return Inserted.id(connection, insert);
        }
    }

    /** The acts with an id above this one, in the order of their ids. */
    List<Stored> after(long id, List<ReviewItem> items) {
        return database.read(READING, connection -> {
            List<Stored> acts = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT id, position, kind, label, note, reviewer, at, seconds, supersedes, redoes
                    FROM verdict WHERE session = ? AND id > ? ORDER BY id""")) {
                select.setLong(1, session);
                select.setLong(2, id);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        int position = row.getInt(2);
                        acts.add(new Stored(new Verdict(row.getLong(1), entry.id(), position,
                                items.get(position).rowId(), VerdictKind.valueOf(row.getString(3)), row.getString(4),
                                row.getString(5), row.getString(6), row.getString(7), row.getDouble(8),
                                getLong(row, 9)), getLong(row, 10)));
                    }
                }
            }
            return acts;
        });
    }

    /** The notes with an id above this one, in the order of their ids. */
    List<StoredNote> notesAfter(long id) {
        return database.read(READING, connection -> {
            List<StoredNote> notes = new ArrayList<>();
            try (PreparedStatement select = connection
                    .prepareStatement("SELECT id, position, text FROM note WHERE session = ? AND id > ? ORDER BY id")) {
                select.setLong(1, session);
                select.setLong(2, id);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        notes.add(new StoredNote(row.getLong(1), row.getInt(2), row.getString(3)));
                    }
                }
            }
            return notes;
        });
    }

    private static void setLong(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, value);
        }
    }

    private static @Nullable Long getLong(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : value;
    }
}
