package secondlook.app.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/**
 * A file to be imported, read once from end to end.
 *
 * @param path   absolute, where the bytes are
 * @param origin the file that a person knows: the same, unless it was unpacked
 * @param name   the file's name
 * @param bytes  its size
 * @param sha256 of its bytes, lower-case hex
 * @param head   its first bytes, at most {@value #HEAD}
 * @param text   what its bytes are if they are text
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceFile(Path path, Path origin, String name, long bytes, String sha256, byte[] head,
        TextCheck.Finding text) {

    static final int HEAD = 64 * 1024;

    private static final int BUFFER = 1 << 20;

    /** @throws RefusedException if it is no readable file */
    public static SourceFile examine(Path source, JobContext context) {
        Path path = source.toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName());
        if (Files.isDirectory(path)) {
            throw new RefusedException(path + " cannot be imported", "it is a folder", "Choose a file in it.");
        }
        if (!Files.exists(path)) {
            throw new RefusedException(path + " cannot be imported", "there is no such file", "Check the path.");
        }
        if (!Files.isRegularFile(path)) {
            throw new RefusedException(path + " cannot be imported", "it is not a regular file",
                    "Copy its content into a file first.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, path, name, Files.size(path), context);
        } catch (IOException e) {
            throw new RefusedException(path + " cannot be imported",
                    Files.isReadable(path)
                            ? "it cannot be read: " + e.getMessage()
                            : "you are not allowed to read it",
                    "Check the file's permissions and the disk.");
        }
    }

    /** The beginning alone, of a file that may be unreadable; its size is known, its fingerprint is not. */
    static SourceFile head(Path file) {
        byte[] head = new byte[0];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
            size = Files.size(file);
        } catch (IOException unreadable) {
            // it begins like nothing
        }
        TextCheck check = new TextCheck();
        check.add(head, head.length);
        return new SourceFile(file, file, String.valueOf(file.getFileName()), size, "", head, check.finding());
    }

    private static SourceFile read(InputStream in, Path path, String name, long size, JobContext context)
            throws IOException {
        TextCheck check = new TextCheck();
        byte[] head = new byte[0];
        byte[] buffer = new byte[BUFFER];
        byte[] other = new byte[BUFFER];
        long done = 0;
        try (Fingerprint fingerprint = new Fingerprint()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (head.length < HEAD) {
                    int old = head.length;
                    head = Arrays.copyOf(head, Math.min(HEAD, old + n));
                    System.arraycopy(buffer, 0, head, old, head.length - old);
                }
                fingerprint.add(buffer, n);
                check.add(buffer, n);
                done += n;
                context.progress(done, size);
                context.checkCancelled();
                byte[] hashed = buffer;
                buffer = other;
                other = hashed;
            }
            return new SourceFile(path, path, name, done, fingerprint.hex(), head, check.finding());
        }
    }

    /** The same bytes, taken out of another file. */
    public SourceFile from(Path other) {
        return new SourceFile(path, other, name, bytes, sha256, head, text);
    }

    boolean startsWith(String ascii) {
        if (head.length < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if ((head[i] & 0xFF) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isNamed(String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** The identity of a snapshot of these bytes. */
    public String id() {
        return sha256.substring(0, 16);
    }
}
