package secondlook.app.data.read;

import java.nio.file.Path;
import org.duckdb.DuckDBConnection;
import secondlook.runtime.job.JobContext;

/**
 * All that a reader is given to open a source.
 *
 * @param source     the file
 * @param options    what a person said about it
 * @param connection into which the table will be made; may be given functions to read from
 * @param scratch    an existing folder for intermediate files; removed after the import
 * @param effort     how much of the file to look at before its columns are given types
 * @param context    of the import
 */
public record Opening(SourceFile source, ReadOptions options, DuckDBConnection connection, Path scratch, Effort effort,
        JobContext context) {

    /** How much of the file is looked at before its columns are given types. */
    public enum Effort {
        /** The beginning; a later row may prove the types wrong, and the import is begun again. */
        QUICK,
        /** Every row. */
        THOROUGH
    }

    /** The same with another file, such as the content of a compressed one. */
    Opening of(SourceFile other) {
        return new Opening(other, options, connection, scratch, effort, context);
    }
}
