package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.sample.Sample;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.natives.NativeCache;
import secondlook.runtime.remote.LocalWorker;
import secondlook.runtime.remote.RemoteEngine;
import secondlook.runtime.remote.WorkerLimits;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;

/**
 * The worker is killed ({@code kill -9}) or halted ({@code kill -STOP}) at a random moment of a run, again and again: the
 * run fails with a clear message or is complete, nothing half-written is left, and it can be started again.
 * {@code -Dsecondlook.moments=100} for more moments than usual.
 */
class WorkerDeathTest {

    private static final int MOMENTS = Integer.getInteger("secondlook.moments", 8);
    private static final WorkerLimits LIMITS = new WorkerLimits(Duration.ofSeconds(60), Duration.ofSeconds(4),
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofMillis(5));

    @TempDir
    Path folder;

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private WorkerPool pool;
    private ModelFiles models;

    @BeforeEach
    void start() {
        pool = new WorkerPool(
                new LocalWorker(LocalWorker.thisJava(), System.getProperty("java.class.path"), NativeCache.folder(),
                        folder.resolve("logs"), 256L << 20, 0, "Allow more", Map.of()),
                LIMITS, new WorkerLog(folder.resolve("logs"), 1 << 20), folder.resolve("workers"));
        models = new ModelFiles(ModelFiles.discovered().engines().stream()
                .<ModelEngine>map(engine -> new RemoteEngine(engine, pool)).toList());
    }

    @AfterEach
    void end() {
        later.shutdownNow();
        pool.close();
    }

    private static void signal(String name, Set<Long> pids) {
        for (long pid : pids) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A signal takes effect when the process next gets a turn: until then it would hit the run that comes after. */
    private static void awaitEffect(Set<Long> pids) {
        for (long pid : pids) {
            Path state = Path.of("/proc", Long.toString(pid), "stat");
            while (Files.exists(Path.of("/proc/self/stat")) && isRunning(state)) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isRunning(Path state) {
        try {
            String stat = Files.readString(state);
            return "TtZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private static Set<String> files(Path runs) throws IOException {
        try (Stream<Path> all = Files.list(runs)) {
            return all.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    @Timeout(1800)
    void aWorkerThatDiesOrHaltsCostsOneRunAndNothingElse() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")),
                "there is no kill program here");
        Random random = new Random(20260102);
        int failed = 0;
        Set<String> expected = new TreeSet<>();
        try (Workspace workspace = Workspace.open(folder.resolve("w"), clock)) {
            Sample.install(workspace, ModelFiles.discovered(), clock, JobContext.NONE);
            DatasetManifest manifest = workspace.datasets().getFirst();
            Path model = folder.resolve("w").resolve("sample").resolve(Sample.FOREST);
            Path runs = folder.resolve("runs");
            try (Dataset dataset = workspace.openDataset(manifest.id())) {
                long nanos = 0;
                for (int moment = -1; moment < MOMENTS; moment++) {
                    long delay = moment < 0 ? 0 : (long) (random.nextDouble() * nanos);
                    String signal = moment % 2 == 0 ? "KILL" : "STOP";
                    try (Model opened = models.open(model, OpenOptions.CPU)) {
                        Set<Long> pids = pool.pids();
                        assertEquals(1, pids.size(), "one worker for one model, and no old one");
                        Future<?> shot = moment < 0
                                ? later.submit(() -> {
                                })
                                : later.schedule(() -> signal(signal, pids), delay, TimeUnit.NANOSECONDS);
                        long begin = System.nanoTime();
                        try {
                            RunManifest run = run(dataset, opened, runs);
                            expected.addAll(Set.of(run.id() + ".parquet", run.id() + ".json"));
                            if (moment < 0) {
                                nanos = System.nanoTime() - begin;
                            }
                        } catch (ModelFailedException died) {
                            failed++;
                            String line = died.problem().oneLine();
                            assertTrue(line.startsWith(Sample.FOREST + " ") && line.contains("process"), line);
                        }
                        shot.get(60, TimeUnit.SECONDS);
                        if (moment >= 0) {
                            awaitEffect(pids);
                        }
                        assertEquals(expected, files(runs), "after " + signal + " at " + delay + " ns");
                        RunManifest again = run(dataset, opened, runs);
                        assertEquals(manifest.rows(), again.rows());
                        expected.addAll(Set.of(again.id() + ".parquet", again.id() + ".json"));
                    }
                }
            }
        }
        pool.close();
        assertTrue(failed >= MOMENTS / 4, failed + " of " + MOMENTS + " runs were hit; the moments are not random");
        assertFalse(ProcessHandle.current().descendants().anyMatch(ProcessHandle::isAlive), "an orphan");
        assertEquals(Set.of(), files(folder.resolve("workers")));
    }

    /** All rows in batches of 20, so that a run is long enough to be hit in its middle. */
    private RunManifest run(Dataset dataset, Model model, Path runs) {
        var binding = SchemaBinder.bind(model.signature(), dataset.manifest().schema(), BindingRequest.BY_NAME)
                .orRefuse(Sample.FOREST, "the sample");
        return new ScoreJob(dataset, model, Sample.FOREST, binding, new ScoreRequest(null, null, 20), runs, clock,
                ScoreObserver.NONE).run(JobContext.NONE);
    }
}
