package secondlook.cli.console;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the program keeps its own files for this user, after the manner of each system. */
public final class UserFolders {

    private final Path home;
    private final String system;
    private final Map<String, String> environment;

    public UserFolders(Path home, String system, Map<String, String> environment) {
        this.home = home;
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
    }

    public static UserFolders ofThisUser() {
        return new UserFolders(Path.of(System.getProperty("user.home", ".")), System.getProperty("os.name", ""),
                System.getenv());
    }

    /** For the log. */
    public Path state() {
        if (system.startsWith("win")) {
            return local().resolve("log");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Logs/Second Look")
                : base("XDG_STATE_HOME", ".local/state");
    }

    /** For what can be made again. */
    public Path cache() {
        if (system.startsWith("win")) {
            return local().resolve("cache");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Caches/Second Look")
                : base("XDG_CACHE_HOME", ".cache");
    }

    /** For what lives no longer than the session, such as sockets. */
    public Path runtime() {
        String set = environment.get("XDG_RUNTIME_DIR");
        boolean linux = !system.startsWith("win") && !system.startsWith("mac");
        return linux && set != null && absolute(set) ? Path.of(set).resolve("second-look") : state();
    }

    private Path local() {
        String set = environment.get("LOCALAPPDATA");
        return (absolute(set) ? Path.of(set) : home.resolve("AppData/Local")).resolve("Second Look");
    }

    private Path base(String variable, String otherwise) {
        String set = environment.get(variable);
        return (absolute(set) ? Path.of(set) : home.resolve(otherwise)).resolve("second-look");
    }

    private static boolean absolute(@Nullable String path) {
        return path != null && !path.isBlank() && Path.of(path).isAbsolute();
    }
}
