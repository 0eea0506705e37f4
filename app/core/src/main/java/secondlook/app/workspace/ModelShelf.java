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
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.ModelCard;

/**
 * The folder of model files: {@code <sha256>/model.<format>}, with the manifest and the Recipe that a Smile file carries
 * laid beside it for people to read. A file once there is never written again.
 */
final class ModelShelf {

    private static final List<String> READABLE = List.of("manifest.json", "recipe.json");

    /** More than any manifest needs; what claims to be larger is left inside the model file. */
    private static final int READABLE_BYTES = 16 << 20;

    /** One name a line. */
    private static final String CLASS_NAMES = "labels.txt";

    private final Path folder;

    ModelShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the file and those that it cannot do without, unless a file of the same bytes is there already.
     *
     * @param card what the file was when it was opened
     * @return the file's name inside its folder
     * @throws RefusedException if the file changed since, or cannot be copied; nothing is left then
     */
    String place(Path file, ModelCard card) {
        String sha256 = card.sha256();
        String format = card.format();
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
            for (String other : card.files()) {
                copyBeside(file, other, part);
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

    /**
     * Lays the class names beside a model, where its engine looks for those that the file itself does not give: what a
     * person gave once need not be given again.
     *
     * @param classes in the order of the scores; nothing is written where there are none
     */
    void name(String sha256, List<String> classes) {
        Path names = folder.resolve(sha256).resolve(CLASS_NAMES);
        String text = String.join("\n", classes) + "\n";
        boolean numbers = IntStream.range(0, classes.size()).allMatch(i -> classes.get(i).equals("" + i));
        boolean oneLineEach = classes.stream().allMatch(c -> c.equals(c.strip()) && c.lines().count() == 1);
        if (numbers || !oneLineEach) {
            return;
        }
        Path part = names.resolveSibling(CLASS_NAMES + ".part");
        try {
            if (Files.exists(names) && Files.readString(names).equals(text)) {
                return;
            }
            Files.writeString(part, text);
            Files.move(part, names, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RefusedException(new Problem("The class names were not kept with the model",
                    String.valueOf(e.getMessage()), "Check the free space and that the workspace can be written to."),
                    e);
        } finally {
            Trees.deleteQuietly(part);
        }
    }

    /** The engine has checked that the file lies below the model's folder; what is copied is checked again. */
    private static void copyBeside(Path model, String other, Path into) throws IOException {
        Path target = into.resolve(other).normalize();
        Path home = model.toAbsolutePath().getParent();
        if (home == null || !target.startsWith(into) || target.equals(into)) {
            throw new IOException(other + " lies outside the model's folder");
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.copy(home.resolve(other), target);
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
