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

    public PredictionLog(Database database) {
        this.database = database;
    }

    /** Enters a run, unless it is there already. */
    public void append(RunManifest run) {
        database.write(WRITING, connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO prediction_log (source, at, model, rows, invalid, mean_confidence, accuracy, provider,
                    versions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
                insert.setString(1, run.id());
                insert.setString(2, run.created());
                insert.setString(3, run.modelName());
                insert.setLong(4, run.rows());
                insert.setLong(5, run.invalid());
                insert.setObject(6, run.meanConfidence());
                insert.setObject(7, run.accuracy());
                insert.setString(8, run.provider());
                insert.setString(9, Json.write(run.versions()));
                return insert.executeUpdate();
            }
        });
    }

    /** Adds how an entry's columns are distributed. */
    public void describe(String source, Distributions distributions) {
        String json = Json.write(distributions);
        database.write(WRITING, connection -> {
            try (PreparedStatement update = connection
                    .prepareStatement("UPDATE prediction_log SET distributions = ? WHERE source = ?")) {
                update.setString(1, json);
                update.setString(2, source);
                return update.executeUpdate();
            }
        });
    }

    /** All entries, oldest first. @param model only of this one; {@code null} for all */
    public List<LogEntry> entries(@Nullable String model) {
        return database.read(READING, connection -> {
            List<LogEntry> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT source, at, model, rows, invalid, mean_confidence, accuracy, provider, versions,
                    distributions IS NOT NULL FROM prediction_log WHERE ?1 IS NULL OR model = ?1 ORDER BY at, seq""")) {
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
        return new LogEntry(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5),
                number(row, 6), number(row, 7), row.getString(8), row.getString(9), row.getBoolean(10));
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** Of several entries together; {@code null} if none of them is described. */
    public @Nullable Distributions distributions(List<String> sources) {
        return database.<@Nullable Distributions>read(READING, connection -> {
            Distributions all = null;
            for (String source : sources) {
                Distributions one = one(connection, source);
                all = one == null ? all : all == null ? one : all.merge(one);
            }
            return all;
        });
    }

    private static @Nullable Distributions one(Connection connection, String source) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT distributions FROM prediction_log WHERE source = ?")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                String json = row.next() ? row.getString(1) : null;
                return json == null ? null : Json.read(json, Distributions.class);
            }
        }
    }

    /**
     * Forgets what is older. The runs themselves stay.
     *
     * @return how many entries went
     */
    public int forgetBefore(Instant oldest) {
        return database.write(WRITING, connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM prediction_log WHERE at < ?")) {
                delete.setString(1, oldest.toString());
                return delete.executeUpdate();
            }
        });
    }
}
