package secondlook.app.database;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Says in plain words what SQLite refused. */
final class SqlFailure {

    static final String DAMAGED_REMEDY = "Make a copy of the whole folder, then restore it from a backup.";

    private SqlFailure() {
    }

    /** What a person can act on becomes a {@link RefusedException}; the rest is our fault. */
    static RuntimeException explain(String what, SQLException failure) {
        int code = failure instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 0;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return refused(what, "the disk is full", "Free some space and do it again; everything said to be saved is"
                    + " saved.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code || code == SQLiteErrorCode.SQLITE_PERM.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return refused(what, "it cannot be written to", "Check that you may write to the folder, or choose"
                    + " another one.", failure);
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return refused(what, code == SQLiteErrorCode.SQLITE_CORRUPT.code
                    ? "the file is damaged"
                    : "the file is not a database, or is damaged", DAMAGED_REMEDY, failure);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return refused(what, "another program is using the database", "Close that program and do it again.",
                    failure);
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return refused(what, "the disk could not be read or written; it may be full or no longer there",
                    "Check the disk and do it again; everything said to be saved is saved.", failure);
        }
        return new IllegalStateException(what, failure);
    }

    private static RefusedException refused(String what, String why, String remedy, SQLException cause) {
        return new RefusedException(new Problem(what, why, remedy), cause);
    }
}
