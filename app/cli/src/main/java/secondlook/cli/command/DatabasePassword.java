package secondlook.cli.command;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The password of a database: from the environment, or asked for where somebody can answer. It is kept nowhere. */
final class DatabasePassword {

    static final String VARIABLE = "SECOND_LOOK_PASSWORD";

    private DatabasePassword() {
    }

    static @Nullable String ask() {
        String given = System.getenv(VARIABLE);
        if (given != null) {
            return given;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        char[] typed = console.readPassword("Password of the database (nothing if it needs none): ");
        return typed == null || typed.length == 0 ? null : new String(typed);
    }
}
