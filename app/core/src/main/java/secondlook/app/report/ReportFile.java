package secondlook.app.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/** Writes a report, as HTML or PDF by the name's ending: to a temporary name beside it first, then renamed. */
public final class ReportFile {

    private ReportFile() {
    }

    /**
     * As {@link #write(ReportContent, Path, JobContext)}, with nobody to wait for it.
     *
     * @return as there
     */
    public static List<String> write(ReportContent content, Path out) {
        return write(content, out, JobContext.NONE);
    }

    /**
     * @return what a person should know of the file, each in a line: what of the report it cannot show
     * @throws RefusedException      if it cannot be written
     * @throws JobCancelledException if it was cancelled; what was there is kept in both cases
     */
    public static List<String> write(ReportContent content, Path out, JobContext context) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            context.checkCancelled();
            context.step(isPdf(out) ? "Laying out the pages" : "Writing the page");
            List<String> notes = write(content, part, isPdf(out));
            context.checkCancelled();
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return notes;
        } catch (RuntimeException | Error failed) {
            remove(part, failed);
            throw failed;
        } catch (IOException unwritable) {
            remove(part, unwritable);
            throw new RefusedException(new Problem(out + " cannot be written", DiskTrouble.words(unwritable),
                    "Check the folder, its permissions and the space on the disk."), unwritable);
        }
    }

    private static List<String> write(ReportContent content, Path part, boolean pdf) throws IOException {
        String page = ReportPage.of(content);
        if (!pdf) {
            Files.writeString(part, page, StandardCharsets.UTF_8);
            return List.of();
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            MissingGlyphs missing = PdfPage.write(page, content.created(), out);
            return missing.isEmpty() ? List.of() : List.of(missing.words());
        }
    }

    /** Whether a file of this name is written as PDF; anything else is HTML. */
    public static boolean isPdf(Path out) {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
    }

    private static void remove(Path part, Throwable cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException undeletable) {
            cause.addSuppressed(undeletable);
        }
    }
}
