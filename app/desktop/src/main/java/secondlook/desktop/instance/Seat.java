package secondlook.desktop.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Being the first window of a person: a lock that ends with the process, and a Unix domain socket beside it that listens
 * for later starts. Both lie in a folder that only this person can enter; no network is involved.
 */
public final class Seat implements AutoCloseable {

    /** The whole answer to a wish that was understood. */
    static final byte[] TAKEN = "taken\n".getBytes(StandardCharsets.US_ASCII);

    private static final System.Logger LOG = System.getLogger(Seat.class.getName());
    private static final int MOST_GUESTS = 8;
    private static final long PATIENCE_SECONDS = 5;

    private final FileChannel lock;
    private final ServerSocketChannel server;
    private final Path socket;
    private final Arrivals arrivals = new Arrivals();
    private final Semaphore guests = new Semaphore(MOST_GUESTS);
    private final Executor afterPatience;

    private Seat(FileChannel lock, ServerSocketChannel server, Path socket, Executor afterPatience) {
        this.lock = lock;
        this.server = server;
        this.socket = socket;
        this.afterPatience = afterPatience;
    }

    /** Takes the seat if nobody sits there. */
    static Optional<Seat> take(Path folder, String name) throws IOException {
        return take(folder, name, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * @param folder        private to this person; made where absent
     * @param name          of the seat; short, as the path of a socket may be no longer than some hundred bytes
     * @param afterPatience runs a task once a guest had time enough to say what he wants
     * @return empty if another process, or another seat of this one, holds it
     * @throws IOException if there can be no seat here
     */
    static Optional<Seat> take(Path folder, String name, Executor afterPatience) throws IOException {
        PrivateFolder.prepare(folder);
        FileChannel lock = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (!isOurs(lock)) {
                lock.close();
                return Optional.empty();
            }
            Path socket = socket(folder, name);
            // the lock is ours, so whoever made it is gone
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(socket));
            } catch (IOException | RuntimeException cannot) {
                server.close();
                throw cannot;
            }
            Seat seat = new Seat(lock, server, socket, afterPatience);
            Thread.ofPlatform().daemon().name("later starts").start(seat::listen);
            return Optional.of(seat);
        } catch (IOException | RuntimeException cannot) {
            lock.close();
            throw cannot;
        }
    }

    static Path socket(Path folder, String name) {
        return folder.resolve(name + ".sock");
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (java.nio.channels.OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                welcome(server.accept());
            } catch (java.nio.channels.ClosedChannelException over) {
                return;
            } catch (IOException failed) {
                LOG.log(System.Logger.Level.WARNING, "no longer listening for later starts", failed);
                return;
            }
        }
    }

    private void welcome(SocketChannel guest) throws IOException {
        if (!guests.tryAcquire()) {
            guest.close();
            return;
        }
        afterPatience.execute(() -> close(guest));
        Thread.ofVirtual().start(() -> {
            try (guest) {
                hear(guest);
            } catch (IOException gone) {
                LOG.log(System.Logger.Level.DEBUG, "a later start went away", gone);
            } finally {
                guests.release();
            }
        });
    }

    /** Reads to the end of what is said, or to the most that may be said; answers only what makes sense. */
    private void hear(SocketChannel guest) throws IOException {
        ByteBuffer said = ByteBuffer.allocate(Wish.MOST_BYTES + 1);
        while (said.hasRemaining() && guest.read(said) >= 0) {
            // on to the next piece
        }
        if (!said.hasRemaining()) {
            return;
        }
        Optional<Wish> wish = Wish.read(StandardCharsets.UTF_8.decode(said.flip()).toString());
        if (wish.isPresent() && arrivals.add(wish.get())) {
            guest.write(ByteBuffer.wrap(TAKEN));
        }
    }

    private static void close(SocketChannel guest) {
        try {
            guest.close();
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a later start went away", gone);
        }
    }

    /** Leaves the seat to others. */
    @Override
    public void close() {
        try (lock; server) {
            Files.deleteIfExists(socket);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.DEBUG, "the socket stays until the next start", left);
        }
    }
}
