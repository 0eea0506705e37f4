package secondlook.installers;

import java.util.Locale;

/**
 * The system and processor that an installer is for, by the names that the libraries' jars use.
 *
 * @param system {@code linux}, {@code windows} or {@code mac}
 * @param arm    64-bit ARM; x86-64 otherwise
 */
record Target(String system, boolean arm) {

    /** The machine on which this runs: installers are built where they are used. */
    static Target here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** @throws IllegalArgumentException for a system or processor that none of the libraries knows */
    static Target of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String known = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "mac" : "linux";
        if (!known.equals("linux") || name.startsWith("linux")) {
            return switch (processor.toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64" -> new Target(known, false);
                case "aarch64", "arm64" -> new Target(known, true);
                default -> throw new IllegalArgumentException("no libraries for processor " + processor);
            };
        }
        throw new IllegalArgumentException("no libraries for system " + system);
    }

    /** As in {@code ai/onnxruntime/native/linux-x64/}. */
    String onnxRuntime() {
        String name = switch (system) {
            case "windows" -> "win";
            case "mac" -> "osx";
            default -> "linux";
        };
        return name + "-" + (arm ? "aarch64" : "x64");
    }

    /** As in {@code org/sqlite/native/Linux/x86_64/}. */
    String sqlite() {
        return system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1) + "/"
                + (arm ? "aarch64" : "x86_64");
    }

    /** As in {@code libduckdb_java.so_linux_amd64}; the driver looks for a file of that very name beside its jar. */
    String duckDb() {
        return (system.equals("mac") ? "macos" : system) + "_" + (arm ? "arm64" : "amd64");
    }

    /** As in {@code org/bytedeco/openblas/linux-x86_64/}. */
    String openBlas() {
        return (system.equals("mac") ? "macosx" : system) + "-" + (arm ? "arm64" : "x86_64");
    }
}
