package secondlook.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ONNX Runtime's libraries once and has them loaded from there. Left alone, ONNX Runtime unpacks them into the
 * temporary folder at every start, and leaves them there when the process is killed.
 */
final class OnnxNatives {

    /** Read by ONNX Runtime when its first class is initialised. */
    static final String NATIVE_PATH = "onnxruntime.native.path";

    /** Enough for the processor; the third is tiny and would be unpacked elsewhere at each start if it were not here. */
    private static final List<String> FOR_CPU = List.of("onnxruntime", "onnxruntime4j_jni",
            "onnxruntime_providers_shared");

    private static final String FOR_CUDA = "onnxruntime_providers_cuda";

    private final NativePlatform platform;
    private final Path folder;
    private final Resources resources;

    /** Where libraries come from; the class path except in tests. */
    @FunctionalInterface
    interface Resources {
        @Nullable
        URL find(String path);
    }

    OnnxNatives(NativePlatform platform, Path cache, Resources resources) {
        this.platform = platform;
        this.folder = cache.toAbsolutePath().resolve("onnxruntime-" + version());
        this.resources = resources;
    }

    static OnnxNatives ofThisProgram() {
        NativePlatform platform = NativePlatform.current();
        return new OnnxNatives(platform, NativeCache.folder(platform), OrtEnvironment.class::getResource);
    }

    Path folder() {
        return folder;
    }

    /**
     * Turns telemetry off. Then sees to it that the libraries for the processor lie in the cache folder, and tells ONNX Runtime of it. Does nothing if
     * somebody has named a folder already, or if the cache cannot be written: ONNX Runtime then does as it always did.
     */
    void prepare() {
        TelemetrySwitch.off(platform);
        if (System.getProperty(NATIVE_PATH) != null) {
            return;
        }
        try {
            for (String library : FOR_CPU) {
                unpack(library);
            }
            System.setProperty(NATIVE_PATH, folder.toString());
        } catch (IOException | SecurityException cannotUnpack) {
            System.getLogger(OnnxNatives.class.getName()).log(System.Logger.Level.DEBUG,
                    "native libraries are unpacked into the temporary folder", cannotUnpack);
        }
    }

    /**
     * Unpacks the library for CUDA (over 500 MB) beside the others.
     *
     * @throws IOException if it is not in the jar, or cannot be written
     */
    void prepareCuda() throws IOException {
        if (folder.toString().equals(System.getProperty(NATIVE_PATH))) {
            unpack(FOR_CUDA);
        }
    }

    private void unpack(String library) throws IOException {
        Path target = folder.resolve(platform.libraryFile(library));
        URL resource = resources.find(platform.resource(library));
        if (resource == null) {
            if (Files.isRegularFile(target)) {
                return;
            }
            throw new IOException("no library " + platform.libraryFile(library) + " for " + platform);
        }
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            long size = connection.getContentLengthLong();
            // A size that differs is a file of another build, or one that somebody cut short.
            if (Files.isRegularFile(target) && Files.size(target) == size) {
                return;
            }
            makeFolder();
            Path part = Files.createTempFile(folder, platform.libraryFile(library), ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Only the owner may write there: whatever lies in it is loaded as code. */
    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (platform.isWindows()) {
            Files.createDirectories(folder);
        } else {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** The version of ONNX Runtime, without loading its native code; {@code unknown} where its jar does not say. */
    static String version() {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
