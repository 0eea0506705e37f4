package secondlook.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
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

    @Option(names = "--steps", paramLabel = "FILE", description = "Does the steps first that shape --save-steps wrote.")
    private @Nullable Path steps;

    /** What is to be done to the rows before they are used. */
    Shaping shaping() {
        return steps == null ? Shaping.NONE : ShapingFile.read(steps);
    }

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
        List<Path> files = new ArrayList<>();
        if (!isDatabase()) {
            files.add(file());
        }
        if (steps != null) {
            files.add(steps);
        }
        return files;
    }

    DatabaseAddress address() {
        return new DatabaseAddress(data);
    }

    ReadOptions options() {
        return new ReadOptions(read);
    }
}
