package secondlook.app.monitor;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import secondlook.app.monitor.Chunking.Period;
import secondlook.app.workspace.Workspace;

/**
 * What the Monitor screen waits for with many runs in the prediction log: {@code DIR RUNS}. Prints wall and processor time of each
 * step in a fresh process, and once more when it is warm.
 */
public final class LargeLog {

    private static final int COLUMNS = 12;

    private LargeLog() {
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        PrintStream out = System.out;
        if (Files.notExists(folder)) {
            try (Workspace workspace = Workspace.open(folder, Clock.systemUTC())) {
                fill(workspace.log(), runs);
            }
            out.println("made; run again to measure");
            return;
        }
        Workspace workspace = timed(out, "open the workspace", () -> Workspace.open(folder, Clock.systemUTC()));
        try (workspace) {
            for (int turn = 0; turn < 2; turn++) {
                List<LogEntry> entries = timed(out, "read the entries", () -> workspace.log().entries("forest"));
                List<LogPeriod> months = LogPeriod.of(entries, Period.MONTH);
                String last = months.getLast().name();
                timed(out, "watch the newest of " + months.size() + " months", () -> new LogWatch(workspace.log(),
                        MonitorLimits.DEFAULT).watch(entries, Period.MONTH, last, null));
            }
        }
    }

    private static <T> T timed(PrintStream out, String what, Supplier<T> work) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        T value = work.get();
        out.printf(Locale.ROOT, "%-40s %7.0f ms wall %7.0f ms processor%n", what, (System.nanoTime() - start) / 1e6,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6);
        return value;
    }

    private static void fill(PredictionLog log, int runs) {
        Random random = new Random(1);
        Distributions[] kinds = IntStream.range(0, 50).mapToObj(kind -> Distributions.of(side(random)))
                .toArray(Distributions[]::new);
        for (int run = 0; run < runs; run++) {
            String at = Instant.ofEpochSecond(1_700_000_000L + run * 7_200L).toString();
            log.append(new LogEntry("run-" + run, at, "forest", 1000, 0, 0.8, 0.8, "cpu", "{}", false, null, 1000L));
            log.describe("run-" + run, kinds[run % kinds.length]);
        }
    }

    private static Side side(Random random) {
        List<WatchedColumn> columns = IntStream.range(0, COLUMNS).mapToObj(column -> new WatchedColumn("x" + column,
                Role.INPUT, random.doubles(1000).map(v -> 100 * v).toArray(), null)).toList();
        return new Side("rows", 1000, columns, null, null, Double.NaN, null);
    }
}
