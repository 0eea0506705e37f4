package secondlook.desktop.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Finds the window that is there already, or becomes it. */
public final class FirstWindow {

    private static final System.Logger LOG = System.getLogger(FirstWindow.class.getName());
    private static final int ATTEMPTS = 20;
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE_SECONDS = 5;

    private final Path folder;
    private final String name;

    /**
     * @param folder where the socket lies
     * @param alike  what two starts must have in common to share a window: the settings, the display, where models run
     */
    public FirstWindow(Path folder, String alike) {
        this.folder = folder;
        this.name = "window-" + short256(alike);
    }

    /** How a start goes on. */
    public sealed interface Way {

        /** The window that is there has taken the wish: nothing is left to do. */
        record HandedOver() implements Way {}

        /** This start opens the window, and listens for later ones. */
        record Ours(Seat seat) implements Way {}

        /** This start opens a window of its own: there can be no seat, or the one who sits there does not answer. */
        record Alone() implements Way {}
    }

    /** Blocks for some seconds at most. */
    public Way go(Wish wish) {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<Seat> seat = Seat.take(folder, name);
                if (seat.isPresent()) {
                    return new Way.Ours(seat.get());
                }
                if (tell(wish, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS))) {
                    return new Way.HandedOver();
                }
                // it has the lock and does not listen yet, or is just going
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        } catch (IOException | UnsupportedOperationException none) {
            LOG.log(System.Logger.Level.DEBUG, "every start opens a window of its own", none);
        }
        return new Way.Alone();
    }

    /** False if it was not taken, for whatever reason. */
    boolean tell(Wish wish, Executor afterPatience) {
        String written = wish.write();
        if (wish.isTooLong(written)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(Seat.socket(folder, name)));
            afterPatience.execute(() -> {
                try {
                    channel.close();
                } catch (IOException gone) {
                    LOG.log(System.Logger.Level.DEBUG, "the window went away", gone);
                }
            });
            ByteBuffer words = StandardCharsets.UTF_8.encode(written);
            while (words.hasRemaining()) {
                channel.write(words);
            }
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(Seat.TAKEN.length);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // on to the next piece
            }
            return Arrays.equals(answer.array(), Seat.TAKEN);
        } catch (IOException nobody) {
            return false;
        }
    }

    private static String short256(String text) {
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (java.security.NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
