package secondlook.app.data.read;

import java.sql.SQLException;

/** Knows one file format: says how its content becomes the rows of a table. */
interface DatasetReader {

    /** Whether this reader takes the file, by its first bytes or, where they do not tell, by its name. */
    boolean recognises(SourceFile source);

    /**
     * Looks at the file and says how to read all of it. Nothing is imported yet.
     *
     * @throws secondlook.runtime.RefusedException if the file holds no table
     */
    SourceTable open(Opening opening) throws SQLException;
}
