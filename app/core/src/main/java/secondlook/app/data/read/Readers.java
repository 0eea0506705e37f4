package secondlook.app.data.read;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import secondlook.runtime.RefusedException;

/** All readers, in the order in which they are asked. */
public final class Readers {

    /** The first that recognises a file reads it; the last takes everything. */
    private static final List<DatasetReader> ALL = List.of(new ParquetReader(), new CompressedReader(),
            new WorkbookReader(), new AvroReader(), new NumpyReader(), new SqliteReader(), new DuckDbReader(),
            new ArffReader(), new UnreadFormats(), new JsonReader(), new LibsvmReader(), new CsvReader());

    private static final List<DatasetReader> BINARY = List.of(new ParquetReader(), new CompressedReader(),
            new WorkbookReader(), new AvroReader(), new NumpyReader(), new SqliteReader(), new DuckDbReader());

    private Readers() {
    }

    /** Whether the first bytes are those of a format that is read and is not text. */
    public static boolean isBinary(Path file) {
        SourceFile head = SourceFile.head(file);
        return BINARY.stream().anyMatch(reader -> reader.recognises(head));
    }

    /** Whether the file is read line by line, so that its beginning tells how. */
    public static boolean isText(Path file) {
        SourceFile head = SourceFile.head(file);
        return ALL.stream().filter(r -> r.recognises(head)).findFirst().orElseThrow() instanceof CsvReader;
    }

    /**
     * Says how to read the file as a table.
     *
     * @throws RefusedException if it holds none
     */
    public static SourceTable open(Opening opening) throws SQLException {
        DatasetReader reader = ALL.stream().filter(r -> r.recognises(opening.source())).findFirst().orElseThrow();
        SourceTable table = reader.open(opening);
        if (table.columns().isEmpty()) {
            throw new RefusedException(opening.source().path() + " cannot be imported", "it has no columns",
                    "Choose a file with a table in it.");
        }
        return ColumnLimit.checked(opening.source(), AskedTypes.applied(opening, table));
    }
}
