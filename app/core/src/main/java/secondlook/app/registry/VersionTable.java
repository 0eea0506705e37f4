package secondlook.app.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Json;

/** Reads versions and comparisons. */
final class VersionTable {

    private static final Lineage UNKNOWN = new Lineage(null, null, null, null, null, null, Map.of(), null, null, null,
            "file");

    private static final String SELECT = """
            SELECT m.seq, m.name, m.version, m.sha256, m.format, m.task, m.classes, m.added, s.state, o.lineage
            FROM model m JOIN model_state s ON s.model = m.seq LEFT JOIN version_origin o ON o.model = m.seq
            """;

    private VersionTable() {
    }

    /** @param name {@code null} for all; newest first */
    static List<ModelVersion> versions(Connection connection, @Nullable String name) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement(SELECT + "WHERE ?1 IS NULL OR m.name = ?1 ORDER BY m.seq DESC")) {
            select.setString(1, name);
            return read(select);
        }
    }

    static @Nullable ModelVersion champion(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement(SELECT + "WHERE m.name = ? AND s.state = 'CHAMPION'")) {
            select.setString(1, name);
            return read(select).stream().findFirst().orElse(null);
        }
    }

    static ModelVersion version(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE m.seq = ?")) {
            select.setLong(1, id);
            return read(select).getFirst();
        }
    }

    private static List<ModelVersion> read(PreparedStatement select) throws SQLException {
        List<ModelVersion> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String lineage = row.getString(10);
                found.add(new ModelVersion(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4),
                        row.getString(5), row.getString(6), Json.strings(row.getString(7)), row.getString(8),
                        VersionState.valueOf(row.getString(9)),
                        lineage == null ? UNKNOWN : Json.read(lineage, Lineage.class)));
            }
        }
        return found;
    }

    static @Nullable VersionComparison comparison(Connection connection, ModelVersion candidate) throws SQLException {
        ModelVersion champion = champion(connection, candidate.name());
        if (champion == null) {
            return null;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT result FROM comparison WHERE candidate = ? AND champion = ? ORDER BY seq DESC LIMIT 1")) {
            select.setLong(1, candidate.id());
            select.setLong(2, champion.id());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Json.read(row.getString(1), VersionComparison.class) : null;
            }
        }
    }
}
