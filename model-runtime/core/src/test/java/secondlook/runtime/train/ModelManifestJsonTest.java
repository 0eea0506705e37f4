package secondlook.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Task;

class ModelManifestJsonTest {

    @Test
    void comesBackAsItWasWithSnakeCaseKeysAndNullForWhatIsNotAvailable() {
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 0.75);
        metrics.put("r2", null);
        ModelManifest manifest = new ModelManifest("weather", "random-forest", Task.CLASSIFICATION, "weather",
                List.of("fog", "rain"), List.of("wind"), Map.of("trees", "200"), 7, "random 20 %", "wind > 1", 100, 25,
                "w.csv",
                "aa", "bb", "2026-01-01T00:00:00Z", Map.of("smile", "6.2.5"), "jvm", "Linux amd64", metrics);
        String json = ModelManifestJson.write(manifest);
        assertTrue(json.contains("\"data_sha256\" : \"aa\"") && json.contains("\"train_rows\" : 100"), json);
        assertTrue(json.contains("\"r2\" : null") && json.contains("\"task\" : \"classification\""), json);
        assertEquals(manifest, ModelManifestJson.read(json));
    }

    @Test
    void anythingElseIsRefused() {
        for (String json : List.of("", "{}", "[]", "{\"format\":\"second-look-model\",\"version\":2}",
                "{\"format\":\"second-look-model\",\"version\":1,\"classes\":7}", "[".repeat(5000))) {
            RefusedException refused = assertThrows(RefusedException.class, () -> ModelManifestJson.read(json));
            assertTrue(refused.problem().what().contains("manifest"));
        }
    }
}
