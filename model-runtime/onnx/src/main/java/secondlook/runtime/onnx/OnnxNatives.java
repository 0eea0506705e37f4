package secondlook.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import secondlook.runtime.natives.NativeCache;
import secondlook.runtime.natives.NativeFolder;
import secondlook.runtime.natives.NativePlatform;

/**
 * Unpacks ONNX Runtime's libraries once and has them loaded from there. Left alone, ONNX Runtime unpacks them into the
 * temporary folder at every start, and leaves them there when the process is killed.
 */
final class OnnxNatives {

    /** Read by ONNX Runtime when its first class is initialised. */
    static final String NATIVE_PATH = "onnxruntime.native.path";

    /** Enough for the processor; the third is tiny and would be unpacked elsewhere at each start if it were not here. */
    private static final List<String> FOR_CPU = List.of("onnxruntime", "onnxruntime4j_jni");

    private static final List<String> FOR_CUDA = List.of("onnxruntime_providers_shared", "onnxruntime_providers_cuda");

    private static final String FOR_TENSORRT = "onnxruntime_providers_tensorrt";

    private final NativePlatform platform;
    private final NativeFolder folder;
    private final NativeFolder.Resources resources;

    OnnxNatives(NativePlatform platform, Path cache, NativeFolder.Resources resources) {
        this.platform = platform;
        this.folder = new NativeFolder(cache.toAbsolutePath().resolve("onnxruntime-" + version()));
        this.resources = resources;
    }

    static OnnxNatives ofThisProgram() {
        return new OnnxNatives(NativePlatform.current(), NativeCache.folder(), OrtEnvironment.class::getResource);
    }

    Path folder() {
        return folder.path();
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
            System.setProperty(NATIVE_PATH, folder.path().toString());
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
        if (folder.path().toString().equals(System.getProperty(NATIVE_PATH))) {
            for (String library : FOR_CUDA) {
                unpack(library);
            }
        }
    }

    /** The same for TensorRT, which is a small one and needs that for CUDA too. */
    void prepareTensorRt() throws IOException {
        if (folder.path().toString().equals(System.getProperty(NATIVE_PATH))) {
            unpack(FOR_TENSORRT);
        }
    }

    /** Whether the library for CUDA came along; the installers' small flavour is without it. */
    boolean bringsCuda() {
        String library = FOR_CUDA.getLast();
        return resources.find(resource(platform, library)) != null
                || Files.isRegularFile(folder.path().resolve(platform.libraryFile(library)));
    }

    private void unpack(String library) throws IOException {
        folder.lay(resources.find(resource(platform, library)), platform.libraryFile(library));
    }

    /** Where the library lies in ONNX Runtime's jar. */
    static String resource(NativePlatform platform, String library) {
        return "/ai/onnxruntime/native/" + platform.system() + "-" + platform.processor() + "/"
                + platform.libraryFile(library);
    }

    /** The version of ONNX Runtime, without loading its native code; {@code unknown} where its jar does not say. */
    static String version() {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
