package secondlook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.stream.Stream;
import secondlook.app.data.DatasetImporter;
import secondlook.runtime.job.JobContext;

/** Import of a CSV of 1 M rows × 20 numbers, against {@code CREATE TABLE AS} on the same file. */
final class ImportComparison {

    private final Path folder;
    private final Clock clock;

    ImportComparison(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Comparison.Row run(Path csv) throws Exception {
        return new Comparison("import CSV, 1 M × 20", "time ≤ 1.3×", 5).run(() -> ours(csv), () -> raw(csv));
    }

    private double ours(Path csv) throws Exception {
        Path datasets = Files.createTempDirectory(folder, "import");
        double rows = new DatasetImporter(datasets, clock).importFile(csv, JobContext.NONE).rows();
        try (Stream<Path> files = Files.walk(datasets)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return rows;
    }

    private double raw(Path csv) throws Exception {
        Path database = folder.resolve("raw.duckdb");
        Files.deleteIfExists(database);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS FROM read_csv('" + csv + "')");
        }
        Files.delete(database);
        return 1;
    }

    /** Writes seeded rows as {@code name.csv} or {@code name.parquet}. */
    static Path numbers(Path file, int rows, int columns) throws SQLException {
        StringBuilder select = new StringBuilder("SELECT ");
        for (int i = 0; i < columns; i++) {
            // a hash of the row is the same on every run, whatever the number of threads
            select.append(i == 0 ? "" : ", ").append("round((hash(i * ").append(columns).append(" + ").append(i)
                    .append(") % 1000000) / 1000000.0::DOUBLE, 6)::DOUBLE AS f").append(i);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + select + " FROM range(" + rows + ") r(i)) TO '" + file + "'");
        }
        return file;
    }
}
