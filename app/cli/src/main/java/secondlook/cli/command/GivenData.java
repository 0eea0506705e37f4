package secondlook.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.ReadOptions;
import secondlook.runtime.RefusedException;

/** The dataset that a command works on: a file or the address of a database, and how it is written. */
final class GivenData {

    @Parameters(paramLabel = "DATA", description = "The dataset: a file, or jdbc:postgresql://… or jdbc:mysql://….")
    private String data = "";

    @Option(names = "--read", paramLabel = "KEY=VALUE", description = {"Corrects how the dataset is read;",
            "describe lists what was guessed.",
            "Keys: encoding, delimiter, quote, decimal, header, skip, comment, missing, dates, ragged, sheet, table, query,"
                    + " user, type.COLUMN."})
    private Map<String, String> read = new LinkedHashMap<>();

    boolean isDatabase() {
        return DatabaseAddress.isMeant(data);
    }

    /** The file; an error if it is a database. */
    Path file() {
        try {
            return Path.of(data);
        } catch (InvalidPathException e) {
            throw new RefusedException(data + " cannot be imported", "it is no path", "Check the path.");
        }
    }

    /** Files that must not be overwritten. */
    List<Path> files() {
        return isDatabase() ? List.of() : List.of(file());
    }

    DatabaseAddress address() {
        return new DatabaseAddress(data);
    }

    ReadOptions options() {
        return new ReadOptions(read);
    }
}
