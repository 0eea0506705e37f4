package secondlook.app.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
              s.uid, s.family, s.role, s.queue,
              (SELECT count(*) FROM counted c WHERE c.session = s.seq AND c.kind <> 'DEFER') AS done
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
    public SessionEntry create(NewSession made) {
        if (made.items().isEmpty()) {
            throw new RefusedException("The review was not made", "no row is flagged by this policy",
                    "Raise the threshold, or add an audit sample of accepted rows.");
        }
        return receive(made, new SessionContent(List.of(), List.of()));
    }

    @Override
    public SessionEntry receive(NewSession made, SessionContent content) {
        String created = clock.instant().toString();
        long seq = database.write("The review was not made", connection -> {
            long session = insertSession(connection, made, created);
            insertItems(connection, session, made.items());
            append(connection, session, content);
            Audit.record(connection, clock, made.reviewer(),
                    "review " + (made.role() == SessionRole.RECEIVED ? "received" : "made"), id(session));
            return session;
        });
        return Objects.requireNonNull(find(id(seq)));
    }

    private void append(Connection connection, long seq, SessionContent content) throws SQLException {
        ContentTable table = new ContentTable(database, seq);
        table.append(connection, acts(seq, Objects.requireNonNull(find(id(seq)))), table.ids(connection), content);
    }

    private VerdictTable acts(long seq, SessionEntry entry) {
        return new VerdictTable(database, seq, entry, clock,
                writes.computeIfAbsent(seq, unused -> new AtomicLong()));
    }

    @Override
    public SessionContent content(String id) {
        return new ContentTable(database, seq(found(id))).read();
    }

    @Override
    public void extend(String id, SessionContent more) {
        long seq = seq(found(id));
        database.write("The answers were not added", connection -> {
            append(connection, seq, more);
            Audit.record(connection, clock, "Second Look", "answers received", id);
            return seq;
        });
        writes.computeIfAbsent(seq, unused -> new AtomicLong()).incrementAndGet();
    }

    private String found(String id) {
        return entry(id).id();
    }

    private SessionEntry entry(String id) {
        SessionEntry entry = find(id);
        if (entry == null) {
            throw new RefusedException("The review " + id + " cannot be opened", "this workspace has no review " + id,
                    "Choose one that it has (second-look review list).");
        }
        return entry;
    }

    private static long insertSession(Connection connection, NewSession made, String created) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO review_session
                  (name, run_id, policy, classes, reviewer, created, items, role, queue, uid, family)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, u.uid, coalesce(?, u.uid)
                FROM (SELECT coalesce(?, lower(hex(randomblob(16)))) AS uid LIMIT 1) u""")) {
            List<@Nullable String> texts = Arrays.asList(made.name(), made.runId(), Json.write(made.policy()),
                    Json.write(made.classes()), made.reviewer(), created, null, made.role().name(),
                    Json.write(made.queue()), made.family(), made.uid());
            for (int i = 0; i < texts.size(); i++) {
                insert.setString(i + 1, texts.get(i));
            }
            insert.setInt(7, made.items().size());
            return Inserted.id(connection, insert);
        }
    }

    private static void insertItems(Connection connection, long session, List<ReviewItem> items) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO review_item
                  (session, position, row_id, run_index, predicted, value, reason, inclusion_probability,
                   stratum, confidence, alike)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
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
                setDouble(insert, 6, item.value());
                insert.setString(7, item.reason());
                insert.setDouble(8, item.inclusionProbability());
                insert.setString(9, item.stratum());
                setDouble(insert, 10, item.confidence());
                Integer alike = item.alike();
                if (alike == null) {
                    insert.setNull(11, Types.INTEGER);
                } else {
                    insert.setInt(11, alike);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setDouble(PreparedStatement insert, int index, double value) throws SQLException {
        if (Double.isNaN(value)) {
            insert.setNull(index, Types.REAL);
        } else {
            insert.setDouble(index, value);
        }
    }

    @Override
    public List<SessionEntry> sessions() {
        return entries(" ORDER BY s.seq DESC", -1);
    }

    @Override
    public List<SessionEntry> family(String id) {
        return entries(" WHERE s.family = (SELECT f.family FROM review_session f WHERE f.seq = ?) ORDER BY s.seq",
                seq(id));
    }

    private List<SessionEntry> entries(String which, long seq) {
        return database.read(READING, connection -> {
            List<SessionEntry> entries = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT + which)) {
                if (which.contains("?")) {
                    select.setLong(1, seq);
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        entries.add(entry(row));
                    }
                }
            }
            return entries;
        });
    }

    @Override
    public @Nullable SessionEntry find(String id) {
        long seq = seq(id);
        List<SessionEntry> found = entries(" WHERE s.seq = ?", seq);
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public ReviewSession open(String id) {
        SessionEntry entry = entry(id);
        long seq = seq(id);
        List<ReviewItem> items = database.read(READING, connection -> items(connection, seq, entry.items()));
        return new SqliteReviewSession(entry, items, acts(seq, entry));
    }

    private static List<ReviewItem> items(Connection connection, long seq, int count) throws SQLException {
        List<ReviewItem> items = new ArrayList<>(count);
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT position, row_id, run_index, predicted, value, reason, inclusion_probability,
                  stratum, confidence, alike
                FROM review_item WHERE session = ? ORDER BY position""")) {
            select.setLong(1, seq);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    double value = getDouble(row, 5);
                    double confidence = getDouble(row, 9);
                    int group = row.getInt(10);
                    Integer alike = row.wasNull() ? null : (Integer) group;
                    items.add(new ReviewItem(row.getInt(1), row.getLong(2), row.getInt(3), row.getString(4), value,
                            row.getString(6), row.getDouble(7), row.getString(8), confidence, alike));
                }
            }
        }
        return items;
    }

    private static double getDouble(ResultSet row, int index) throws SQLException {
        double stored = row.getDouble(index);
        return row.wasNull() ? Double.NaN : stored;
    }

    private static SessionEntry entry(ResultSet row) throws SQLException {
        return new SessionEntry(id(row.getLong("seq")), row.getString("name"), row.getString("run_id"),
                Json.read(row.getString("policy"), DecisionPolicy.class), Json.strings(row.getString("classes")),
                row.getString("reviewer"), row.getString("created"), row.getInt("items"), row.getInt("done"),
                row.getString("uid"), row.getString("family"), SessionRole.valueOf(row.getString("role")),
                Json.read(row.getString("queue"), QueueRecord.class));
    }

    private static String id(long seq) {
        return "r" + seq;
    }

    private static long seq(String id) {
        return id.matches("r[0-9]{1,18}") ? Long.parseLong(id.substring(1)) : -1;
    }
}
