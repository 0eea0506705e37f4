package secondlook.desktop.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import secondlook.desktop.instance.FirstWindow.Way;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstWindowTest {

    @TempDir
    Path home;

    @Test
    void aSecondStartHandsOverAndTheFirstGetsItInOrder() throws Exception {
        FirstWindow starts = new FirstWindow(home.resolve("run"), "settings");
        Path data = home.resolve("W\u00e4rme \u65e5.csv");
        try (Seat seat = ours(starts.go(wish()))) {
            assertInstanceOf(Way.HandedOver.class, starts.go(wish(data)), "while nobody takes it yet");
            BlockingQueue<Wish> came = new LinkedBlockingQueue<>();
            seat.arrivals().deliverTo(came::add);
            assertInstanceOf(Way.HandedOver.class, starts.go(new Wish(home.resolve("work"), List.of())));
            assertEquals(List.of(wish(data), new Wish(home.resolve("work"), List.of())), List.copyOf(came));
        }
        ours(starts.go(wish())).close();
    }

    @Test
    void startsThatDifferKeepApart() {
        FirstWindow one = new FirstWindow(home.resolve("run"), "display :0");
        FirstWindow other = new FirstWindow(home.resolve("run"), "display :1");
        try (Seat first = ours(one.go(wish())); Seat second = ours(other.go(wish()))) {
            assertTrue(first != second);
        }
    }

    @Test
    void whatAKilledProcessLeftIsReplaced() throws IOException {
        Path folder = Files.createDirectory(home.resolve("run"));
        FirstWindow starts = new FirstWindow(folder, "settings");
        Path left;
        try (Seat seat = ours(starts.go(wish())); Stream<Path> files = Files.list(folder)) {
            left = files.filter(f -> f.toString().endsWith(".sock")).findFirst().orElseThrow();
            assertTrue(seat.arrivals() != null);
        }
        // a socket stays behind when nobody had the time to remove it
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(left));
        killed.close();
        assertTrue(Files.exists(left));
        try (Seat seat = ours(starts.go(wish()))) {
            List<Wish> came = Collections.synchronizedList(new ArrayList<>());
            seat.arrivals().deliverTo(came::add);
            assertInstanceOf(Way.HandedOver.class, starts.go(wish(home.resolve("a.csv"))));
            assertEquals(1, came.size());
        }
    }

    @ParameterizedTest
    @MethodSource("strangeMessages")
    void strangersAreIgnoredAndTheNextStartIsHeard(byte[] message) throws IOException {
        Path folder = home.resolve("run");
        FirstWindow starts = new FirstWindow(folder, "settings");
        List<Wish> came = Collections.synchronizedList(new ArrayList<>());
        try (Seat seat = ours(starts.go(wish()))) {
            seat.arrivals().deliverTo(came::add);
            assertEquals("", answer(folder, message));
            assertInstanceOf(Way.HandedOver.class, starts.go(wish(home.resolve("a.csv"))));
            assertEquals(List.of(wish(home.resolve("a.csv"))), came);
        }
    }

    static Stream<byte[]> strangeMessages() {
        String many = "\"/a\",".repeat(1000) + "\"/a\"";
        return Stream.of("", "null", "[]", "{", "{}", "GET / HTTP/1.1\r\n\r\n", "{\"files\":[\"relative.csv\"]}",
                "{\"files\":[null]}", "{\"files\":[\"\"]}", "{\"files\":[\"/a\\u0000b\"]}", "{\"files\":\"/a\"}",
                "{\"workspace\":\"here\",\"files\":[]}", "{\"files\":[" + many + "]}",
                "[".repeat(60_000), "{\"files\":[\"/" + "x".repeat(70_000) + "\"]}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aGuestWhoSaysNothingIsShownOutAndCannotFillTheRoom() throws IOException {
        Path folder = home.resolve("run");
        Queue<Runnable> patience = new ConcurrentLinkedQueue<>();
        List<SocketChannel> silent = new ArrayList<>();
        try (Seat seat = Seat.take(folder, "w", patience::add).orElseThrow()) {
            assertTrue(seat.arrivals() != null);
            for (int i = 0; i < 8; i++) {
                silent.add(connect(Seat.socket(folder, "w")));
            }
            try (SocketChannel ninth = connect(Seat.socket(folder, "w"))) {
                assertEquals(-1, ninth.read(ByteBuffer.allocate(1)), "sent away at once");
            }
            patience.forEach(Runnable::run);
            for (SocketChannel guest : silent) {
                assertEquals(-1, guest.read(ByteBuffer.allocate(1)), "shown out when patience ends");
                guest.close();
            }
        }
    }

    @Test
    void whatIsTooLongIsNotSent() {
        FirstWindow starts = new FirstWindow(home.resolve("run"), "settings");
        List<Path> long1 = Collections.nCopies(700, Path.of("/" + "y".repeat(100)));
        try (Seat seat = ours(starts.go(wish()))) {
            assertTrue(seat.arrivals() != null);
            assertFalse(starts.tell(new Wish(null, long1), task -> {
            }));
        }
    }

    @Test
    void onlyTheOwnerCanEnter() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"), "no such permissions here");
        Path open = Files.createDirectory(home.resolve("run"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        ours(new FirstWindow(open, "settings").go(wish())).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(open)));
    }

    @Test
    void withoutAFolderEveryStartIsAlone() throws IOException {
        Path taken = Files.writeString(home.resolve("taken"), "a file, not a folder");
        assertInstanceOf(Way.Alone.class, new FirstWindow(taken, "settings").go(wish()));
        assertInstanceOf(Way.Alone.class, new FirstWindow(taken.resolve("below"), "settings").go(wish()));
        Path deep = home.resolve("d".repeat(120));
        assertInstanceOf(Way.Alone.class, new FirstWindow(deep, "settings").go(wish()), "too long for a socket");
        Path link = Files.createSymbolicLink(home.resolve("link"), Files.createDirectory(home.resolve("real")));
        assertInstanceOf(Way.Alone.class, new FirstWindow(link, "settings").go(wish()), "somebody else may turn it");
    }

    private static Wish wish(Path... files) {
        return new Wish(null, List.of(files));
    }

    private static Seat ours(Way way) {
        return assertInstanceOf(Way.Ours.class, way).seat();
    }

    private static SocketChannel connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
    }

    private static String answer(Path folder, byte[] message) throws IOException {
        Path socket;
        try (Stream<Path> files = Files.list(folder)) {
            socket = files.filter(f -> f.toString().endsWith(".sock")).findFirst().orElseThrow();
        }
        try (SocketChannel channel = connect(socket)) {
            ByteBuffer words = ByteBuffer.wrap(message);
            while (words.hasRemaining()) {
                channel.write(words);
            }
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(100);
            while (channel.read(answer) > 0) {
                // on to the next piece
            }
            return StandardCharsets.UTF_8.decode(answer.flip()).toString();
        } catch (IOException shownOut) {
            return "";
        }
    }
}
