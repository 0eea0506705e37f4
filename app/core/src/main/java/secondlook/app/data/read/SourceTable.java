package secondlook.app.data.read;

import java.util.List;
import secondlook.runtime.data.ColumnType;

/**
 * How a file is read as a table.
 *
 * @param format   the word for the manifest
 * @param from     what stands behind FROM; gives the rows in file order
 * @param columns  in file order
 * @param warnings what a person should know
 * @param guesses  what was found out about the file and can be corrected
 */
public record SourceTable(String format, String from, List<SourceColumn> columns, List<String> warnings,
        List<Guess> guesses) {

    public SourceTable {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
        guesses = List.copyOf(guesses);
    }

    /** @param expression gives the values, of the SQL type that {@code type} is stored in */
    public record SourceColumn(String name, ColumnType type, String expression) {}
}
