package secondlook.app.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Writes a report: to a temporary name beside it first, then renamed. */
public final class ReportFile {

    private ReportFile() {
    }

    /** @throws RefusedException if it cannot be written; nothing is left then */
    public static void write(ReportContent content, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            Files.writeString(part, ReportPage.of(content), StandardCharsets.UTF_8);
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            remove(part, unwritable);
            throw new RefusedException(new Problem(out + " cannot be written", DiskTrouble.words(unwritable),
                    "Check the folder, its permissions and the space on the disk."), unwritable);
        }
    }

    private static void remove(Path part, IOException cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException undeletable) {
            cause.addSuppressed(undeletable);
        }
    }
}
