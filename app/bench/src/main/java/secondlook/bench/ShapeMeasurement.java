package secondlook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.shape.PreviewJob;
import secondlook.app.shape.ShapeJob;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.Step;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/**
 * What a person waits for who shapes 5 M rows × 20 columns: until the first rows show what a step does, until they are counted,
 * until the dataset is made, and until it is given up once Cancel was pressed. Arguments: a folder for scratch files and, if it
 * is to be another, the number of rows.
 */
public final class ShapeMeasurement {

    private static final int ROWS = 5_000_000;
    private static final int SHOWN = 100;

    private ShapeMeasurement() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROWS;
        Path csv = write(folder.resolve("rows.csv"), numbers(rows));
        Path labels = write(folder.resolve("labels.csv"),
                "SELECT i AS id, 'label' || (hash(i) % 5) AS label FROM range(" + rows + ") r(i)");
        DatasetImporter importer = new DatasetImporter(folder.resolve("datasets"), Clock.systemUTC());
        DatasetManifest manifest = importer.importFile(csv, JobContext.NONE);
        importer.importFile(labels, JobContext.NONE);
        Step derive = new Step.Derive("total", "f0 + 2 * f1");
        Step filter = new Step.Filter("f2 > 0.25 AND total < 2.5");
        Step join = new Step.Join(labels.toString(), null, "id", "id", List.of());
        try (Dataset dataset = importer.open(manifest.id())) {
            measure(dataset, importer, "derive", List.of(derive));
            measure(dataset, importer, "derive, filter", List.of(derive, filter));
            measure(dataset, importer, "derive, filter, join", List.of(derive, filter, join));
            cancel(dataset, importer, List.of(derive, new Step.Filter("f2 > 0.2"), join));
        }
        say("heap used at most %d MB of %d MB", Runtime.getRuntime().totalMemory() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String numbers(int rows) {
        StringBuilder select = new StringBuilder("SELECT i AS id");
        for (int c = 0; c < 19; c++) {
            select.append(", (hash(i * 20 + ").append(c).append(") % 1000000) / 1000000.0::DOUBLE AS f").append(c);
        }
        return select + " FROM range(" + rows + ") r(i)";
    }

    private static Path write(Path file, String query) throws SQLException {
        if (Files.notExists(file)) {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (" + query + ") TO '" + file + "'");
            }
        }
        return file;
    }

    private static void measure(Dataset dataset, DatasetImporter importer, String name, List<Step> steps)
            throws Exception {
        Shaping shaping = new Shaping(steps);
        AtomicLong shown = new AtomicLong();
        long begun = System.nanoTime();
        new PreviewJob(dataset, shaping, importer, SHOWN, first -> shown.set(System.nanoTime() - begun))
                .run(JobContext.NONE);
        double counted = seconds(begun);
        Reports reports = new Reports();
        long made = System.nanoTime();
        DatasetManifest out = new ShapeJob(dataset, shaping, importer, Clock.systemUTC()).run(reports);
        say("%s: first rows %.2f s, counted %.2f s, made %.2f s (%,d rows, %d reports of progress)", name,
                shown.get() / 1e9, counted, seconds(made), out.rows(), reports.count.get());
    }

    private static void cancel(Dataset dataset, DatasetImporter importer, List<Step> steps) throws Exception {
        Reports reports = new Reports();
        CompletableFuture<DatasetManifest> work = CompletableFuture.supplyAsync(
                () -> new ShapeJob(dataset, new Shaping(steps), importer, Clock.systemUTC()).run(reports));
        while (reports.count.get() < 5) {
            Thread.onSpinWait();
        }
        long pressed = System.nanoTime();
        reports.cancelled.set(true);
        String how = work.handle((unused, failure) -> failure == null
                ? "was finished before"
                : failure.getCause() instanceof JobCancelledException ? "ended" : String.valueOf(failure)).get();
        say("cancelled at the fifth report: %s after %.2f s", how, seconds(pressed));
    }

    /** Counts what is reported. */
    private static final class Reports implements JobContext {

        private final AtomicInteger count = new AtomicInteger();
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public void step(String name) {
            count.incrementAndGet();
        }

        @Override
        public void progress(long done, long total) {
            count.incrementAndGet();
        }

        @Override
        public boolean isCancelled() {
            return cancelled.get();
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String words, Object... figures) {
        System.out.printf(Locale.ROOT, words + "%n", figures);
    }
}
