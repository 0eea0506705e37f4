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
import secondlook.app.database.Audit;
import secondlook.app.database.Database;
import secondlook.app.database.Inserted;

/** The acts of one session on disk, with what was written beside them. Only ever added to; one transaction per act. */
final class VerdictTable {

    private static final String READING = "The answers cannot be read";
    private static final String WRITING = "Your answer was not saved";

    private final Database database;
    private final long session;
    private final SessionEntry entry;
    private final Clock clock;
    private final AtomicLong writes;
    private final RemarkTable remarks;

    /** @param writes counts the attempts to write to this session, whoever made them */
    VerdictTable(Database database, long session, SessionEntry entry, Clock clock, AtomicLong writes) {
        this.database = database;
        this.session = session;
        this.entry = entry;
        this.clock = clock;
        this.writes = writes;
        this.remarks = new RemarkTable(database, session, entry.reviewer());
    }

    RemarkTable remarks() {
        return remarks;
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

    /**
     * What is to be stored of an act; the rest follows from the session.
     *
     * @param at ISO-8601 instant; {@code null} for now
     */
    record Draft(int position, VerdictKind kind, @Nullable String label, @Nullable String note, double seconds,
            @Nullable Long supersedes, @Nullable Long redoes, boolean blind, @Nullable Long serves,
            @Nullable String at) {}

    /**
     * Stores acts, and the note first if it is new, in one transaction.
     *
     * @param newNote kept with the first act's item; {@code null} if its note stays
     * @return the id of the last one
     */
    long append(List<Draft> drafts, @Nullable String newNote) {
        String now = clock.instant().toString();
        return write(WRITING, connection -> {
            if (newNote != null) {
                remarks.insertNote(connection, drafts.getFirst().position(), newNote, now);
            }
            long last = 0;
            for (Draft draft : drafts) {
                last = insert(connection, draft, now);
            }
            return last;
        });
    }

    /** To be done within a write. */
    long insert(Connection connection, Draft draft, String now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO verdict
                  (session, position, kind, label, note, reviewer, at, seconds, supersedes, redoes, blind, serves)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, session);
            insert.setInt(2, draft.position());
            insert.setString(3, draft.kind().name());
            insert.setString(4, draft.label());
            insert.setString(5, draft.note());
            insert.setString(6, entry.reviewer());
            String at = draft.at();
            insert.setString(7, at == null ? now : at);
            insert.setDouble(8, draft.seconds());
            setLong(insert, 9, draft.supersedes());
            setLong(insert, 10, draft.redoes());
            insert.setBoolean(11, draft.blind());
            setLong(insert, 12, draft.serves());
            return Inserted.id(connection, insert);
        }
    }

    void appendNote(int position, String text) {
        String at = clock.instant().toString();
        write("Your note was not saved", connection -> remarks.insertNote(connection, position, text, at));
    }

    void appendProposal(int position, String field, String text) {
        String at = clock.instant().toString();
        write("Your proposal was not saved",
                connection -> remarks.insertProposal(connection, position, field, text, at));
    }

    /** The acts with an id above this one, in the order of their ids. */
    List<Stored> after(long id, List<ReviewItem> items) {
        return acts("id > ?", id, items);
    }

    /** The acts on one item, in the order of their ids. */
    List<Stored> of(int position, List<ReviewItem> items) {
        return acts("position = ?", position, items);
    }

    private List<Stored> acts(String condition, long value, List<ReviewItem> items) {
        return database.read(READING, connection -> {
            List<Stored> acts = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT id, position, kind, label, note, reviewer, at, seconds, supersedes, redoes, blind, serves
                    FROM verdict WHERE session = ? AND\s""" + condition + " ORDER BY id")) {
                select.setLong(1, session);
                select.setLong(2, value);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        int position = row.getInt(2);
                        acts.add(new Stored(new Verdict(row.getLong(1), entry.id(), position,
                                items.get(position).rowId(), VerdictKind.valueOf(row.getString(3)), row.getString(4),
                                row.getString(5), row.getString(6), row.getString(7), row.getDouble(8),
                                getLong(row, 9), row.getBoolean(11), getLong(row, 12)), getLong(row, 10)));
                    }
                }
            }
            return acts;
        });
    }

    /** Whether the prediction is to be hidden. */
    boolean blind() {
        return database.read(READING, connection -> {
            try (PreparedStatement select = connection
                    .prepareStatement("SELECT blind FROM review_session WHERE seq = ?")) {
                select.setLong(1, session);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    void blind(boolean hidden) {
        write("Blind mode was not changed", connection -> {
            try (PreparedStatement update = connection
                    .prepareStatement("UPDATE review_session SET blind = ? WHERE seq = ?")) {
                update.setBoolean(1, hidden);
                update.setLong(2, session);
                update.executeUpdate();
            }
            Audit.record(connection, clock, entry.reviewer(), hidden ? "blind mode on" : "blind mode off", entry.id());
            return hidden;
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
