package secondlook.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.duckdb.DuckDBConnection;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.engine.Engines;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.AppAssembly.Surroundings;
import secondlook.desktop.Pulse;

/**
 * Drags the threshold over a run of ten million predictions in the real window, with a real pointer, and prints how long the
 * frames took. The argument is a folder for scratch files; a second one may give the number of rows.
 */
public final class DragMeasurement {

    private DragMeasurement() {
    }

    public static void main(String[] arguments) {
        Pulse.quicken();
        Application.launch(Opened.class, arguments);
    }

    /** The window as a person has it. */
    public static final class Opened extends Application {

        private final ExecutorService background = MeasuredWindow.background();

        @Override
        public void start(Stage stage) throws Exception {
            List<String> arguments = getParameters().getUnnamed();
            Path folder = Files.createDirectories(Path.of(arguments.getFirst()));
            long rows = arguments.size() > 1 ? Long.parseLong(arguments.get(1)) : 10_000_000;
            Path home = Files.createTempDirectory(folder, "window");
            AppAssembly app = new AppAssembly(new Surroundings(background, Platform::runLater, Clock.systemUTC(),
                    home.resolve("workspaces"), home.resolve("settings"), Engines.inProcess()));
            MeasuredWindow.show(stage, app);
            background.execute(() -> {
                try {
                    measure(app, folder, rows);
                } catch (Exception failure) {
                    failure.printStackTrace();
                } finally {
                    Platform.exit();
                }
            });
        }
    }

    private static void measure(AppAssembly app, Path folder, long rows) throws Exception {
        Path file = predictions(folder, rows);
        DragRobot robot = new DragRobot(app);
        long began = System.nanoTime();
        robot.open(file);
        System.out.printf(Locale.ROOT, "%d rows: shown after %.1f s%n", rows, (System.nanoTime() - began) / 1e9);
        memory("run open");
        for (int turn = 0; turn < 3; turn++) {
            FrameTimes times = robot.drag();
            System.out.println((turn == 0 ? "warm-up " : "drag    ") + times);
        }
        memory("after dragging");
    }

    private static void memory(String when) {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(Locale.ROOT, "heap, %s: %d MB live, %d MB at the peak of the pools%n", when, used >> 20,
                peak >> 20);
    }

    /** Three classes; the surer, the more often right. The same file each time. */
    private static Path predictions(Path folder, long rows) throws SQLException {
        Path file = folder.resolve("predictions_" + rows + ".parquet");
        if (Files.exists(file)) {
            return file;
        }
        Path part = folder.resolve("predictions.part");
        try (DuckDBConnection connection = DuckDb.inMemory(); Statement statement = connection.createStatement()) {
            statement.execute("COPY (WITH drawn AS (SELECT range AS id, hash(range) / 18446744073709551616.0 AS u, "
                    + "hash(range + 7919) / 18446744073709551616.0 AS v, (hash(range + 104729) % 3)::BIGINT AS says FROM range("
                    + rows + ")), sure AS (SELECT *, 1 - 0.6 * power(u, 1.7) AS c FROM drawn) "
                    + "SELECT id AS day, u * 40 AS x, "
                    + "CASE says WHEN 0 THEN c WHEN 1 THEN (1 - c) * 0.7 ELSE (1 - c) * 0.3 END AS p_a, "
                    + "CASE says WHEN 1 THEN c WHEN 2 THEN (1 - c) * 0.7 ELSE (1 - c) * 0.3 END AS p_b, "
                    + "CASE says WHEN 2 THEN c WHEN 0 THEN (1 - c) * 0.7 ELSE (1 - c) * 0.3 END AS p_c, "
                    + "CASE WHEN v < c THEN ['a', 'b', 'c'][says + 1] ELSE ['a', 'b', 'c'][(says + 1) % 3 + 1] END "
                    + "AS label FROM sure) TO " + Sql.text(part.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        }
        try {
            return Files.move(part, file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
