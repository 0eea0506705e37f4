package secondlook.app.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Audit;
import secondlook.app.database.Database;
import secondlook.app.database.Json;
import secondlook.runtime.RefusedException;

/**
 * The versions of a workspace's models. Nothing is ever overwritten: a promotion and its taking back are both appointments,
 * each one transaction, and the last one counts. Thread-safe.
 */
public final class ModelVersions {

    private static final String READING = "The versions cannot be read";

    private final Database database;
    private final Clock clock;
    private final String who;
    private final Path models;

    /**
     * @param who    is named in appointments and in the audit trail
     * @param models the folder of model files, {@code <sha256>/model.<format>}
     */
    public ModelVersions(Database database, Clock clock, String who, Path models) {
        this.database = database;
        this.clock = clock;
        this.who = who;
        this.models = models;
    }

    /** Newest first, of all names. */
    public List<ModelVersion> all() {
        return database.read(READING, connection -> VersionTable.versions(connection, null));
    }

    /** Newest first; empty if there is no model of that name. */
    public List<ModelVersion> of(String name) {
        return database.read(READING, connection -> VersionTable.versions(connection, name));
    }

    /** The one that counts; {@code null} if none of that name was ever promoted. */
    public @Nullable ModelVersion champion(String name) {
        return of(name).stream().filter(v -> v.state() == VersionState.CHAMPION).findFirst().orElse(null);
    }

    /**
     * @param reference {@code name@3}, {@code name@champion}, {@code name@newest}, or a bare name for its champion
     * @throws RefusedException if there is no such version
     */
    public ModelVersion find(String reference) {
        return new VersionReference(reference).in(this);
    }

    /** The version's file. */
    public Path file(ModelVersion version) {
        return models.resolve(version.sha256()).resolve("model." + version.format());
    }

    /** Says where a version comes from, unless that is known already. */
    public void describe(String name, String sha256, Lineage lineage) {
        String json = Json.write(lineage);
        database.write("The version's origin was not kept", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO version_origin (model, lineage)
                    SELECT seq, ? FROM model WHERE name = ? AND sha256 = ? ON CONFLICT DO NOTHING""")) {
                insert.setString(1, json);
                insert.setString(2, name);
                insert.setString(3, sha256);
                return insert.executeUpdate();
            }
        });
    }

    /** Keeps a comparison. Earlier ones stay; the newest against the present champion counts. */
    public void keep(String name, VersionComparison comparison) {
        String json = Json.write(comparison);
        database.write("The comparison was not kept", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO comparison (candidate, champion, at, result) VALUES (
                    (SELECT seq FROM model WHERE name = ?1 AND version = ?2),
                    (SELECT seq FROM model WHERE name = ?1 AND version = ?3), ?4, ?5)""")) {
                insert.setString(1, name);
                insert.setInt(2, comparison.candidate());
                insert.setInt(3, comparison.champion());
                insert.setString(4, clock.instant().toString());
                insert.setString(5, json);
                insert.executeUpdate();
            }
            Audit.record(connection, clock, who, "versions compared",
                    name + " " + comparison.candidate() + " with " + comparison.champion());
            return json;
        });
    }

    /** The newest comparison of the version with the present champion; {@code null} if there is none. */
    public @Nullable VersionComparison comparison(ModelVersion candidate) {
        return database.<@Nullable VersionComparison>read(READING,
                connection -> VersionTable.comparison(connection, candidate));
    }

    /**
     * The checklist as it stands now.
     *
     * @param drift what a person found of the drift; {@code null} if nobody looked
     */
    public Checklist checklist(ModelVersion candidate, @Nullable String drift) {
        ModelVersion champion = champion(candidate.name());
        if (champion == null) {
            return PromotionChecks.first();
        }
        VersionComparison compared = comparison(candidate);
        return compared == null
                ? PromotionChecks.notCompared(champion.version())
                : PromotionChecks.of(compared, drift);
    }

    /**
     * Makes the version the champion of its name; the one before is retired by it and stays.
     *
     * @param note what is said of it; {@code null} for nothing
     * @throws RefusedException if a check stands in the way, it is the champion already, its file is missing, or the champion
     *                          changed since the checklist was made; nothing is changed then
     */
    public Appointment promote(ModelVersion version, Checklist checklist, @Nullable String note) {
        String what = version.reference() + " was not promoted";
        List<Check> blocking = checklist.blocking();
        if (!blocking.isEmpty()) {
            throw new RefusedException(what, String.join("; ", blocking.stream()
                    .map(c -> c.key() + " " + c.state().key() + ": " + c.evidence()).toList()),
                    "Mend it, or say why it may pass (--accept " + blocking.getFirst().key() + "=REASON).");
        }
        requireFile(version, what);
        return database.write(what, connection -> {
            ModelVersion champion = VersionTable.champion(connection, version.name());
            if (champion != null && champion.id() == version.id()) {
                throw new RefusedException(what, "it is the champion already", "There is nothing to do.");
            }
            Integer now = champion == null ? null : champion.version();
            if (now == null ? checklist.against() != null : !now.equals(checklist.against())) {
                throw new RefusedException(what, "the champion changed since it was looked at; it is version " + now,
                        "Compare it with that one.");
            }
            Audit.record(connection, clock, who, "version promoted", version.reference());
            return AppointmentTable.promote(connection, version, clock.instant().toString(), who, note,
                    checklist.checks());
        });
    }

    /**
     * Makes the champion before the present one the champion again. Done twice it goes back two.
     *
     * @throws RefusedException if there was none before, or its file is missing; nothing is changed then
     */
    public Appointment rollBack(String name, @Nullable String note) {
        String what = name + " was not rolled back";
        return database.write(what, connection -> {
            ModelVersion before = AppointmentTable.before(connection, name);
            if (before == null) {
                throw new RefusedException(what, "there was no champion before the present one",
                        "Choose one of its versions (second-look models list).");
            }
            requireFile(before, what);
            Audit.record(connection, clock, who, "version rolled back", "to " + before.reference());
            return AppointmentTable.rollBack(connection, before, clock.instant().toString(), who, note);
        });
    }

    /**
     * Sets a candidate aside.
     *
     * @throws RefusedException if it is the champion
     */
    public void retire(ModelVersion version, @Nullable String note) {
        String what = version.reference() + " was not set aside";
        database.write(what, connection -> {
            ModelVersion champion = VersionTable.champion(connection, version.name());
            if (champion != null && champion.id() == version.id()) {
                throw new RefusedException(what, "it is the champion", "Promote another version first.");
            }
            Audit.record(connection, clock, who, "version retired", version.reference());
            return retire(connection, version, note);
        });
    }

    private int retire(Connection connection, ModelVersion version, @Nullable String note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO retirement (model, at, who, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, version.id());
            insert.setString(2, clock.instant().toString());
            insert.setString(3, who);
            insert.setString(4, note);
            return insert.executeUpdate();
        }
    }

    /** Every change of champion, oldest first. */
    public List<Appointment> history(String name) {
        return database.read(READING, connection -> AppointmentTable.history(connection, name));
    }

    private void requireFile(ModelVersion version, String what) {
        if (!Files.isRegularFile(file(version))) {
            throw new RefusedException(what, "the file of " + version.reference() + " is no longer in " + models,
                    "Add the model file again.");
        }
    }
}
