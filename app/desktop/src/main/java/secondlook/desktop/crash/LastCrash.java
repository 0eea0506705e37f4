package secondlook.desktop.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest report of the Java machine about its own end ({@code hs_err_pid*.log}) in the state folder. Reading it gives it
 * another name, so that it is offered once.
 */
public final class LastCrash {

    private static final int HEAD_BYTES = 8_000;
    private static final int TAIL_BYTES = 8_000;

    private final Path folder;

    /** @param folder of the state: where the log lies, and where the launcher has reports of crashes put */
    public LastCrash(Path folder) {
        this.folder = folder;
    }

    /**
     * What can be copied: the given versions, the head of the report, the end of the log. Empty if nothing crashed since it
     * was last asked, or if the folder cannot be read. Makes the folder, so that a crash can be written there.
     */
    public Optional<String> take(String versions) {
        try {
            // the Java machine does not make it
            Files.createDirectories(folder);
            Path newest = newest();
            if (newest == null) {
                return Optional.empty();
            }
            String text = versions + "\n\n" + newest.getFileName() + ":\n" + part(newest, true)
                    + "\n\nEnd of the log:\n"
                    + part(folder.resolve("second-look.0.log"), false);
            Files.move(newest, newest.resolveSibling("seen_" + newest.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(text);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            System.getLogger(LastCrash.class.getName()).log(System.Logger.Level.DEBUG, "no report", unreadable);
            return Optional.empty();
        }
    }

    private @Nullable Path newest() throws IOException {
        Path newest = null;
        FileTime at = FileTime.fromMillis(Long.MIN_VALUE);
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "hs_err_pid*.log")) {
            for (Path report : reports) {
                if (Files.isRegularFile(report, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(report).compareTo(at) > 0) {
                    newest = report;
                    at = Files.getLastModifiedTime(report);
                }
            }
        }
        return newest;
    }

    private static String part(Path file, boolean head) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "none";
        }
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(open.length(), head ? HEAD_BYTES : TAIL_BYTES);
            byte[] bytes = new byte[length];
            open.seek(head ? 0 : open.length() - length);
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
