package secondlook.runtime.onnx;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.natives.NativePlatform;

/**
 * Whether this machine could run CUDA at all: looks at files only, so that 583 MB of native code are not unpacked where they
 * cannot work.
 */
final class CudaMachine {

    /** What ONNX Runtime's CUDA library links to, with the version it was built for. */
    private static final List<String> LINUX = List.of("libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12",
            "libcudnn.so.9", "libcufft.so.11", "libcurand.so.10");
    private static final List<String> WINDOWS = List.of("cublasLt64_12.dll", "cublas64_12.dll", "cudart64_12.dll",
            "cudnn64_9.dll", "cufft64_11.dll");

    /** What ONNX Runtime's TensorRT library links to. */
    private static final List<String> TENSORRT_LINUX = List.of("libnvinfer.so.10", "libnvonnxparser.so.10");
    private static final List<String> TENSORRT_WINDOWS = List.of("nvinfer_10.dll", "nvonnxparser_10.dll");

    private final NativePlatform platform;
    private final Path root;
    private final Map<String, String> environment;

    /** @param root what {@code /} is; another folder in tests */
    CudaMachine(NativePlatform platform, Path root, Map<String, String> environment) {
        this.platform = platform;
        this.root = root;
        this.environment = environment;
    }

    static CudaMachine current() {
        return new CudaMachine(NativePlatform.current(), Path.of("/"), System.getenv());
    }

    /** Why no installation could use CUDA here; {@code null} if there is a card that one could. */
    @Nullable
    String cardObstacle() {
        if (platform.isMac() || !platform.processor().equals("x64")) {
            return "ONNX Runtime has no CUDA build for " + platform.system() + " on " + platform.processor();
        }
        return hasDriver() ? null : "no NVIDIA driver on this machine";
    }

    /** Why CUDA cannot work here; {@code null} if it is worth trying. */
    @Nullable
    String obstacle() {
        String card = cardObstacle();
        if (card != null) {
            return card;
        }
        for (String library : platform.isWindows() ? WINDOWS : LINUX) {
            if (!isOnLibraryPath(library)) {
                return library + " not found";
            }
        }
        return null;
    }

    /** Why TensorRT cannot work here; {@code null} if it is worth trying. It needs all that CUDA needs. */
    @Nullable
    String tensorRtObstacle() {
        String obstacle = obstacle();
        if (obstacle != null) {
            return obstacle;
        }
        for (String library : platform.isWindows() ? TENSORRT_WINDOWS : TENSORRT_LINUX) {
            if (!isOnLibraryPath(library)) {
                return library + " not found";
            }
        }
        return null;
    }

    private boolean hasDriver() {
        if (platform.isWindows()) {
            String windows = environment.getOrDefault("SystemRoot", "C:\\Windows");
            return Files.exists(Path.of(windows).resolve("System32").resolve("nvcuda.dll"));
        }
        boolean device = Files.exists(root.resolve("dev/nvidiactl")) || Files.exists(root.resolve("dev/nvidia0"))
        // Under WSL the device has another name.
                || Files.exists(root.resolve("dev/dxg"));
        return device && isOnLibraryPath("libcuda.so.1");
    }

    private boolean isOnLibraryPath(String library) {
        return folders().stream().anyMatch(f -> Files.exists(f.resolve(library))) || isInLoaderCache(library);
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        String path = environment.getOrDefault(platform.isWindows() ? "PATH" : "LD_LIBRARY_PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isBlank()) {
                try {
                    folders.add(Path.of(folder));
                } catch (java.nio.file.InvalidPathException oddEntry) {
                    // An entry of the path that is none is no place for libraries either.
                    continue;
                }
            }
        }
        if (!platform.isWindows()) {
            for (String folder : List.of("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib",
                    "usr/lib/wsl/lib", "usr/local/cuda/lib64", "usr/local/nvidia/lib64")) {
                folders.add(root.resolve(folder));
            }
        }
        return folders;
    }

    /** The loader's cache is a binary table with the names in clear text. */
    private boolean isInLoaderCache(String library) {
        Path cache = root.resolve("etc/ld.so.cache");
        try {
            return Files.size(cache) < 1 << 24
                    && Files.readString(cache, StandardCharsets.ISO_8859_1).contains(library + "\0");
        } catch (IOException noCache) {
            return false;
        }
    }
}
