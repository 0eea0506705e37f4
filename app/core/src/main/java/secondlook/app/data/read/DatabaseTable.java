package secondlook.app.data.read;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Fetches a table or the answer to a query from a PostgreSQL or MySQL server, in a transaction that may only read. */
public final class DatabaseTable {

    private static final int ROWS_AT_ONCE = 2000;

    private static final int MOST_TABLES = 10_000;

    private static final Pattern NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+)?", Pattern.UNICODE_CHARACTER_CLASS);

    private final DatabaseAddress address;
    private final ReadOptions options;
    private final Supplier<@Nullable String> password;

    /** @param password asked once, when the connection is made; never kept */
    public DatabaseTable(DatabaseAddress address, ReadOptions options, Supplier<@Nullable String> password) {
        this.address = address;
        this.options = options;
        this.password = password;
    }

    /** For a person: the table's name, or that it is a query. */
    public String name() {
        String table = options.get(ReadOptions.TABLE);
        return table != null ? table : "query";
    }

    /**
     * Brings the rows here.
     *
     * @param scratch an existing folder; receives {@code rows.csv}
     * @throws RefusedException if the server cannot be reached, does not let us in, or refuses the question
     */
    public SourceTable fetch(Path scratch, JobContext context) {
        return fetch(scratch, 0, context);
    }

    /**
     * As {@link #fetch(Path, JobContext)}, of the first rows only.
     *
     * @param most how many at most; 0 for all
     */
    public SourceTable fetch(Path scratch, int most, JobContext context) {
        String select = select();
        try (Connection connection = connect(); ScratchTable rows = new ScratchTable(scratch)) {
            connection.setAutoCommit(false);
            context.step("Fetching from " + address.shown());
            List<String> names;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_ONCE);
                statement.setMaxRows(most);
                try (ResultSet result = statement.executeQuery(select)) {
                    names = JdbcRows.copy(result, rows, context);
                }
            }
            connection.rollback();
            rows.close();
            return rows.table(address.isPostgres() ? "postgresql" : "mysql", names, List.of(), List.of());
        } catch (SQLException e) {
            throw new RefusedException(new Problem(name() + " cannot be fetched from " + address.shown(), null,
                    words(e), "Check the address, the user, the password and the name of the table."), e);
        } catch (IOException e) {
            throw new RefusedException(new Problem(name() + " cannot be fetched from " + address.shown(), null,
                    secondlook.app.duckdb.DiskTrouble.words(e), "Free some space."), e);
        }
    }

    /**
     * The tables and views that the user may see, with their schema where there are several.
     *
     * @throws RefusedException if the server cannot be reached or does not let us in
     */
    public List<String> tables() {
        try (Connection connection = connect();
                ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), null, "%",
                        new String[]{"TABLE", "BASE TABLE", "VIEW"})) {
            List<String> tables = new ArrayList<>();
            while (found.next() && tables.size() < MOST_TABLES) {
                String schema = found.getString(2);
                if (!"information_schema".equals(schema) && !"pg_catalog".equals(schema)) {
                    tables.add(schema == null || schema.equals("public")
                            ? found.getString(3)
                            : schema + "." + found.getString(3));
                }
            }
            return tables;
        } catch (SQLException e) {
            throw new RefusedException(new Problem("The tables of " + address.shown() + " cannot be listed", null,
                    words(e), "Check the address, the user and the password."), e);
        }
    }

    private static String words(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }

    private String select() {
        String query = options.get(ReadOptions.QUERY);
        String table = options.get(ReadOptions.TABLE);
        if ((query == null) == (table == null)) {
            throw new RefusedException(address.shown() + " cannot be read",
                    query == null ? "no table was named" : "both a table and a query were given",
                    "Give the option table=NAME or query=SELECT \u2026.");
        }
        if (table != null) {
            if (!NAME.matcher(table).matches()) {
                throw new RefusedException("The table " + table + " cannot be read",
                        "its name has other characters than letters, digits and _", "Read it with the option query.");
            }
            String quote = address.isPostgres() ? "\"" : "`";
            return "SELECT * FROM " + quote + table.replace(".", quote + "." + quote) + quote;
        }
        String one = query == null ? "" : query.strip().replaceFirst(";\\s*$", "");
        if (one.contains(";") || !one.matches("(?is)(select|with|table|values)\\b.*")) {
            throw new RefusedException("The query cannot be used", "it is more than one SELECT",
                    "Write one SELECT without a semicolon.");
        }
        return one;
    }

    private Connection connect() throws SQLException {
        Driver driver = address.isPostgres() ? new org.postgresql.Driver() : new org.mariadb.jdbc.Driver();
        Properties properties = new Properties();
        String user = options.get(ReadOptions.USER);
        if (user != null) {
            properties.setProperty("user", user);
        }
        String secret = password.get();
        if (secret != null) {
            properties.setProperty("password", secret);
        }
        if (address.isPostgres()) {
            properties.setProperty("readOnlyMode", "always");
            properties.setProperty("readOnly", "true");
            properties.setProperty("options", "-c default_transaction_read_only=on");
            properties.setProperty("connectTimeout", "10");
        } else {
            properties.setProperty("allowLocalInfile", "false");
            properties.setProperty("connectTimeout", "10000");
            properties.setProperty("yearIsDateType", "false");
        }
        Connection connection = driver.connect(address.driverUrl(), properties);
        if (connection == null) {
            throw new SQLException("no driver for " + address.shown());
        }
        try {
            connection.setReadOnly(true);
            if (!address.isPostgres()) {
                // the variable that says the same has another name in each server
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET SESSION TRANSACTION READ ONLY");
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
