package secondlook.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A start as a desktop makes it: with nothing, or with files by their whole path. There is nothing to be understood in it, and
 * setting up the parser of all commands would take a third of the time to the first picture.
 */
final class PlainStart {

    private PlainStart() {
    }

    static boolean isMeantBy(String... arguments) {
        try {
            return Arrays.stream(arguments)
                    .allMatch(argument -> !argument.startsWith("-") && Path.of(argument).isAbsolute());
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
