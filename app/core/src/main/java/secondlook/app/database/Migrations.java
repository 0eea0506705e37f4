package secondlook.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * The steps from an empty file to the newest schema, counted in {@code user_version}. A step, once released, is never
 * changed. Before an existing file is changed, a copy of it is left beside it.
 *
 * @param applicationId marks files as ours
 * @param steps         SQL scripts; step i leads from version i to i + 1
 */
public record Migrations(int applicationId, List<String> steps) {

    private static final int OURS = 0x53_4C_4F_4B;

    public Migrations {
        steps = List.copyOf(steps);
    }

    /** Those of a workspace. */
    public static Migrations workspace() {
        return new Migrations(OURS, List.of(resource("schema-1.sql"), resource("schema-2.sql"),
                resource("schema-3.sql"), resource("schema-4.sql"),
                resource("schema-5.sql"), resource("schema-6.sql"), resource("schema-7.sql")));
    }

    /** @throws RefusedException if the database is of another program */
    void check(Connection connection, String what) throws SQLException {
        if (!isEmpty(connection) && number(connection, "PRAGMA application_id") != applicationId) {
            throw new RefusedException(what, "it is the database of another program", "Choose another folder.");
        }
    }

    /** Whether the database was made by a version that knows more steps. */
    boolean isNewer(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version") > steps.size();
    }

    void bringUp(Connection connection, Path file) throws SQLException {
        int version = number(connection, "PRAGMA user_version");
        if (version == steps.size()) {
            return;
        }
        if (!isEmpty(connection)) {
            backUp(connection, file.resolveSibling(file.getFileName() + ".v" + version + ".backup"));
        }
        Transaction.run(connection, inTransaction -> {
            try (Statement statement = inTransaction.createStatement()) {
                for (String step : steps.subList(version, steps.size())) {
                    statement.executeUpdate(step);
                }
                statement.executeUpdate("PRAGMA application_id=" + applicationId);
                return statement.executeUpdate("PRAGMA user_version=" + steps.size());
            }
        });
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    }

    private static void backUp(Connection connection, Path copy) throws SQLException {
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, part.toString());
                statement.execute();
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RefusedException(new Problem("The workspace cannot be brought up to date",
                    "a safety copy could not be written to " + copy, "Check the free space and your rights."), e);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
