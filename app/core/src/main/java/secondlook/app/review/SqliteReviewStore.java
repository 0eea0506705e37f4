package secondlook.app.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Audit;
import secondlook.app.database.Database;
import secondlook.app.database.Inserted;
import secondlook.app.database.Json;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;

/** Review sessions in the workspace's database. Thread-safe. */
public final class SqliteReviewStore implements ReviewStore {

    private static final String SELECT = """
            SELECT s.seq, s.name, s.run_id, s.policy, s.classes, s.reviewer, s.created, s.items,
              (SELECT count(*) FROM effective_verdict v WHERE v.session = s.seq AND v.kind <> 'DEFER') AS done
            FROM review_session s""";

    private static final String READING = "The reviews cannot be read";

    private final Database database;
    private final Clock clock;
    private final Map<Long, AtomicLong> writes = new ConcurrentHashMap<>();

    public SqliteReviewStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public SessionEntry create(String name, String runId, DecisionPolicy policy, List<String> classes,
            String reviewer, List<ReviewItem> items) {
        String what = "The review was not made";
        if (items.isEmpty()) {
            throw new RefusedException(what, "no row is flagged by this policy",
                    "Raise the threshold, or add an audit sample of accepted rows.");
        }
        String created = clock.instant().toString();
        long seq = database.write(what, connection -> {
            long session = insertSession(connection,
                    List.of(name, runId, Json.write(policy), Json.write(classes), reviewer, created), items.size());
            insertItems(connection, session, items);
            Audit.record(connection, clock, reviewer, "review made", id(session));
            return session;
        });
        return new SessionEntry(id(seq), name, runId, policy, List.copyOf(classes), reviewer, created, items.size(), 0);
    }

    private static long insertSession(Connection connection, List<String> texts, int items) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO review_session (name, run_id, policy, classes, reviewer, created, items)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < texts.size(); i++) {
                insert.setString(i + 1, texts.get(i));
            }
            insert.setInt(texts.size() + 1, items);
            return Inserted.id(connection, insert);
        }
    }

    private static void insertItems(Connection connection, long session, List<ReviewItem> items) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO review_item
                  (session, position, row_id, run_index, predicted, value, reason, inclusion_probability)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            int expected = 0;
            for (ReviewItem item : items) {
                if (item.position() != expected++) {
                    throw new IllegalArgumentException("item " + item.position() + " at place " + (expected - 1));
                }
                insert.setLong(1, session);
                insert.setInt(2, item.position());
                insert.setLong(3, item.rowId());
                insert.setInt(4, item.index());
                insert.setString(5, item.predicted());
                if (Double.isNaN(item.value())) {
                    insert.setNull(6, Types.REAL);
                } else {
                    insert.setDouble(6, item.value());
                }
                insert.setString(7, item.reason());
                insert.setDouble(8, item.inclusionProbability());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public List<SessionEntry> sessions() {
        return database.read(READING, connection -> {
            List<SessionEntry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT + " ORDER BY s.seq DESC");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        });
    }

    @Override
    public @Nullable SessionEntry find(String id) {
        long seq = seq(id);
        return database.<@Nullable SessionEntry>read(READING, connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE s.seq = ?")) {
                select.setLong(1, seq);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? entry(row) : null;
                }
            }
        });
    }

    @Override
    public ReviewSession open(String id) {
        SessionEntry entry = find(id);
        if (entry == null) {
            throw new RefusedException("The review " + id + " cannot be opened", "this workspace has no review " + id,
                    "See which ones it has with: second-look review list");
        }
        long seq = seq(id);
        List<ReviewItem> items = database.read(READING, connection -> items(connection, seq, entry.items()));
        return new SqliteReviewSession(entry, items, new VerdictTable(database, seq, entry, clock,
                writes.computeIfAbsent(seq, unused -> new AtomicLong())));
    }

    private static List<ReviewItem> items(Connection connection, long seq, int count) throws SQLException {
        List<ReviewItem> items = new ArrayList<>(count);
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT position, row_id, run_index, predicted, value, reason, inclusion_probability
                FROM review_item WHERE session = ? ORDER BY position""")) {
            select.setLong(1, seq);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    double stored = row.getDouble(5);
                    double value = row.wasNull() ? Double.NaN : stored;
                    items.add(new ReviewItem(row.getInt(1), row.getLong(2), row.getInt(3), row.getString(4),
                            value, row.getString(6), row.getDouble(7)));
                }
            }
        }
        return items;
    }

    private static SessionEntry entry(ResultSet row) throws SQLException {
        return new SessionEntry(id(row.getLong("seq")), row.getString("name"), row.getString("run_id"),
                Json.read(row.getString("policy"), DecisionPolicy.class), Json.strings(row.getString("classes")),
                row.getString("reviewer"), row.getString("created"), row.getInt("items"), row.getInt("done"));
    }

    private static String id(long seq) {
        return "r" + seq;
    }

    private static long seq(String id) {
        return id.matches("r[0-9]{1,18}") ? Long.parseLong(id.substring(1)) : -1;
    }
}
