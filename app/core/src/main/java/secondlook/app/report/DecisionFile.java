package secondlook.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.decide.PolicyDecisions;
import secondlook.app.decide.RowDecisions;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.run.Run;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.job.JobContext;

/**
 * A prediction file with two more columns: {@code flagged}, whether a person should look, and {@code reason}, why; empty
 * where not flagged.
 */
public final class DecisionFile {

    private static final int ROWS_BETWEEN_CHECKS = 65_536;

    private DecisionFile() {
    }

    /**
     * Writes every row of a run in its order, CSV or Parquet by the name's ending; temporary name first, then renamed.
     *
     * @param runs folder of the run's files
     * @throws RefusedException if it cannot be written; nothing is left then
     */
    public static void write(Run run, Path runs, DecisionPolicy policy, Path out, JobContext context) {
        write(run, runs, new PolicyDecisions(run.predictions(), policy), out, context);
    }

    /** As above, with decisions made in any way; what they say besides is in further columns. */
    public static void write(Run run, Path runs, RowDecisions decisions, Path out, JobContext context) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            List<String> made = decide(connection, decisions, context);
            copy(connection, made, runs.resolve(run.manifest().id() + ".parquet"), part, isParquet(out));
            context.checkCancelled();
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException | IOException unwritable) {
            throw new RefusedException(new Problem(out + " cannot be written",
                    DiskTrouble.words(unwritable),
                    "Check the folder, its permissions and the space on the disk."), unwritable);
        } finally {
            remove(part);
        }
    }

    private static boolean isParquet(Path out) {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    private static List<String> decide(DuckDBConnection connection, RowDecisions decisions, JobContext context)
            throws SQLException {
        List<RowDecisions.Extra> extras = decisions.extras();
        StringBuilder columns = new StringBuilder("flagged BOOLEAN, reason VARCHAR");
        extras.forEach(extra -> columns.append(", ").append(extra.name()).append(' ').append(extra.type()));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE decision (" + columns + ")");
        }
        try (DuckDBAppender appender = connection.createAppender("decision")) {
            for (int row = 0; row < decisions.rows(); row++) {
                if (row % ROWS_BETWEEN_CHECKS == 0) {
                    context.checkCancelled();
                    context.progress(row, decisions.rows());
                }
                appender.beginRow();
                appender.append(decisions.flags(row));
                appender.append(decisions.reason(row));
                for (RowDecisions.Extra extra : extras) {
                    append(appender, extra.value().apply(row));
                }
                appender.endRow();
            }
        }
        return Stream.concat(Stream.of("flagged", "reason"), extras.stream().map(RowDecisions.Extra::name)).toList();
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Boolean truth -> appender.append((boolean) truth);
            case Integer count -> appender.append((int) count);
            case Double number -> appender.append((double) number);
            default -> appender.append(value.toString());
        }
    }

    private static void copy(DuckDBConnection connection, List<String> made, Path run, Path part, boolean parquet)
            throws SQLException {
        String from = "read_parquet(" + Sql.file(run) + ")";
        Set<String> used = names(connection, from);
        StringBuilder query = new StringBuilder("SELECT run.*");
        for (String name : made) {
            query.append(", decision.").append(name).append(" AS ").append(Sql.name(unused(name, used)));
        }
        // the decisions were made in the order of the run's rows, so that their places join them
        query.append(" FROM ").append(from).append(" AS run POSITIONAL JOIN decision");
        String format = parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER true";
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (" + query + ") TO " + Sql.text(part.toAbsolutePath().toString()) + " (" + format + ")");
        }
    }

    private static Set<String> names(DuckDBConnection connection, String from) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (result.next()) {
                names.add(result.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static String unused(String wanted, Set<String> used) {
        String name = wanted;
        for (int n = 2; used.contains(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
