package secondlook.app.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.data.Schema;

/**
 * What is known of an imported dataset, written as {@code <id>.json} beside its snapshot.
 *
 * @param id       names the snapshot's files; derived from the fingerprint
 * @param name     the source's file name
 * @param source   absolute path it was imported from
 * @param format   {@code csv}, {@code parquet}, {@code xlsx}, …
 * @param rows     number of rows
 * @param schema   columns in file order, without {@code row_id}
 * @param sha256   of the source file, lower-case hex: the fingerprint
 * @param bytes    size of the source file
 * @param imported ISO-8601 instant
 * @param warnings what a person should know of how it was read
 * @param options  what a person said about how the source is written, by key of {@link ReadOptions}
 * @param guesses  what was found out about it and can be corrected
 * @param origin   what it was shaped from; {@code null} if it was imported as it is
 */
public record DatasetManifest(String id, String name, String source, String format, long rows, Schema schema,
        String sha256, long bytes, String imported, List<String> warnings, Map<String, String> options,
        List<Guess> guesses, @Nullable Origin origin) {

    public DatasetManifest {
        warnings = List.copyOf(warnings);
        // absent in what older versions wrote
        options = Objects.requireNonNullElse(options, Map.of());
        guesses = List.copyOf(Objects.requireNonNullElse(guesses, List.of()));
    }

    /** What was said about how the source is written. */
    public ReadOptions readOptions() {
        return new ReadOptions(options);
    }

    /** The same rows under another name or from another place. */
    DatasetManifest from(String otherName, String otherSource) {
        return new DatasetManifest(id, otherName, otherSource, format, rows, schema, sha256, bytes, imported, warnings,
                options, guesses, origin);
    }
}
