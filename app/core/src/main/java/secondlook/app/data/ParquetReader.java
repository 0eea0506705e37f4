package secondlook.app.data;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import secondlook.app.data.SourceTable.SourceColumn;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.job.JobContext;

/** Reads Parquet. Nested columns become text. */
final class ParquetReader implements DatasetReader {

    private static final String MAGIC = "PAR1";

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith(MAGIC) || source.isNamed(".parquet") || source.isNamed(".pq");
    }

    @Override
    public SourceTable open(SourceFile source, DuckDBConnection connection, Path scratch, Effort effort,
            JobContext context) throws SQLException {
        // many writers mark text as mere bytes
        String from = "read_parquet(" + Sql.file(source.path()) + ", binary_as_string=true)";
        List<String> found = new ArrayList<>();
        List<String> types = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM " + from)) {
            while (result.next()) {
                found.add(result.getString(1));
                types.add(result.getString(2));
            }
        }
        List<String> warnings = new ArrayList<>();
        List<String> names = ColumnNames.unique(found, warnings);
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(StoredType.column(names.get(i), Sql.name(found.get(i)), types.get(i)));
            String loss = StoredType.loss(names.get(i), types.get(i));
            if (loss != null) {
                warnings.add(loss);
            }
        }
        return new SourceTable("parquet", from, columns, warnings);
    }
}
