package secondlook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetPreview;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/**
 * What a person waits for with 5 M rows × 20 numbers: the first rows, the import against {@code CREATE TABLE AS}, the
 * profile against {@code SUMMARIZE}, and a page of 100 rows anywhere, in file order and sorted. Arguments: a folder for
 * scratch files and, if it is to be another, the number of rows.
 */
public final class DataComparison {

    private static final int ROWS = 5_000_000;
    private static final int COLUMNS = 20;
    private static final int PAGE = 100;
    private static final int JUMPS = 300;
    private static final List<String> SORTED_BY = List.of("f0", "f7", "f19");
    private static final int WIDE_ROWS = 5_000;
    private static final int WIDE_COLUMNS = 4_000;
    private static final int SHOWN_COLUMNS = 64;

    private DataComparison() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROWS;
        Path csv = ImportComparison.numbers(folder.resolve("numbers.csv"), rows, COLUMNS);
        double cold = seconds(() -> preview(csv, folder));
        double warm = seconds(() -> preview(csv, folder));
        say("first rows of %,d x %d: %.2f s, again %.2f s", rows, COLUMNS, cold, warm);
        Path database = folder.resolve("raw.duckdb");
        Files.deleteIfExists(database);
        double rawImport = seconds(() -> sql(database, "CREATE TABLE t AS FROM read_csv('" + csv + "')"));
        double ourImport = seconds(() -> new DatasetImporter(folder.resolve("datasets"), Clock.systemUTC())
                .importFile(csv, JobContext.NONE));
        say("import %.2f s, CREATE TABLE AS %.2f s: %.2f x (at most 1.3)", ourImport, rawImport, ourImport / rawImport);
        String id = new DatasetImporter(folder.resolve("datasets"), Clock.systemUTC()).importFile(csv, JobContext.NONE)
                .id();
        double summarize = seconds(() -> sql(database, "SUMMARIZE t"));
        try (Dataset dataset = Dataset.open(folder.resolve("datasets"), id)) {
            double profile = seconds(dataset::profile);
            say("profile %.2f s, SUMMARIZE %.2f s: %.2f x (at most 2)", profile, summarize, profile / summarize);
            jumps("file order", rows, first -> dataset.page(first, PAGE));
            for (String column : SORTED_BY) {
                sorted(dataset, column, rows);
            }
        }
        wide(folder);
        say("heap used at most %d MB of %d MB", (Runtime.getRuntime().totalMemory()) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void sorted(Dataset dataset, String column, int rows) throws Exception {
        int[][] ids = new int[1][];
        double sort = seconds(() -> ids[0] = dataset.ids(null, column, true));
        say("sorting the ids by %s: %.2f s", column, sort);
        jumps("sorted by " + column, rows, first -> {
            long[] wanted = new long[PAGE];
            for (int i = 0; i < PAGE; i++) {
                wanted[i] = ids[0][first + i];
            }
            dataset.rows(wanted);
        });
    }

    /** A table of thousands of columns, of which the window reads those in view. */
    private static void wide(Path folder) throws Exception {
        Path csv = ImportComparison.numbers(folder.resolve("wide.csv"), WIDE_ROWS, WIDE_COLUMNS);
        String id = new DatasetImporter(folder.resolve("datasets"), Clock.systemUTC()).importFile(csv, JobContext.NONE)
                .id();
        try (Dataset dataset = Dataset.open(folder.resolve("datasets"), id)) {
            Schema shown = new Schema(dataset.manifest().schema().columns().subList(0, SHOWN_COLUMNS));
            String size = String.format(Locale.ROOT, "%,d x %,d", WIDE_ROWS, WIDE_COLUMNS);
            jumps(size + ", the columns in view", WIDE_ROWS, first -> dataset.page(first, PAGE, shown));
        }
    }

    private static void jumps(String name, int rows, IntConsumer page) {
        Random random = new Random(1);
        double[] times = new double[JUMPS];
        for (int jump = 0; jump < JUMPS; jump++) {
            int first = random.nextInt(rows - PAGE);
            long begun = System.nanoTime();
            page.accept(first);
            times[jump] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        say("%d rows anywhere, %s: median %.1f ms, 99th percentile %.1f ms (at most 100)", PAGE, name,
                times[JUMPS / 2], times[JUMPS * 99 / 100]);
    }

    private static void preview(Path csv, Path folder) {
        DatasetPreview.of(csv, ReadOptions.NONE, folder, JobContext.NONE);
    }

    private static void sql(Path database, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        result.getString(1);
                    }
                }
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String words, Object... figures) {
        System.out.printf(Locale.ROOT, words + "%n", figures);
    }
}
