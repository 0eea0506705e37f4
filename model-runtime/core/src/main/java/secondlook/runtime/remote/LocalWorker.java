package secondlook.runtime.remote;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A worker on this machine: this program's Java and class path, with a memory of its own.
 *
 * @param java        the Java program
 * @param classPath   handed over in the environment, because ONNX Runtime does not survive long command lines
 * @param natives     folder where native libraries lie, so that nothing is unpacked anywhere else; may be absent
 * @param logs        folder where the report of a crash is written
 * @param heapBytes   most memory for Java objects
 * @param memoryBytes most memory for all of the worker; it ends when it has more
 * @param moreMemory  what gives it more, as a sentence
 * @param environment added to this program's own, for example a library path
 */
public record LocalWorker(Path java, String classPath, Path natives, Path logs, long heapBytes, long memoryBytes,
        String moreMemory, Map<String, String> environment) implements WorkerStart {

    /** Written by {@link #process} and read by the worker. */
    public static final String PARENT = "secondlook.worker.parent";

    /** Most bytes of memory for all of the worker. */
    public static final String MEMORY = "secondlook.worker.memory";

    /** The stream of frames, where it is not standard output. */
    public static final String FRAMES = "secondlook.worker.frames";

    private static final String MAIN = "secondlook.runtime.worker.Worker";

    /** Standard output becomes standard error, so that what native code prints cannot get between the frames. */
    private static final String SHELL = "exec 3>&1 1>&2; exec \"$0\" \"$@\"";

    public LocalWorker {
        environment = Map.copyOf(environment);
    }

    /** The Java that runs this program; empty text in {@code java.home} never happens. */
    public static Path thisJava() {
        String name = isWindows() ? "java.exe" : "java";
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /** Whether this program's Java can be started again; an image without its {@code bin} folder cannot. */
    public static boolean isPossible() {
        return Files.isExecutable(thisJava());
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    @Override
    public ProcessBuilder process(Path scratch) {
        boolean shell = !isWindows() && Files.isExecutable(Path.of("/bin/sh")) && Files.exists(Path.of("/dev/fd"));
        List<String> command = new ArrayList<>();
        if (shell) {
            command.addAll(List.of("/bin/sh", "-c", SHELL));
        }
        command.addAll(List.of(java.toString(), "-Xmx" + (heapBytes >> 20) + "m", "-XX:+UseSerialGC", "-Xshare:auto",
                "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + logs.resolve("worker-crash.log"), "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + scratch, "-Dsecondlook.natives=" + natives,
                "-D" + PARENT + "=" + ProcessHandle.current().pid(), "-D" + MEMORY + "=" + memoryBytes));
        if (shell) {
            command.add("-D" + FRAMES + "=/dev/fd/3");
        }
        command.add(MAIN);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> all = builder.environment();
        all.put("CLASSPATH", absolute(classPath));
        all.put("ORT_DISABLE_TELEMETRY", "1");
        all.putAll(LentLocale.in(scratch, all));
        // Options meant for the application's Java would be the worker's too, and are announced on standard error.
        all.remove("JAVA_TOOL_OPTIONS");
        all.remove("JDK_JAVA_OPTIONS");
        all.putAll(environment);
        return builder;
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    @Override
    public boolean sameFiles() {
        return true;
    }

    @Override
    public String words() {
        return "the model runtime";
    }
}
