package secondlook.runtime.natives;

import java.util.Locale;

/**
 * Operating system and processor in short words.
 *
 * @param system    {@code linux}, {@code osx} or {@code win}
 * @param processor {@code x64}, {@code aarch64}, or what Java calls it
 */
public record NativePlatform(String system, String processor) {

    /** Of the running program. */
    public static NativePlatform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** From the values of the system properties {@code os.name} and {@code os.arch}. */
    public static NativePlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        String system = os.contains("mac") || os.contains("darwin") ? "osx" : os.contains("win") ? "win" : "linux";
        String processor = switch (arch) {
            case "amd64", "x86_64" -> "x64";
            case "arm64", "aarch64" -> "aarch64";
            default -> arch;
        };
        return new NativePlatform(system, processor);
    }

    public boolean isWindows() {
        return system.equals("win");
    }

    public boolean isMac() {
        return system.equals("osx");
    }

    /** A library's file name: {@code libx.so}, {@code libx.dylib} or {@code x.dll}. */
    public String libraryFile(String name) {
        return switch (system) {
            case "win" -> name + ".dll";
            case "osx" -> "lib" + name + ".dylib";
            default -> "lib" + name + ".so";
        };
    }
}
