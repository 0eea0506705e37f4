package secondlook.app.workspace;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a program keeps a person's settings on each system. */
public final class ConfigFolder {

    private static final String NAME = "second-look";

    private ConfigFolder() {
    }

    /** Of the person who is logged in, on this machine. */
    public static Path here() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * {@code %APPDATA%} on Windows, {@code ~/Library/Application Support} on macOS, otherwise {@code $XDG_CONFIG_HOME} or
     * {@code ~/.config}; each with {@code second-look} behind it. A value that is not an absolute path does not count,
     * as the XDG specification wants.
     */
    public static Path of(String system, Map<String, String> environment, Path home) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return absolute(environment, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve(NAME);
        }
        if (lower.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve(NAME);
        }
        return absolute(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(NAME);
    }

    private static Path absolute(Map<String, String> environment, String key, Path otherwise) {
        String value = environment.getOrDefault(key, "");
        return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
