package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;

/** A process that opens a model and is told nothing by its environment leaves no device number and no database behind. */
class TelemetryTest {

    @TempDir
    Path home;

    /** Runs in a process of its own. */
    public static final class Opening {

        private Opening() {
        }

        public static void main(String[] arguments) throws IOException {
            try (Model model = new OnnxEngine().open(Path.of(arguments[0]), OpenOptions.CPU)) {
                Files.writeString(Path.of(arguments[1]), model.signature().task().key());
            }
        }
    }

    @Test
    void nothingIsKeptForReportingToTheMakerOfTheRuntime() throws Exception {
        Path model = Files.write(home.resolve("tiny.onnx"), TinyModel.bytes());
        Path answer = home.resolve("answer.txt");
        Path log = home.resolve("log.txt");
        ProcessBuilder process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "-Dsecondlook.natives=" + System.getProperty("secondlook.natives", home.resolve("natives").toString()),
                Opening.class.getName(), model.toString(), answer.toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().remove(TelemetrySwitch.VARIABLE);
        process.environment().put("HOME", home.toString());
        process.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        Process running = process.start();
        assertTrue(running.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, running.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        assertEquals("regression", Files.readString(answer));
        try (Stream<Path> files = Files.walk(home)) {
            List<String> left = files.map(f -> home.relativize(f).toString())
                    .filter(f -> f.contains("onnxruntime.db") || f.contains("deviceid")).toList();
            assertEquals(List.of(), left);
        }
    }
}
