package secondlook.bench;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * From the command to the first picture of the installed program's window, beside an empty window of the same Java runtime, in
 * turns; and the program's memory some seconds after. The empty window is shown twice: as that runtime starts it, and with an
 * ahead-of-time cache made for it alone. Wants a display of its own with a black screen, and Linux for the memory.
 *
 * <p>Arguments: the image's folder, the folder of this class, and how many turns (10).
 */
public final class StartComparison {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(Long.getLong("bench.settled", 6));
    private static final int WARM_UP = 2;

    // by name: this program runs without JavaFX
    private static final String EMPTY = "secondlook.bench.EmptyWindow";

    private final Robot robot;
    private final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
    private final Path home;

    private StartComparison(Path home) throws AWTException {
        this.robot = new Robot();
        this.home = home;
    }

    private record Start(double milliseconds, double megabytes, double withWorker) {}

    public static void main(String[] arguments) throws Exception {
        Path image = Path.of(arguments[0]).toAbsolutePath();
        int turns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        Path home = Files.createTempDirectory("second-look-start");
        try {
            StartComparison comparison = new StartComparison(home);
            Path jar = comparison.jar(Path.of(arguments[1]));
            Path cache = home.resolve("empty.aot");
            comparison.start(empty(image, jar, "-XX:AOTCacheOutput=" + cache));
            if (!Files.exists(cache)) {
                throw new IOException("no cache for the empty window; see " + Files.readString(home.resolve("output")));
            }
            List<String> ours = List.of(image.resolve("bin/second-look").toString());
            comparison.compare(ours, empty(image, jar), empty(image, jar, "-XX:AOTCache=" + cache), turns);
        } finally {
            remove(home);
        }
        System.exit(0);
    }

    private static List<String> empty(Path image, Path jar, String... more) {
        List<String> command = new ArrayList<>(List.of(image.resolve("lib/runtime/bin/java").toString(),
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=javafx.graphics",
                "--add-modules=javafx.controls"));
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", jar.toString(), EMPTY));
        return command;
    }

    /** A cache is only kept of what lies in jars. */
    private Path jar(Path classes) throws IOException {
        Path jar = home.resolve("empty.jar");
        String name = EMPTY.replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(classes.resolve(name), out);
            out.closeEntry();
        }
        return jar;
    }

    private void compare(List<String> ours, List<String> empty, List<String> cached, int turns) throws Exception {
        List<Start> oursMeasured = new ArrayList<>();
        List<Start> emptyMeasured = new ArrayList<>();
        List<Start> cachedMeasured = new ArrayList<>();
        for (int turn = -WARM_UP; turn < turns; turn++) {
            Start one = start(ours);
            Start other = start(empty);
            Start third = start(cached);
            if (turn >= 0) {
                oursMeasured.add(one);
                emptyMeasured.add(other);
                cachedMeasured.add(third);
            }
        }
        double program = median(oursMeasured.stream().mapToDouble(Start::milliseconds).toArray());
        double window = median(emptyMeasured.stream().mapToDouble(Start::milliseconds).toArray());
        System.out.printf(Locale.ROOT,
                "start to first picture, median of %d in turns: Second Look %.0f ms, empty window %.0f ms, %.2f times%n",
                turns, program, window, program / window);
        double withCache = median(cachedMeasured.stream().mapToDouble(Start::milliseconds).toArray());
        System.out.printf(Locale.ROOT, "an empty window with a cache of its own: %.0f ms, %.2f times%n", withCache,
                program / withCache);
        System.out.printf(Locale.ROOT,
                "resident after start, median: Second Look %.0f MB, with its workers, if any, %.0f MB; empty %.0f MB%n",
                median(oursMeasured.stream().mapToDouble(Start::megabytes).toArray()),
                median(oursMeasured.stream().mapToDouble(Start::withWorker).toArray()),
                median(emptyMeasured.stream().mapToDouble(Start::megabytes).toArray()));
    }

    private Start start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        environment.put("SECOND_LOOK_OPTS", "-Duser.home=" + home);
        long began = System.nanoTime();
        Process process = builder.start();
        while (!isShown()) {
            if (System.nanoTime() - began > PATIENCE_NANOS || !process.isAlive()) {
                throw new IOException(command + " showed nothing; see " + Files.readString(home.resolve("output")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        double milliseconds = (System.nanoTime() - began) / 1e6;
        LockSupport.parkNanos(SETTLED_NANOS);
        List<ProcessHandle> children = process.descendants().toList();
        double megabytes = kilobytes(process.pid()) * 1024 / 1e6;
        double all = megabytes;
        for (ProcessHandle child : children) {
            all += kilobytes(child.pid()) * 1024 / 1e6;
        }
        process.destroy();
        process.waitFor();
        for (ProcessHandle child : children) {
            child.onExit().join();
        }
        while (isShown()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return new Start(milliseconds, megabytes, all);
    }

    /** Whether anything is in the middle of the screen, which is black otherwise. */
    private boolean isShown() {
        return !Color.BLACK.equals(robot.getPixelColor(screen.width / 2, screen.height / 2 - 30));
    }

    private static long kilobytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
