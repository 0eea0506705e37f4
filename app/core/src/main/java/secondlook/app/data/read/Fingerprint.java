package secondlook.app.data.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The SHA-256 of bytes that come in blocks, computed beside whatever else is done with them. */
final class Fingerprint implements AutoCloseable {

    private final MessageDigest digest;
    private final ExecutorService hashing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("fingerprint").factory());
    private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns at once, when the block before has been taken in: this one must not be changed until the next call. */
    void add(byte[] block, int length) {
        before.join();
        before = CompletableFuture.runAsync(() -> digest.update(block, 0, length), hashing);
    }

    /** Lower-case hex of all blocks; to be asked once. */
    String hex() {
        before.join();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        hashing.close();
    }
}
