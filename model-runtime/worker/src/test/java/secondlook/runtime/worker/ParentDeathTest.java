package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.remote.WorkerPool;

/** The application is killed: its worker ends, whatever it is doing, and leaves nothing. */
@Timeout(180)
class ParentDeathTest {

    @TempDir
    Path folder;

    /** A program with a worker that has a model open, or is stuck in one. Says the worker's process id. */
    static final class Parent {

        private Parent() {
        }

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            WorkerPool pool = Workers.pool(folder, Workers.PATIENT);
            Model model = Workers.engine("onnx", pool).open(HostileGraphs.endless(folder.resolve("m.onnx")),
                    OpenOptions.CPU);
            var rows = Rows.of(40, 1);
            var binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME).orRefuse("m",
                    "rows");
            Scorer scorer = model.scorer(binding);
            scorer.score(rows);
            say(pool.pids().toString());
            if (arguments[1].equals("stuck")) {
                ((RealVector) rows.column(0)).values()[3] = 1e7;
                scorer.score(rows);
            } else if (arguments[1].equals("idle")) {
                java.util.concurrent.locks.LockSupport.park();
            }
        }

        private static void say(String text) throws IOException {
            try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Process parent(String doing) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary,
                "-Dsecondlook.natives=" + System.getProperty("secondlook.natives"),
                Parent.class.getName(), folder.toString(), doing);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("TMPDIR", temporary.toString());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static ProcessHandle worker(Process parent) throws IOException {
        BufferedReader said = new BufferedReader(
                new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        String pids = said.readLine();
        return ProcessHandle.of(Long.parseLong(pids.substring(1, pids.length() - 1))).orElseThrow();
    }

    private void assertNothingIsLeft() throws IOException {
        for (String name : List.of("workers", "temporary")) {
            try (Stream<Path> left = Files.list(folder.resolve(name))) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    /** Milliseconds from the kill of a process until this one has seen that it is gone; more on a busy machine. */
    private static double plainKill() throws Exception {
        Process plain = new ProcessBuilder("sleep", "600").start();
        long killed = System.nanoTime();
        plain.destroyForcibly().onExit().get(60, TimeUnit.SECONDS);
        return (System.nanoTime() - killed) / 1e6;
    }

    /** Ended; whether the system's first process has taken note of it yet is not the worker's affair. */
    private static boolean isGone(ProcessHandle worker) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(worker.pid()), "stat"));
            return state.charAt(state.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException noSuchProcessOrNotLinux) {
            return !worker.isAlive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle", "stuck"})
    void aWorkerWhoseParentIsKilledEndsWithinTwoSeconds(String doing) throws Exception {
        Process parent = parent(doing);
        ProcessHandle worker = worker(parent);
        assertTrue(worker.isAlive());
        double plain = plainKill();
        long killed = System.nanoTime();
        parent.destroyForcibly();
        // onExit() looks at a process that is no child of ours only now and then
        while (!isGone(worker) && System.nanoTime() - killed < TimeUnit.SECONDS.toNanos(60)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        double millis = (System.nanoTime() - killed) / 1e6;
        plain = Math.max(plain, plainKill());
        System.out.printf(Locale.ROOT, "parent killed, worker %s: gone after %.0f ms (a plain process after %.0f ms)%n",
                doing, millis, plain);
        assertTrue(isGone(worker));
        // beside other work everything takes longer, also what has nothing to do
        assertTrue(millis <= 2000 + 20 * plain, millis + " ms");
        assertNothingIsLeft();
    }

    @Test
    void aParentThatEndsByItselfTakesItsWorkerAlong() throws Exception {
        Process parent = parent("end");
        ProcessHandle worker = worker(parent);
        assertTrue(parent.waitFor(60, TimeUnit.SECONDS));
        worker.onExit().get(60, TimeUnit.SECONDS);
        assertNothingIsLeft();
    }
}
