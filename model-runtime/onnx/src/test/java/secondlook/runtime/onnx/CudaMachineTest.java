package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.natives.NativePlatform;

class CudaMachineTest {

    private static final NativePlatform LINUX = NativePlatform.of("Linux", "amd64");

    @TempDir
    Path root;

    private void file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    @Test
    void namesWhatIsMissingOneAfterTheOther() throws IOException {
        Path libraries = Files.createDirectories(root.resolve("libraries"));
        CudaMachine machine = new CudaMachine(LINUX, root, Map.of("LD_LIBRARY_PATH", libraries + "::\0bad"));
        assertEquals("no NVIDIA driver on this machine", machine.obstacle());
        file("dev/nvidiactl");
        assertEquals("no NVIDIA driver on this machine", machine.obstacle());
        file("usr/lib/x86_64-linux-gnu/libcuda.so.1");
        assertEquals("libcublasLt.so.12 not found", machine.obstacle());
        for (String library : List.of("libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12", "libcufft.so.11")) {
            file("libraries/" + library);
        }
        assertEquals("libcudnn.so.9 not found", machine.obstacle());
        Files.createDirectories(root.resolve("etc"));
        Files.write(root.resolve("etc/ld.so.cache"), "xx\0libcudnn.so.9\0libcurand.so.10\0/opt".getBytes(
                java.nio.charset.StandardCharsets.ISO_8859_1));
        assertNull(machine.obstacle());
    }

    @Test
    void tensorRtNeedsWhatCudaNeedsAndItsOwnLibraries() throws IOException {
        CudaMachine machine = new CudaMachine(LINUX, root, Map.of());
        assertEquals("no NVIDIA driver on this machine", machine.tensorRtObstacle());
        file("dev/nvidiactl");
        for (String library : List.of("libcuda.so.1", "libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12",
                "libcudnn.so.9", "libcufft.so.11", "libcurand.so.10")) {
            file("usr/lib64/" + library);
        }
        assertNull(machine.obstacle());
        assertEquals("libnvinfer.so.10 not found", machine.tensorRtObstacle());
        file("usr/lib64/libnvinfer.so.10");
        assertEquals("libnvonnxparser.so.10 not found", machine.tensorRtObstacle());
        file("usr/lib64/libnvonnxparser.so.10");
        assertNull(machine.tensorRtObstacle());
    }

    @Test
    void otherPlatformsHaveNoCudaBuild() {
        NativePlatform mac = NativePlatform.of("Mac OS X", "aarch64");
        assertEquals("ONNX Runtime has no CUDA build for osx on aarch64",
                new CudaMachine(mac, root, Map.of()).obstacle());
        assertTrue(String.valueOf(new CudaMachine(NativePlatform.of("Linux", "aarch64"), root, Map.of()).obstacle())
                .startsWith("ONNX Runtime has no CUDA build"));
    }

    @Test
    void aModelAskedOntoCudaRunsOnTheProcessorAndSaysWhy() throws IOException {
        OnnxSessions sessions = new OnnxSessions(OnnxNatives.ofThisProgram(),
                new CudaMachine(LINUX, root, Map.of()));
        OnnxEngine engine = new OnnxEngine(sessions, Duration.ofSeconds(30));
        Path file = new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "y").output("y", Fixture.FLOAT, -1, 3)
                .write(root, "m.onnx");
        for (Provider provider : Provider.values()) {
            try (Model model = engine.open(file, new OpenOptions(provider, null, 1))) {
                assertEquals("cpu", model.provider());
                String cuda = "CUDA not used: no NVIDIA driver on this machine";
                assertEquals(switch (provider) {
                    case CPU -> null;
                    case AUTO, CUDA -> cuda;
                    case TENSORRT -> "TensorRT not used: no NVIDIA driver on this machine; " + cuda;
                }, model.providerNote());
            }
        }
        List<ProviderStatus> providers = engine.providers();
        assertEquals(new ProviderStatus("cpu", true, null), providers.getFirst());
        assertEquals(new ProviderStatus("cuda", false, "CUDA not used: no NVIDIA driver on this machine"),
                providers.get(1));
        assertEquals(new ProviderStatus("tensorrt", false, "TensorRT not used: no NVIDIA driver on this machine"),
                providers.getLast());
        assertNotNull(engine.versions().get("onnxruntime"));
    }

    @Test
    void anInstallationWithoutCudaSaysWhichOneHasIt() throws IOException {
        file("dev/nvidiactl");
        file("usr/lib64/libcuda.so.1");
        CudaMachine machine = new CudaMachine(LINUX, root, Map.of());
        URL none = null;
        OnnxSessions small = new OnnxSessions(new OnnxNatives(LINUX, root.resolve("natives"), library -> none),
                machine);
        assertEquals(OnnxSessions.OTHER_FLAVOUR, small.cudaObstacle());
        assertEquals(OnnxSessions.OTHER_FLAVOUR, small.tensorRtObstacle());
        OnnxNatives large = new OnnxNatives(LINUX, root.resolve("natives"), library -> none);
        file("natives/" + large.folder().getFileName() + "/libonnxruntime_providers_cuda.so");
        assertEquals("libcublasLt.so.12 not found", new OnnxSessions(large, machine).cudaObstacle());
    }

    @Test
    void reasonsOfOnnxRuntimeAreSaidInWords() {
        assertEquals("libcublasLt.so.12 not found", OnnxSessions.reason("Error code - ORT_FAIL - message: "
                + "/onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:2195 onnxruntime::Provider& "
                + "onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library "
                + "libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object file: "
                + "No such file or directory"));
        assertEquals("the NVIDIA driver is too old for CUDA 12", OnnxSessions.reason(
                "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=0"));
    }

    @Test
    void theModelForTryingAProviderIsOne() throws Exception {
        Path file = Files.write(root.resolve("tiny.onnx"), TinyModel.bytes());
        try (Model model = new OnnxEngine().open(file, OpenOptions.CPU)) {
            assertEquals(List.of(1L), model.signature().inputs().getFirst().shape());
        }
    }
}
