package secondlook.app.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * The folder of model files: {@code <sha256>/model.<format>}, with the manifest and the Recipe that a Smile file carries
 * laid beside it for people to read. A file once there is never written again.
 */
final class ModelShelf {

    private static final List<String> READABLE = List.of("manifest.json", "recipe.json");

    /** More than any manifest needs; what claims to be larger is left inside the model file. */
    private static final int READABLE_BYTES = 16 << 20;

    private final Path folder;

    ModelShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the file, unless a file of the same bytes is there already.
     *
     * @param sha256 of the file as it was opened
     * @return the file's name inside its folder
     * @throws RefusedException if the file changed since, or cannot be copied; nothing is left then
     */
    String place(Path file, String sha256, String format) {
        String name = "model." + format;
        Path home = folder.resolve(sha256);
        if (Files.isRegularFile(home.resolve(name))) {
            return name;
        }
        Path part = folder.resolve(sha256 + ".part");
        try {
            Trees.delete(part);
            Files.createDirectories(part);
            String copied = copy(file, part.resolve(name));
            if (!copied.equals(sha256)) {
                throw new RefusedException(file + " was not added", "the file changed after it was opened",
                        "Open it again.");
            }
            if (format.equals("smile")) {
                layOut(part.resolve(name), part);
            }
            // a folder without its model is what remains when someone deleted the file by hand
            Trees.delete(home);
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " was not added",
                    "it could not be copied into the workspace (" + e.getMessage() + ")",
                    "Check the free space and that the workspace can be written to."), e);
        } finally {
            Trees.deleteQuietly(part);
        }
    }

    private static String copy(Path from, Path to) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(from),
                MessageDigest.getInstance("SHA-256"))) {
            Files.copy(in, to);
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void layOut(Path archive, Path beside) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (String name : READABLE) {
                ZipEntry entry = zip.getEntry(name);
                if (entry == null) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readNBytes(READABLE_BYTES + 1);
                    if (bytes.length <= READABLE_BYTES) {
                        Files.write(beside.resolve(name), bytes);
                    }
                }
            }
        }
    }
}
