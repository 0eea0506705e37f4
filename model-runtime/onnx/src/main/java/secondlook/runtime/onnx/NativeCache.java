package secondlook.runtime.onnx;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where native libraries are unpacked to: once per user and version, not once per start. */
final class NativeCache {

    /** Names a folder to use instead of the user's cache folder. */
    static final String PROPERTY = "secondlook.natives";

    private NativeCache() {
    }

    /** The folder of the running program, not yet made. */
    static Path folder(NativePlatform platform) {
        return folder(System.getProperty(PROPERTY), platform, System.getenv(),
                Path.of(System.getProperty("user.home", ".")));
    }

    static Path folder(@Nullable String property, NativePlatform platform, Map<String, String> environment, Path home) {
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
