package secondlook.app.workspace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.database.Audit;
import secondlook.app.database.Database;
import secondlook.app.database.Json;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.DecisionPolicy;

/** What a workspace knows of: datasets, models, runs and the policies kept for them. Thread-safe. */
final class Registry {

    private static final String READING = "The workspace cannot be read";

    private final Database database;
    private final Clock clock;
    private final String who;
    private final List<RunManifest> runs = new ArrayList<>();
    private long lastRun;

    /** @param who is named in the audit trail */
    Registry(Database database, Clock clock, String who) {
        this.database = database;
        this.clock = clock;
        this.who = who;
    }

    void note(String act, String subject) {
        database.write("The workspace cannot be written", connection -> {
            Audit.record(connection, clock, who, act, subject);
            return act;
        });
    }

    List<Audit.Entry> trail() {
        return database.read(READING, Audit::read);
    }

    /** Enters the dataset, unless it is there already. */
    void add(DatasetManifest dataset) {
        addManifest("INSERT INTO dataset (id, manifest) VALUES (?, ?) ON CONFLICT DO NOTHING", dataset.id(),
                Json.write(dataset), "dataset imported");
    }

    /** Enters the run, unless it is there already. */
    void add(RunManifest run) {
        addManifest("INSERT INTO run (id, manifest) VALUES (?, ?) ON CONFLICT DO NOTHING", run.id(), Json.write(run),
                "run added");
    }

    private void addManifest(String sql, String id, String manifest, String act) {
        database.write("The workspace cannot be written", connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, id);
                insert.setString(2, manifest);
                int added = insert.executeUpdate();
                if (added > 0) {
                    Audit.record(connection, clock, who, act, id);
                }
                return added;
            }
        });
    }

    List<DatasetManifest> datasets() {
        return manifests("SELECT manifest FROM dataset ORDER BY seq DESC", DatasetManifest.class);
    }

    /** Newest first. Runs never change and never go, so that each is read once. */
    synchronized List<RunManifest> runs() {
        database.read(READING, connection -> {
            try (PreparedStatement select = connection
                    .prepareStatement("SELECT seq, manifest FROM run WHERE seq > ? ORDER BY seq")) {
                select.setLong(1, lastRun);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        runs.add(Json.read(row.getString(2), RunManifest.class));
                        lastRun = row.getLong(1);
                    }
                }
            }
            return runs.size();
        });
        return List.copyOf(runs.reversed());
    }

    /** One run; {@code null} if there is none of that id. Of many runs, one is read without the others. */
    @Nullable
    RunManifest run(String id) {
        return database.<@Nullable RunManifest>read(READING, connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT manifest FROM run WHERE id = ?")) {
                select.setString(1, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Json.read(row.getString(1), RunManifest.class) : null;
                }
            }
        });
    }

    /** The newest run; {@code null} if there is none. */
    @Nullable
    RunManifest newestRun() {
        List<RunManifest> newest = manifests("SELECT manifest FROM run ORDER BY seq DESC LIMIT 1", RunManifest.class);
        return newest.isEmpty() ? null : newest.getFirst();
    }

    /** Ids of everything listed in one of the tables of manifests. */
    private Set<String> ids(String sql) {
        return database.read(READING, connection -> {
            Set<String> ids = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        });
    }

    Set<String> datasetIds() {
        return ids("SELECT id FROM dataset");
    }

    Set<String> runIds() {
        return ids("SELECT id FROM run");
    }

    private <T> List<T> manifests(String sql, Class<T> type) {
        return database.read(READING, connection -> {
            List<T> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql); ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(Json.read(row.getString(1), type));
                }
            }
            return found;
        });
    }

    /** Enters the model as the next version of its name; the same file under the same name stays the version it is. */
    ModelEntry add(ModelEntry model) {
        return database.write("The model was not added", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO model (sha256, name, version, format, task, classes, file, added)
                    VALUES (?, ?, (SELECT coalesce(max(version), 0) + 1 FROM model WHERE name = ?2), ?, ?, ?, ?, ?)
                    ON CONFLICT (name, sha256) DO NOTHING""")) {
                insert.setString(1, model.sha256());
                insert.setString(2, model.name());
                insert.setString(3, model.format());
                insert.setString(4, model.task());
                insert.setString(5, Json.write(model.classes()));
                insert.setString(6, model.file());
                insert.setString(7, model.added());
                if (insert.executeUpdate() > 0) {
                    Audit.record(connection, clock, who, "model added", model.name() + " " + model.sha256());
                }
            }
            return models(connection).stream()
                    .filter(m -> m.name().equals(model.name()) && m.sha256().equals(model.sha256())).findFirst()
                    .orElseThrow();
        });
    }

    List<ModelEntry> models() {
        return database.read(READING, Registry::models);
    }

    private static List<ModelEntry> models(Connection connection) throws SQLException {
        List<ModelEntry> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT sha256, name, version, format, task, classes, file, added FROM model ORDER BY seq DESC""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new ModelEntry(row.getString(1), row.getString(2), row.getInt(3), row.getString(4),
                        row.getString(5), Json.strings(row.getString(6)), row.getString(7), row.getString(8)));
            }
        }
        return found;
    }

    void keep(String runId, DecisionPolicy policy) {
        String json = Json.write(policy);
        database.write("The threshold was not kept", connection -> {
            try (PreparedStatement insert = connection
                    .prepareStatement("INSERT INTO policy (run_id, at, policy) VALUES (?, ?, ?)")) {
                insert.setString(1, runId);
                insert.setString(2, clock.instant().toString());
                insert.setString(3, json);
                insert.executeUpdate();
            }
            Audit.record(connection, clock, who, "policy kept", runId + " " + json);
            return json;
        });
    }

    @Nullable
    DecisionPolicy policy(String runId) {
        return database.<@Nullable DecisionPolicy>read(READING, connection -> {
            try (PreparedStatement select = connection
                    .prepareStatement("SELECT policy FROM policy WHERE run_id = ? ORDER BY seq DESC LIMIT 1")) {
                select.setString(1, runId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Json.read(row.getString(1), DecisionPolicy.class) : null;
                }
            }
        });
    }
}
