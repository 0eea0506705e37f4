package secondlook.app.natives;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where native libraries are kept between starts: {@code second-look/natives} in the user's cache folder. */
final class NativeCacheFolder {

    /** A system property that names another folder. */
    static final String PROPERTY = "secondlook.natives";

    private NativeCacheFolder() {
    }

    static Path ofThisProgram() {
        return of(System.getProperty(PROPERTY), System.getProperty("os.name", ""), System.getenv(),
                Path.of(System.getProperty("user.home", ".")));
    }

    static Path of(@Nullable String property, String system, Map<String, String> environment, Path home) {
        if (property != null && !property.isBlank()) {
            return Path.of(property).toAbsolutePath();
        }
        String lower = system.toLowerCase(Locale.ROOT);
        Path cache;
        if (lower.startsWith("windows")) {
            cache = absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        } else if (lower.startsWith("mac")) {
            cache = home.resolve("Library").resolve("Caches");
        } else {
            cache = absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
        }
        return cache.resolve("second-look").resolve("natives");
    }

    private static Path absolute(@Nullable String value, Path otherwise) {
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
