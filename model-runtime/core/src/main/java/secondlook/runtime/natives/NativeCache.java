package secondlook.runtime.natives;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where native libraries are kept between starts: {@code second-look/natives} in the user's cache folder. */
public final class NativeCache {

    /** A system property that names a folder to use instead. */
    public static final String PROPERTY = "secondlook.natives";

    private NativeCache() {
    }

    /** The folder of the running program, absolute, not yet made. */
    public static Path folder() {
        return folder(System.getProperty(PROPERTY), NativePlatform.current(), System.getenv(),
                Path.of(System.getProperty("user.home", "."))).toAbsolutePath();
    }

    /**
     * @param property    value of {@link #PROPERTY}; {@code null} or blank if not set
     * @param environment asked for the user's cache folder
     * @param home        the user's home, used where the environment names no cache folder
     */
    public static Path folder(@Nullable String property, NativePlatform platform, Map<String, String> environment,
            Path home) {
        if (property != null && !property.isBlank()) {
            return Path.of(property);
        }
        Path cache = switch (platform.system()) {
            case "win" -> from(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
            case "osx" -> home.resolve("Library").resolve("Caches");
            default -> from(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"));
        };
        return cache.resolve("second-look").resolve("natives");
    }

    /** The XDG specification wants relative values ignored. */
    private static Path from(@Nullable String value, Path otherwise) {
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        Path path = Path.of(value);
        return path.isAbsolute() ? path : otherwise;
    }
}
