package secondlook.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.wire.BadFrameException;

/**
 * Model files that were sent, each under its hash, so that it need not come twice. The ones that were not used for the longest
 * time are given up when there would be too many.
 */
final class ModelCache {

    private final Path folder;
    private final long most;

    /** @param most bytes of all files together */
    ModelCache(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** Whether a file is here. */
    boolean has(String sha256) {
        return Files.isRegularFile(folder.resolve(checked(sha256)));
    }

    /** Makes room for a file that will come. */
    void expect(String sha256, long size) throws IOException {
        if (size < 0 || size > most) {
            throw new RefusedException("The model cannot be sent",
                    "it has " + size + " bytes, more than the " + most + " that the worker keeps",
                    "Copy it to the worker's machine and run it there.");
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(part(sha256));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(ModelCache::used)).toList();
        }
        long sum = size;
        for (Path file : files) {
            sum += Files.size(file);
        }
        for (Path file : files) {
            if (sum > most) {
                sum -= Files.size(file);
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime used(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /** Adds bytes to a file; with the last of them it must have the hash that it was announced under. */
    void add(String sha256, byte[] bytes, boolean last) throws IOException {
        Path part = part(sha256);
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes);
        }
        if (Files.size(part) > most) {
            Files.deleteIfExists(part);
            throw new BadFrameException("more bytes than were announced");
        }
        if (last) {
            if (!hash(part).equals(sha256)) {
                Files.deleteIfExists(part);
                throw new RefusedException("The model cannot be used", "it did not arrive as it was sent",
                        "Open the model again.");
            }
            Files.move(part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Lays a file under its name, which is relative, into a folder of its own model. */
    Path lay(String sha256, Path into, String name) throws IOException {
        Path target = into.resolve(name).normalize();
        if (name.isBlank() || name.indexOf('\\') >= 0 || Path.of(name).isAbsolute() || !target.startsWith(into)
                || target.equals(into)) {
            throw new BadFrameException("a model's file cannot have the name " + name);
        }
        Path kept = folder.resolve(checked(sha256));
        if (!Files.isRegularFile(kept)) {
            throw new RefusedException(new Problem(name + " cannot be opened", "it is no longer at the worker",
                    "Open the model again."));
        }
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
        Files.createDirectories(target.getParent());
        Files.copy(kept, target, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }

    private Path part(String sha256) {
        return folder.resolve(checked(sha256) + ".part");
    }

    private static String checked(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new BadFrameException("that is no hash");
        }
        return sha256;
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                digest.update(some, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
