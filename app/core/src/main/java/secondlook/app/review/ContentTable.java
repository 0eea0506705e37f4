package secondlook.app.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Database;

/** Reads a whole session's content and writes that of others. */
final class ContentTable {

    private final Database database;
    private final long session;

    ContentTable(Database database, long session) {
        this.database = database;
        this.session = session;
    }

    SessionContent read() {
        return database.read("The answers cannot be read",
                connection -> new SessionContent(acts(connection), remarks(connection)));
    }

    private List<SessionContent.Act> acts(Connection connection) throws SQLException {
        List<SessionContent.Act> acts = new ArrayList<>();
        Map<Long, Integer> places = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT id, position, kind, label, note, seconds, at, blind, supersedes, redoes, serves
                FROM verdict WHERE session = ? ORDER BY id""")) {
            select.setLong(1, session);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.put(row.getLong(1), acts.size());
                    acts.add(new SessionContent.Act(row.getInt(2), VerdictKind.valueOf(row.getString(3)),
                            row.getString(4), row.getString(5), row.getDouble(6), row.getString(7), row.getBoolean(8),
                            place(places, row, 9), place(places, row, 10), place(places, row, 11)));
                }
            }
        }
        return acts;
    }

    private static @Nullable Integer place(Map<Long, Integer> places, ResultSet row, int column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : places.get(id);
    }

    private List<SessionContent.Remark> remarks(Connection connection) throws SQLException {
        List<SessionContent.Remark> remarks = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT position, NULL, text, at FROM (SELECT * FROM note WHERE session = ?1 ORDER BY id)
                UNION ALL
                SELECT position, field, text, at FROM (SELECT * FROM proposal WHERE session = ?1 ORDER BY id)""")) {
            select.setLong(1, session);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    remarks.add(new SessionContent.Remark(row.getInt(1), row.getString(2), row.getString(3),
                            row.getString(4)));
                }
            }
        }
        return remarks;
    }

    /**
     * Adds content behind what is there. To be done within a write.
     *
     * @param known ids of the acts that are there, in order
     */
    void append(Connection connection, VerdictTable table, List<Long> known, SessionContent content)
            throws SQLException {
        List<Long> ids = new ArrayList<>(known);
        for (SessionContent.Act act : content.acts()) {
            ids.add(table.insert(connection,
                    new VerdictTable.Draft(act.position(), act.kind(), act.label(), act.note(), act.seconds(),
                            id(ids, act.supersedes()), id(ids, act.redoes()), act.blind(), id(ids, act.serves()),
                            act.at()),
                    act.at()));
        }
        for (SessionContent.Remark remark : content.remarks()) {
            String field = remark.field();
            if (field == null) {
                table.remarks().insertNote(connection, remark.position(), remark.text(), remark.at());
            } else {
                table.remarks().insertProposal(connection, remark.position(), field, remark.text(), remark.at());
            }
        }
    }

    private static @Nullable Long id(List<Long> ids, @Nullable Integer place) {
        return place == null ? null : ids.get(place);
    }

    /** The ids of the acts that are there, in order. */
    List<Long> ids(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT id FROM verdict WHERE session = ? ORDER BY id")) {
            select.setLong(1, session);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }
}
