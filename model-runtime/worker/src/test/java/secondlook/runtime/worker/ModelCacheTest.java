package secondlook.runtime.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;
import secondlook.runtime.wire.BadFrameException;

class ModelCacheTest {

    @TempDir
    Path folder;

    private static byte[] file(int fill, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private String send(ModelCache cache, byte[] bytes) throws Exception {
        String hash = hash(bytes);
        cache.expect(hash, bytes.length);
        cache.add(hash, Arrays.copyOf(bytes, bytes.length / 2), false);
        assertFalse(cache.has(hash), "half of it is not it");
        cache.add(hash, Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length), true);
        return hash;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("models"))) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void keepsWhatWasUsedLastWithinItsLimit() throws Exception {
        ModelCache cache = new ModelCache(folder.resolve("models"), 250);
        String first = send(cache, file(1, 100));
        String second = send(cache, file(2, 100));
        Files.setLastModifiedTime(folder.resolve("models").resolve(first), FileTime.fromMillis(1000));
        Files.setLastModifiedTime(folder.resolve("models").resolve(second), FileTime.fromMillis(2000));
        cache.lay(first, folder.resolve("open"), "m.onnx");
        send(cache, file(3, 100));
        assertTrue(cache.has(first), "used just now");
        assertFalse(cache.has(second), "not used for the longest time");
        assertThrows(RefusedException.class, () -> cache.expect(hash(file(4, 1)), 251));
    }

    @Test
    void takesNothingThatIsNotWhatItWasAnnouncedAs() throws Exception {
        ModelCache cache = new ModelCache(folder.resolve("models"), 250);
        String hash = hash(file(1, 10));
        cache.expect(hash, 10);
        assertThrows(RefusedException.class, () -> cache.add(hash, file(2, 10), true));
        cache.expect(hash, 10);
        assertThrows(BadFrameException.class, () -> cache.add(hash, file(1, 251), false));
        assertEquals(List.of(), names());
        for (String bad : List.of("", "../x", "a".repeat(63), "G".repeat(64))) {
            assertThrows(BadFrameException.class, () -> cache.has(bad), bad);
        }
    }

    @Test
    void laysFilesInsideTheirFolderOnly() throws Exception {
        ModelCache cache = new ModelCache(folder.resolve("models"), 250);
        byte[] bytes = file(1, 10);
        String hash = send(cache, bytes);
        Path open = folder.resolve("open");
        assertArrayEquals(bytes, Files.readAllBytes(cache.lay(hash, open, "weights/m.bin")));
        for (String bad : List.of("", ".", "../m", "a/../../m", "/etc/passwd", "a\\b")) {
            assertThrows(BadFrameException.class, () -> cache.lay(hash, open, bad), bad);
        }
    }
}
