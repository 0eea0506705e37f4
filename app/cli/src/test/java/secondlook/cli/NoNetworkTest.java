package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise that no network connection is opened: the whole job of {@code demo}, with the workers it starts, watched by
 * {@code strace} from outside, which sees what native libraries do as well.
 */
class NoNetworkTest {

    private static final long PATIENCE_MINUTES = 8;

    @TempDir
    Path home;

    @Test
    void theWholeJobNeitherConnectsNorListensNorSends() throws Exception {
        assumeTrue(works("strace", "-f", "-e", "trace=none", "true"), "strace cannot be used here");
        List<String> command = java();
        command.addAll(List.of("secondlook.cli.Main", "demo", "--workspace", home.resolve("work").toString()));
        List<String> calls = watched(command);
        System.out.println("network calls of the whole demo: " + network(calls).size() + " (of " + calls.size()
                + " watched calls)");
        assertEquals(List.of(), network(calls));
        assertTrue(Files.isDirectory(home.resolve("work")), "the job was done");
    }

    @Test
    void aConnectionWouldBeSeen() throws Exception {
        assumeTrue(works("strace", "-f", "-e", "trace=none", "true"), "strace cannot be used here");
        List<String> command = java();
        command.add(Caller.class.getName());
        List<String> seen = network(watched(command));
        assertTrue(seen.stream().anyMatch(call -> call.contains("connect(")), () -> "seen: " + seen);
    }

    /** Connects to itself. */
    static final class Caller {

        public static void main(String[] arguments) throws IOException {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
            }
        }
    }

    private List<String> java() {
        return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Duser.home=" + home, "-cp",
                System.getProperty("java.class.path")));
    }

    private List<String> watched(List<String> command) throws Exception {
        Path trace = home.resolve("calls.txt");
        List<String> all = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-e",
                "trace=connect,bind,listen,sendto,sendmsg,sendmmsg", "-o", trace.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        for (String variable : List.of("CONFIG", "STATE", "CACHE")) {
            builder.environment().put("XDG_" + variable + "_HOME", home.resolve(variable).toString());
        }
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), "the job does not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> read(home.resolve("output.txt")));
        return Files.readAllLines(trace);
    }

    private static List<String> network(List<String> calls) {
        return calls.stream().filter(call -> call.contains("AF_INET") || call.contains("AF_PACKET")).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
