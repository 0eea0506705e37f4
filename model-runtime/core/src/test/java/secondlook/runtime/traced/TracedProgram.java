package secondlook.runtime.traced;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program under {@code strace}, which notes what it and all that it starts ask of the system, native code included.
 * The person it runs for has an empty home.
 *
 * @param home gets what the program writes, and the notes beside it
 */
public record TracedProgram(Path home) {

    private static final long PATIENCE_MINUTES = 8;
    private static final String CALLS = "execve,socket,connect,bind,listen,sendto,sendmsg,sendmmsg,"
            + "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
            + "truncate,unlink,unlinkat";

    /** Whether programs can be watched here. */
    public static boolean isPossible() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-y", "-e", "trace=none", "true").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** The Java that runs this, with its class path, for the person whose home this is. */
    public List<String> java(String... optionsAndMain) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary(),
                "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(optionsAndMain));
        return command;
    }

    /** The folder for temporary files. */
    public Path temporary() {
        return home.resolve("tmp");
    }

    /** The folder that the system names for {@code CONFIG}, {@code STATE} or {@code CACHE}. */
    public Path folder(String use) {
        return home.resolve("xdg-" + use);
    }

    /**
     * Runs it to its end.
     *
     * @throws IllegalStateException if it fails, or does not end in eight minutes; with what it said
     */
    public Calls run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        Files.createDirectories(temporary());
        Path notes = home.resolveSibling(home.getFileName() + ".calls");
        Path said = home.resolveSibling(home.getFileName() + ".said");
        List<String> all = new ArrayList<>(List.of("strace", "-f", "-y", "-s", "400", "--seccomp-bpf", "-qq", "-e",
                "signal=none", "-e", "trace=" + CALLS, "-o", notes.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        builder.environment().remove("XDG_RUNTIME_DIR");
        for (String use : List.of("CONFIG", "STATE", "CACHE")) {
            builder.environment().put("XDG_" + use + "_HOME", folder(use).toString());
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException((ended ? "it failed: " : "it does not end: ") + Files.readString(said));
        }
        return new Calls(Files.readAllLines(notes));
    }
}
