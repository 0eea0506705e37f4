package secondlook.app.data;

import java.util.List;
import secondlook.runtime.data.Schema;

/**
 * What is known of an imported dataset, written as {@code <id>.json} beside its snapshot.
 *
 * @param id       names the snapshot's files; derived from the fingerprint
 * @param name     the source's file name
 * @param source   absolute path it was imported from
 * @param format   {@code csv}, {@code tsv}, {@code parquet}
 * @param rows     number of rows
 * @param schema   columns in file order, without {@code row_id}
 * @param sha256   of the source file, lower-case hex: the fingerprint
 * @param bytes    size of the source file
 * @param imported ISO-8601 instant
 * @param warnings what a person should know of how it was read
 */
public record DatasetManifest(String id, String name, String source, String format, long rows, Schema schema,
        String sha256, long bytes, String imported, List<String> warnings) {

    public DatasetManifest {
        warnings = List.copyOf(warnings);
    }
}
