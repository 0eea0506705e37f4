package secondlook.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.DatabaseTable;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/**
 * Against real servers, where there are some: {@code -Dsecondlook.postgres=jdbc:postgresql://…},
 * {@code -Dsecondlook.mysql=jdbc:mysql://…}, with {@code -Dsecondlook.database.user} and {@code .password}. Makes and drops a
 * table of its own.
 */
class DatabaseServerTest {

    private static final String USER = System.getProperty("secondlook.database.user", "tester");
    private static final String PASSWORD = System.getProperty("secondlook.database.password", "");

    @TempDir
    Path folder;

    private static String url(String server) {
        String url = System.getProperty("secondlook." + server);
        assumeTrue(url != null, () -> "no server: say -Dsecondlook." + server + "=jdbc:…");
        return Objects.requireNonNull(url);
    }

    private DatasetManifest fetch(String url, Map<String, String> options, String password) {
        return new DatasetImporter(folder.resolve("datasets"), Clock.systemUTC()).importDatabase(
                new DatabaseAddress(url), new ReadOptions(options).with("user", USER), () -> password, JobContext.NONE);
    }

    private static void prepare(String url, boolean postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url.replace("jdbc:mysql:", "jdbc:mariadb:"), USER,
                PASSWORD); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS second_look_test");
            statement.execute(
                    "CREATE TABLE second_look_test (id integer, day date, moment timestamp, price decimal(8,2),"
                            + " ok boolean, word varchar(40), blank varchar(10))");
            for (int i = 1; i <= 50; i++) {
                statement.execute("INSERT INTO second_look_test VALUES (" + i + ", '2024-02-" + (1 + i % 28)
                        + "', '2024-02-01 10:00:" + (10 + i % 40) + "', " + (i % 10 == 0 ? "NULL" : i + ".25") + ", "
                        + (postgres ? i % 2 == 0 ? "true" : "false" : i % 2) + ", 'w\u00f6rd, \"" + i + "\"', NULL)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "mysql"})
    void aTableComesOverWithItsTypesAndARepeatedFetchIsTheSameDataset(String server) throws SQLException {
        String url = url(server);
        prepare(url, server.equals("postgres"));
        DatasetManifest table = fetch(url, Map.of("table", "second_look_test"), PASSWORD);
        assertEquals(50, table.rows());
        assertEquals(List.of(ColumnType.INTEGER, ColumnType.DATE, ColumnType.TIMESTAMP, ColumnType.REAL),
                table.schema().columns().subList(0, 4).stream().map(c -> c.type()).toList());
        assertEquals(ColumnType.TEXT, table.schema().column(5).type());
        assertFalse(table.source().contains(PASSWORD) || table.options().containsValue(PASSWORD));
        try (Dataset dataset = Dataset.open(folder.resolve("datasets"), table.id())) {
            assertEquals(5, dataset.count("price IS NULL"));
            assertEquals(1, dataset.count("word = 'w\u00f6rd, \"7\"' AND price = 7.25 AND day = DATE '2024-02-08'"));
            assertEquals(50, dataset.count("blank IS NULL"));
        }
        assertEquals(table.id(), fetch(url, Map.of("table", "second_look_test"), PASSWORD).id());
        assertTrue(new DatabaseTable(new DatabaseAddress(url), ReadOptions.NONE.with("user", USER), () -> PASSWORD)
                .tables().stream().anyMatch(name -> name.endsWith("second_look_test")));
        DatasetManifest query = fetch(url, Map.of("query",
                "WITH w AS (SELECT id, price FROM second_look_test WHERE id > 40) SELECT count(*) AS n, avg(price) AS p"
                        + " FROM w;"),
                PASSWORD);
        assertEquals(1, query.rows());
        assertEquals(List.of("n", "p"), query.schema().names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "mysql"})
    void nothingIsChangedWhateverTheQuerySays(String server) throws SQLException, IOException {
        String url = url(server);
        prepare(url, server.equals("postgres"));
        for (String query : List.of("DELETE FROM second_look_test", "SELECT 1; DELETE FROM second_look_test",
                "WITH gone AS (DELETE FROM second_look_test RETURNING id) SELECT * FROM gone",
                "SELECT * FROM second_look_test INTO OUTFILE '/tmp/second-look-out'", "SELECT * FROM nothing_here",
                "SELECT set_config('transaction_read_only', 'off', false)", "SET SESSION TRANSACTION READ WRITE",
                "VALUES (1) INTO x")) {
            RefusedException refused = assertThrows(RefusedException.class, () -> fetch(url, Map.of("query", query),
                    PASSWORD), query);
            assertFalse(refused.problem().oneLine().contains("\n"));
        }
        assertEquals(50, fetch(url, Map.of("table", "second_look_test"), PASSWORD).rows());
        try (Stream<Path> left = Files.list(folder.resolve("datasets"))) {
            assertEquals(2, left.count(), "of what was refused something is left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "mysql"})
    void aWrongPasswordAndAServerThatIsNotThereAreSaid(String server) {
        String url = url(server);
        RefusedException wrong = assertThrows(RefusedException.class,
                () -> fetch(url, Map.of("table", "second_look_test"), "not it"));
        assertTrue(wrong.problem().oneLine().contains("password"), wrong.problem().oneLine());
        assertFalse(wrong.problem().oneLine().contains("not it"), wrong.problem().oneLine());
        String nowhere = url.replaceFirst("//[^/]+/", "//127.0.0.1:1/");
        RefusedException absent = assertThrows(RefusedException.class,
                () -> fetch(nowhere, Map.of("table", "second_look_test"), PASSWORD));
        assertTrue(absent.problem().oneLine().contains("127.0.0.1"), absent.problem().oneLine());
    }
}
