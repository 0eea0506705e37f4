package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.runtime.RefusedException;

class CudaSettingsTest {

    @Test
    void absentSettingsAreTheUsualOnes() {
        assertEquals(CudaSettings.USUAL, CudaSettings.of(Map.of()));
        assertEquals(Map.of("device_id", "0", "arena_extend_strategy", "kNextPowerOfTwo"),
                CudaSettings.USUAL.forCuda());
    }

    @ParameterizedTest
    @CsvSource({"1048576,1048576", "512m,536870912", "4G,4294967296", "2gb,2147483648", "2048k,2097152"})
    void sizesHaveUnits(String text, long bytes) {
        assertEquals(bytes, CudaSettings.of(Map.of("memory", text)).memory());
    }

    @Test
    void settingsHaveTheNamesOfTheProvider() {
        CudaSettings settings = CudaSettings.of(Map.of("device", "2", "memory", "1g", "arena", "as-requested"));
        assertEquals(Map.of("device_id", "2", "arena_extend_strategy", "kSameAsRequested", "gpu_mem_limit",
                "1073741824"), settings.forCuda());
        assertEquals(Map.of("device_id", "2", "trt_max_workspace_size", "1073741824"), settings.forTensorRt());
    }

    @ParameterizedTest
    @CsvSource({"device,-1", "device,64", "device,first", "memory,4t", "memory,100k", "memory,999999999999g",
            "memory,-4g",
            "arena,large", "speed,fast"})
    void whatMakesNoSenseIsRefusedWithWhatIsAllowed(String name, String value) {
        String line = assertThrows(RefusedException.class, () -> CudaSettings.of(Map.of(name, value))).problem()
                .oneLine();
        assertTrue(line.contains(name) && line.contains("it "), line);
    }
}
