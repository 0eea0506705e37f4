package secondlook.app.data;

import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import secondlook.runtime.job.JobContext;

/** Knows one file format: says how its content becomes the rows of a table. */
interface DatasetReader {

    /** How much of the file is looked at before its columns are given types. */
    enum Effort {
        /** The beginning; a later row may prove the types wrong, and the import is begun again. */
        QUICK,
        /** Every row. */
        THOROUGH
    }

    /** Whether this reader takes the file, by its first bytes or, where they do not tell, by its name. */
    boolean recognises(SourceFile source);

    /**
     * Looks at the file and says how to read all of it. Nothing is imported yet.
     *
     * @param connection into which the table will be made; may be given functions to read from
     * @param scratch    an existing folder for intermediate files; removed after the import
     * @throws secondlook.runtime.RefusedException if the file holds no table
     */
    SourceTable open(SourceFile source, DuckDBConnection connection, Path scratch, Effort effort,
            JobContext context)
            throws SQLException;
}
