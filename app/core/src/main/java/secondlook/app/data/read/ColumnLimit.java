package secondlook.app.data.read;

import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** How wide a table may be. */
final class ColumnLimit {

    /** Each column costs the embedded database memory at every step, whether it has rows or not. */
    static final int MOST = 4_000;

    private ColumnLimit() {
    }

    static SourceTable checked(SourceFile source, SourceTable table) {
        check(source, table.columns().size());
        return table;
    }

    static void check(SourceFile source, long columns) {
        if (columns > MOST) {
            throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "it has " + columns + " columns; at most " + MOST + " are read",
                    "Put the columns that are needed into a file of their own."));
        }
    }
}
