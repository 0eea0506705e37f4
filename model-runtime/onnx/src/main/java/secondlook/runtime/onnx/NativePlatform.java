package secondlook.runtime.onnx;

import java.util.Locale;

/**
 * Operating system and processor as ONNX Runtime names them in its jar.
 *
 * @param system    {@code linux}, {@code osx} or {@code win}
 * @param processor {@code x64}, {@code aarch64}, or what Java calls it
 */
record NativePlatform(String system, String processor) {

    static NativePlatform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static NativePlatform of(String osName, String osArch) {
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

    /** The only ones that ONNX Runtime for Java carries CUDA for. */
    boolean hasCudaBuild() {
        return processor.equals("x64") && !system.equals("osx");
    }

    boolean isWindows() {
        return system.equals("win");
    }

    String libraryFile(String name) {
        return switch (system) {
            case "win" -> name + ".dll";
            case "osx" -> "lib" + name + ".dylib";
            default -> "lib" + name + ".so";
        };
    }

    /** Where the library lies in ONNX Runtime's jar. */
    String resource(String name) {
        return "/ai/onnxruntime/native/" + system + "-" + processor + "/" + libraryFile(name);
    }
}
