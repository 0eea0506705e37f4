package secondlook.app.monitor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Database;
import secondlook.app.database.Json;
import secondlook.app.run.RunManifest;

/** The history of a workspace's models: what every run was like, without its rows. Thread-safe. */
public final class PredictionLog {

    private static final String WRITING = "The prediction log cannot be written";

    private static final String READING = "The prediction log cannot be read";

    private final Database database;
    private final LogSummaries summaries;

    public PredictionLog(Database database) {
        this.database = database;
        this.summaries = new LogSummaries(database);
    }

    /** Enters a run, unless it is there already. */
    public void append(RunManifest run) {
        append(new LogEntry(run.id(), run.created(), run.modelName(), run.rows(), run.invalid(), run.meanConfidence(),
                run.accuracy(), run.provider(), Json.write(run.versions()), false, null, null));
    }

    /**
     * Enters what was predicted, here or elsewhere, unless it is there already.
     *
     * @return whether it was new
     */
    public boolean append(LogEntry entry) {
        return database.write(WRITING, connection -> append(connection, entry));
    }

    private static boolean append(Connection connection, LogEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                        INSERT INTO prediction_log (source, at, model, rows, invalid, mean_confidence, accuracy, provider,
                        versions, flag_rate, labelled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, entry.source());
            insert.setString(2, entry.at());
            insert.setString(3, entry.model());
            insert.setLong(4, entry.rows());
            insert.setLong(5, entry.invalid());
            insert.setObject(6, entry.meanConfidence());
            insert.setObject(7, entry.accuracy());
            insert.setString(8, entry.provider());
            insert.setString(9, entry.versions());
            insert.setObject(10, entry.flagRate());
            insert.setObject(11, entry.labelled());
            return insert.executeUpdate() > 0;
        }
    }

    /** Adds how an entry's columns are distributed, or replaces it; nothing if there is no such entry. */
    public void describe(String source, Distributions distributions) {
        String json = Json.write(distributions);
        database.write(WRITING, connection -> describe(connection, source, json));
    }

    private static int describe(Connection connection, String source, String json) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                INSERT INTO log_distribution (entry, revision, distributions)
                SELECT seq, 1, ? FROM prediction_log WHERE source = ?
                ON CONFLICT DO UPDATE SET revision = revision + 1, distributions = excluded.distributions""")) {
            update.setString(1, json);
            update.setString(2, source);
            return update.executeUpdate();
        }
    }

    /** An entry with how its columns are distributed. */
    record Described(LogEntry entry, Distributions distributions) {}

    /**
     * Enters all of them or, if anything stops it, none.
     *
     * @param entries made as they are needed
     * @return those that were not there before
     */
    List<LogEntry> enter(Iterable<Described> entries) {
        return database.write(WRITING, connection -> {
            List<LogEntry> added = new ArrayList<>();
            for (Described one : entries) {
                boolean isNew = append(connection, one.entry());
                if (isNew || !isDescribed(connection, one.entry().source())) {
                    describe(connection, one.entry().source(), Json.write(one.distributions()));
                }
                if (isNew) {
                    added.add(one.entry());
                }
            }
            return added;
        });
    }

    private static boolean isDescribed(Connection connection, String source) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM log_distribution JOIN prediction_log ON seq = entry WHERE source = ?")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Adds how much of an entry the policy flags, in [0,1], and how many of its rows are labelled, where known. */
    public void measure(String source, @Nullable Double flagRate, @Nullable Long labelled) {
        database.write(WRITING, connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE prediction_log SET flag_rate = coalesce(?, flag_rate), labelled = coalesce(?, labelled)
                    WHERE source = ?""")) {
                update.setObject(1, flagRate);
                update.setObject(2, labelled);
                update.setString(3, source);
                return update.executeUpdate();
            }
        });
    }

    /** All entries, oldest first. @param model only of this one; {@code null} for all */
    public List<LogEntry> entries(@Nullable String model) {
        return database.read(READING, connection -> {
            List<LogEntry> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT l.source, l.at, l.model, l.rows, l.invalid, l.mean_confidence, l.accuracy, l.provider,
                    l.versions, d.entry IS NOT NULL, l.flag_rate, l.labelled
                    FROM prediction_log l LEFT JOIN log_distribution d ON d.entry = l.seq
                    WHERE ?1 IS NULL OR l.model = ?1 ORDER BY l.at, l.seq""")) {
                select.setString(1, model);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(entry(row));
                    }
                }
            }
            return found;
        });
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        Double labelled = number(row, 12);
        return new LogEntry(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5),
                number(row, 6), number(row, 7), row.getString(8), row.getString(9), row.getBoolean(10),
                number(row, 11), labelled == null ? null : labelled.longValue());
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** Of several entries together; {@code null} if none of them is described. */
    public @Nullable Distributions distributions(List<String> sources) {
        return summaries.of(List.of(sources)).getFirst();
    }

    /** Of several groups of entries, each group together; {@code null} in it where none of a group is described. */
    List<@Nullable Distributions> distributionsOfEach(List<List<String>> groups) {
        return summaries.of(groups);
    }

    /** How many entries {@link #forgetBefore} would forget now. */
    public int countBefore(Instant oldest) {
        return database.read(READING, connection -> {
            try (PreparedStatement count = connection
                    .prepareStatement("SELECT count(*) FROM prediction_log WHERE at < ?")) {
                count.setString(1, oldest.toString());
                try (ResultSet row = count.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    /**
     * Forgets what is older. The runs themselves stay.
     *
     * @return how many entries went
     */
    public int forgetBefore(Instant oldest) {
        return database.write(WRITING, connection -> {
            try (PreparedStatement large = connection.prepareStatement(
                    "DELETE FROM log_distribution WHERE entry IN (SELECT seq FROM prediction_log WHERE at < ?)");
                    PreparedStatement months = connection.prepareStatement("DELETE FROM log_month WHERE month <= ?");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM prediction_log WHERE at < ?")) {
                large.setString(1, oldest.toString());
                large.executeUpdate();
                months.setString(1, oldest.toString().substring(0, 7));
                months.executeUpdate();
                delete.setString(1, oldest.toString());
                return delete.executeUpdate();
            }
        });
    }
}
