package secondlook.app.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Inserted;
import secondlook.app.database.Json;

/** Writes and reads changes of champion. Each keeps the one that would count without it. */
final class AppointmentTable {

    private static final TypeReference<List<Check>> CHECKS = new TypeReference<>() {
    };

    private AppointmentTable() {
    }

    static Appointment promote(Connection connection, ModelVersion version, String at, String who,
            @Nullable String note, List<Check> checks) throws SQLException {
        return add(connection, version, Appointment.Kind.PROMOTION, last(connection, version.name()), at, who, note,
                checks);
    }

    /** The champion before the present one; {@code null} if there was none. */
    static @Nullable ModelVersion before(Connection connection, String name) throws SQLException {
        Long previous = previousOf(connection, last(connection, name));
        if (previous == null) {
            return null;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT model FROM appointment WHERE seq = ?")) {
            select.setLong(1, previous);
            try (ResultSet row = select.executeQuery()) {
                return VersionTable.version(connection, row.getLong(1));
            }
        }
    }

    static Appointment rollBack(Connection connection, ModelVersion before, String at, String who,
            @Nullable String note) throws SQLException {
        Long restored = previousOf(connection, last(connection, before.name()));
        return add(connection, before, Appointment.Kind.ROLLBACK, previousOf(connection, restored), at, who, note,
                List.of());
    }

    private static Appointment add(Connection connection, ModelVersion version, Appointment.Kind kind,
            @Nullable Long previous, String at, String who, @Nullable String note, List<Check> checks)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO appointment (name, model, kind, previous, at, who, note, checklist)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, version.name());
            insert.setLong(2, version.id());
            insert.setString(3, kind.name());
            insert.setObject(4, previous);
            insert.setString(5, at);
            insert.setString(6, who);
            insert.setString(7, note);
            insert.setString(8, Json.write(checks));
            long seq = Inserted.id(connection, insert);
            return new Appointment(seq, version.name(), version.version(), kind, at, who, note, checks);
        }
    }

    private static @Nullable Long last(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT seq FROM appointment WHERE name = ? ORDER BY seq DESC LIMIT 1")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private static @Nullable Long previousOf(Connection connection, @Nullable Long appointment) throws SQLException {
        if (appointment == null) {
            return null;
        }
        try (PreparedStatement select = connection
                .prepareStatement("SELECT previous FROM appointment WHERE seq = ?")) {
            select.setLong(1, appointment);
            try (ResultSet row = select.executeQuery()) {
                long previous = row.getLong(1);
                return row.wasNull() ? null : previous;
            }
        }
    }

    static List<Appointment> history(Connection connection, String name) throws SQLException {
        List<Appointment> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT a.seq, a.name, m.version, a.kind, a.at, a.who, a.note, a.checklist
                FROM appointment a JOIN model m ON m.seq = a.model WHERE a.name = ? ORDER BY a.seq""")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Appointment(row.getLong(1), row.getString(2), row.getInt(3),
                            Appointment.Kind.valueOf(row.getString(4)), row.getString(5), row.getString(6),
                            row.getString(7), Json.read(row.getString(8), CHECKS)));
                }
            }
        }
        return found;
    }
}
