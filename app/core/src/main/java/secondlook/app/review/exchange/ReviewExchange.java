package secondlook.app.review.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.ReviewStore;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.Run;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Sessions to and from the files of other annotation tools. Tables leave by {@link secondlook.app.review.ReviewExport}. */
public final class ReviewExchange {

    private ReviewExchange() {
    }

    /**
     * Writes every item, answered or not, in the order of the session, under a temporary name first. Label Studio's labelling
     * configuration is written beside it, under the same name with {@code .config.xml} behind it.
     *
     * @param dataset {@code null} if the rows are not there
     * @param format  none of the tables
     * @return number of items
     * @throws RefusedException if it cannot be written; nothing is left then
     */
    public static int write(ReviewSession session, Run run, @Nullable Dataset dataset, ExchangeFormat format,
            Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            int items;
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
                ExchangeWriter writer = writer(format, file);
                items = new SessionItems(session, run, dataset).each(writer::write);
                writer.end();
            }
            if (format == ExchangeFormat.LABEL_STUDIO) {
                Path config = out.resolveSibling(out.getFileName() + ".config.xml");
                Path configPart = config.resolveSibling(config.getFileName() + ".part");
                Files.writeString(configPart, LabelStudio.config(session.entry().classes()), StandardCharsets.UTF_8);
                Files.move(configPart, config, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return items;
        } catch (IOException e) {
            throw new RefusedException(new Problem(out + " was not written", DiskTrouble.words(e),
                    "Check the folder, your rights and the free space."), e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static ExchangeWriter writer(ExchangeFormat format, OutputStream out) {
        return switch (format) {
            case LABEL_STUDIO -> new JsonOut(out, false, LabelStudio::task);
            case ARGILLA -> new JsonOut(out, false, Argilla::record);
            case PRODIGY -> new JsonOut(out, true, Prodigy::task);
            case DOCCANO -> new JsonOut(out, true, Doccano::example);
            case CSV, PARQUET, JSONL -> throw new IllegalArgumentException(format.key());
        };
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException remains) {
            // named .part: nobody takes it for the file
        }
    }

    /**
     * Reads the answers of a file into the session's family: one received session for each person, what counts there as the
     * file has it. Everything is checked before anything is stored.
     *
     * @param unnamed who gave the answers of which the file does not say
     * @param now     for answers of which the file does not say when
     * @return the sessions made
     * @throws RefusedException naming the record if anything in the file is not usable
     */
    public static List<SessionEntry> read(ReviewStore store, String sessionId, Path file, ExchangeFormat format,
            String unnamed, Instant now) {
        List<ImportedAnswer> answers = switch (format) {
            case CSV -> TableAnswers.csv(file);
            case PARQUET -> TableAnswers.parquet(file);
            case JSONL -> JsonRecords.read(file, TableAnswers::of);
            case LABEL_STUDIO -> JsonRecords.read(file, LabelStudio::read);
            case ARGILLA -> JsonRecords.read(file, Argilla::read);
            case PRODIGY -> JsonRecords.read(file, Prodigy::read);
            case DOCCANO -> JsonRecords.read(file, Doccano::read);
        };
        try (ReviewSession session = store.open(sessionId)) {
            return new SessionImport(store, session, now).store(answers, unnamed);
        }
    }

    /** The format that a file's ending says; {@code null} if it says none, or {@code .json}, which several use. */
    public static @Nullable ExchangeFormat byEnding(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (ExchangeFormat format : List.of(ExchangeFormat.CSV, ExchangeFormat.PARQUET, ExchangeFormat.JSONL)) {
            if (name.endsWith("." + format.ending())) {
                return format;
            }
        }
        return null;
    }
}
