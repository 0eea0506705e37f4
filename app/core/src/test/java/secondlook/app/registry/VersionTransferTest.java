package secondlook.app.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.calibration.CalibrationFile;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.TemperatureScaling;
import secondlook.runtime.calibration.fit.CalibrationMethod;
import secondlook.runtime.calibration.fit.CalibrationOrigin;
import secondlook.runtime.calibration.fit.CalibrationQuality;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.ProviderStatus;

class VersionTransferTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    private Workspace workspace;
    private ModelVersion version;
    private Path archive;
    private @Nullable String weights;

    @BeforeEach
    void export() {
        workspace = Workspace.open(temp.resolve("w"), CLOCK, "Ada");
        version = NamedModel.add(workspace, temp, "weather", "a model's bytes");
        archive = temp.resolve("v.zip");
        new VersionExport(workspace.versions(), CLOCK, "Ada").write(version, new NamedModel(archive, version.sha256()),
                archive);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private ModelVersion take(Path file) {
        try (Workspace other = Workspace.open(temp.resolve("other"), CLOCK, "Bob")) {
            return new VersionImport(other.versions(), new ModelFiles(List.of(new Engine())),
                    (model, opened, name, lineage) -> {
                        other.addModel(model, opened, name, lineage);
                        other.adoptCalibration(model, opened);
                    }).read(file, null);
        }
    }

    @Test
    void whatComesOutIsWhatWentIn() throws IOException {
        ModelVersion taken = take(archive);
        assertEquals(version.sha256(), taken.sha256());
        assertEquals(version.lineage().parameters(), taken.lineage().parameters());
        assertEquals("imported from v.zip, weather@1 exported 2026-03-14T10:00:00Z", taken.lineage().source());
        byte[] first = Files.readAllBytes(archive);
        new VersionExport(workspace.versions(), CLOCK, "Ada").write(version, new NamedModel(archive, version.sha256()),
                archive);
        assertArrayEquals(first, Files.readAllBytes(archive), "the same version gives the same bytes");
    }

    @Test
    void theSignatureIsWrittenAsMlflowReadsIt() throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            JsonNode mlmodel = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("MLmodel")));
            JsonNode inputs = new ObjectMapper().readTree(mlmodel.at("/signature/inputs").asText());
            assertEquals("[{\"type\":\"float\",\"name\":\"wind\",\"required\":true}]", inputs.toString());
            assertEquals("model.onnx", mlmodel.at("/flavors/onnx/data").asText());
        }
    }

    @Test
    void whatBelongsToTheModelGoesWithIt() throws IOException {
        Path shelf = workspace.versions().file(version).resolveSibling(".").normalize();
        Files.writeString(shelf.resolve("labels.txt"), "no\nyes\n");
        Files.createDirectories(shelf.resolve("parts"));
        Files.writeString(shelf.resolve("parts/w.bin"), "weights");
        NamedModel model = NamedModel.of(workspace.versions().file(version)).with("parts/w.bin");
        CalibrationQuality quality = new CalibrationQuality(10, 0.9, 0.8, 0.1, 0.1, 0.3);
        ModelCalibration calibration = new ModelCalibration(version.sha256(), model.signature().classes(),
                CalibrationMethod.TEMPERATURE, false, new TemperatureScaling(2, false),
                new CalibrationOrigin("weather", "probability", "d.csv", "00", "y", null, 20, 10, 0, 0, 0, 0.5, 1,
                        "2026-03-14T10:00:00Z", quality, quality, List.of(), Map.of(), "25", "any"));
        workspace.saveCalibration(calibration);
        Expectations expected = new Expectations(Expectations.VERSION, "weather.csv", List.of(), List.of());
        ExpectationFile.write(shelf.resolve(ExpectationFile.NAME), expected);

        new VersionExport(workspace.versions(), CLOCK, "Ada").write(version, model, archive);
        weights = "parts/w.bin";
        take(archive);

        Path other = temp.resolve("other/models").resolve(version.sha256());
        assertEquals("weights", Files.readString(other.resolve("parts/w.bin")));
        assertEquals(calibration.fingerprint(),
                CalibrationFile.read(other.resolve(CalibrationFile.NAME), model).fingerprint());
        assertEquals(expected, ExpectationFile.read(other.resolve(ExpectationFile.NAME)));
    }

    @Test
    void aFileThatWouldLieElsewhereIsRefused() throws IOException {
        for (String name : List.of("weights/../../evil.onnx", "weights//etc/evil", "weights/", "weights/a/../b",
                "../evil.onnx", "evil.onnx", "weights/model.onnx", "weights/model.onnx.calibration.json",
                "weights/a\\\\..\\\\b", "weights/a\\u0000b")) {
            Map<String, byte[]> entries = manifest("\"files\" : [ {", "\"files\" : [ {\"name\" : \"" + name
                    + "\", \"sha256\" : \"" + "0".repeat(64) + "\", \"bytes\" : 1}, {");
            entries.put(name, new byte[1]);
            refused(zip(entries), "cannot be");
        }
    }

    @Test
    void aDamagedCompanionIsRefused() throws IOException {
        String sha256 = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        String entry = "\"files\" : [ {\"name\" : \"calibration.json\", \"sha256\" : \"%s\", \"bytes\" : 1}, {";
        Map<String, byte[]> damaged = manifest("\"files\" : [ {", entry.formatted("0".repeat(64)));
        damaged.put("calibration.json", new byte[]{'a'});
        refused(zip(damaged), "not the one");
        Map<String, byte[]> nonsense = manifest("\"files\" : [ {", entry.formatted(sha256));
        nonsense.put("calibration.json", new byte[]{'a'});
        refused(zip(nonsense), "");
        refused(zip(manifest("\"files\" : [ {", entry.formatted(sha256))), "it has no calibration.json");
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().map(e -> (ZipEntry) e).toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return Files.write(temp.resolve("hostile.zip"), bytes.toByteArray());
    }

    private void refused(Path file, String why) throws IOException {
        RefusedException refused = assertThrows(RefusedException.class, () -> take(file));
        assertTrue(refused.problem().why().contains(why), refused.toString());
        try (Stream<Path> kept = Files.list(temp.resolve("other/models"))) {
            assertEquals(0, kept.count());
        }
        assertFalse(Files.exists(temp.resolve("evil.onnx")));
    }

    private Map<String, byte[]> manifest(String from, String to) throws IOException {
        Map<String, byte[]> entries = entries();
        String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
        assertTrue(manifest.contains(from), manifest);
        entries.put("manifest.json", manifest.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    @Test
    void aHostileArchiveIsRefusedAndLeavesNothing() throws IOException {
        refused(temp.resolve("absent.zip"), "no such file");
        refused(Files.writeString(temp.resolve("text.zip"), "not a zip"), "zip");
        refused(zip(Map.of("model.onnx", new byte[3])), "no manifest.json");
        refused(zip(manifest("\"model.onnx\"", "\"../evil.onnx\"")), "cannot be");
        refused(zip(manifest("\"model_bytes\" : 15", "\"model_bytes\" : 14")), "size that it says");
        refused(zip(manifest(version.sha256(), "0".repeat(64))), "not the one that its manifest names");
        refused(zip(manifest("\"format_version\" : 1", "\"format_version\" : 2")), "newer version");
        refused(zip(manifest("\"name\" : \"weather\"", "\"name\" : null")), "not complete");
        refused(zip(manifest("\"name\" : \"weather\"", "\"name\" : \"a\\u001b[2J\"")), "no name that can be shown");
        refused(zip(manifest("second-look-version", "something-else")), "does not say");
        refused(zip(manifest("\"labels\" : null", "\"labels\" : " + "[".repeat(5000))), "cannot be read");
        refused(zip(manifest("\"labels\" : null", "\"labels\" : {\"sessions\": null}")), "cannot be read");
        Map<String, byte[]> many = entries();
        for (int i = 0; i < 1_000; i++) {
            many.put("extra" + i, new byte[0]);
        }
        refused(zip(many), "entries");
    }

    @Test
    void whatIsPackedToFillTheDiskIsNotUnpacked() throws IOException {
        Map<String, byte[]> bomb = manifest("\"model_bytes\" : 15", "\"model_bytes\" : 20000000");
        bomb.put("model.onnx", new byte[20_000_000]);
        Path file = zip(bomb);
        assertTrue(Files.size(file) < 100_000);
        refused(file, "size that it says");
    }

    @Test
    void aModelThatNoEngineOpensIsNotKept() throws IOException {
        Map<String, byte[]> smile = manifest("\"model.onnx\"", "\"model.smile\"");
        smile.put("model.smile", smile.remove("model.onnx"));
        refused(zip(smile), "none of the known formats");
    }

    private final class Engine implements ModelEngine {

        @Override
        public String format() {
            return "onnx";
        }

        @Override
        public boolean recognises(Path file) {
            return file.toString().endsWith(".onnx");
        }

        @Override
        public Model open(Path file, OpenOptions options) {
            return weights == null ? NamedModel.of(file) : NamedModel.of(file).with(weights);
        }

        @Override
        public List<ProviderStatus> providers() {
            return List.of();
        }

        @Override
        public Map<String, String> versions() {
            return Map.of();
        }
    }
}
