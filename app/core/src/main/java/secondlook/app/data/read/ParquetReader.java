package secondlook.app.data.read;

import java.sql.SQLException;
import secondlook.app.duckdb.Sql;

/** Reads Parquet. Records are flattened, lists and maps become text. */
final class ParquetReader implements DatasetReader {

    private static final String MAGIC = "PAR1";

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith(MAGIC) || source.isNamed(".parquet") || source.isNamed(".pq");
    }

    @Override
    public SourceTable open(Opening opening) throws SQLException {
        // many writers mark text as mere bytes
        String from = "read_parquet(" + Sql.file(opening.source().path()) + ", binary_as_string=true)";
        return NestedColumns.table("parquet", opening.source(), opening.connection(), from);
    }
}
