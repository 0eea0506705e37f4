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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.traced.Calls;
import secondlook.runtime.traced.FileReader;
import secondlook.runtime.traced.TracedProgram;

/**
 * The promise that no network connection is opened: the whole job of {@code demo}, with the workers it starts, watched from
 * outside. Java itself makes sockets when it first reads a file, to learn whether the system knows IPv4 and IPv6, and closes
 * them ({@code JNI_OnLoad} in {@code net_util.c}; no option keeps it from that). Not one more than those is made.
 */
class NoNetworkTest {

    @TempDir
    Path folder;

    @BeforeEach
    void programsCanBeWatched() throws InterruptedException {
        assumeTrue(TracedProgram.isPossible(), "strace cannot be used here");
    }

    @Test
    void theWholeJobMakesNoSocketOfTheInternet() throws Exception {
        Path read = Files.writeString(folder.resolve("read.txt"), "read");
        TracedProgram least = at("least");
        int javasOwn = least.run(least.java(FileReader.class.getName(), read.toString()), Map.of()).sockets().size();
        TracedProgram program = at("home");
        Path work = program.home().resolve("work");
        Calls calls = program.run(program.java("secondlook.cli.Main", "demo", "--workspace", work.toString()),
                Map.of());
        System.out.println("the whole demo: " + calls.network().size() + " network calls, " + calls.sockets().size()
                + " sockets in " + calls.javas() + " Javas; one that reads a file makes " + javasOwn);
        assertEquals(List.of(), calls.network());
        assertTrue(calls.sockets().size() <= javasOwn * calls.javas(), () -> calls.sockets().toString());
        assertTrue(calls.javas() >= 2, "the workers were watched");
        assertTrue(Files.isDirectory(work), "the job was done");
    }

    @Test
    void aConnectionWouldBeSeen() throws Exception {
        TracedProgram program = at("home");
        Calls seen = program.run(program.java(Caller.class.getName()), Map.of());
        assertTrue(seen.network().stream().anyMatch(call -> call.contains("connect(")), () -> "seen: " + seen);
        assertTrue(seen.network().stream().anyMatch(call -> call.contains("listen(") || call.contains("bind(")),
                () -> "seen: " + seen);
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

    private TracedProgram at(String name) throws IOException {
        return new TracedProgram(Files.createDirectory(folder.resolve(name)));
    }
}
