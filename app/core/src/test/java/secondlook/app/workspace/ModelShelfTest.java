package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;

class ModelShelfTest {

    @TempDir
    Path temp;

    @Test
    void versionsCountAmongModelsOfOneNameAndFilesAreKeptOnce() throws IOException {
        Path a = Files.writeString(temp.resolve("a.onnx"), "model a");
        Path b = Files.writeString(temp.resolve("b.onnx"), "model b");
        try (Workspace workspace = Workspace.open(temp.resolve("w"), Clock.systemUTC())) {
            assertEquals(1, workspace.addModel(a, opened(a, "onnx"), "forest").version());
            ModelEntry second = workspace.addModel(b, opened(b, "onnx"), "forest");
            assertEquals(2, second.version());
            assertEquals(1, workspace.addModel(a, opened(a, "onnx"), "forest").version(), "the same file again");
            assertEquals(1, workspace.addModel(a, opened(a, "onnx"), "other name").version());
            assertEquals(List.of("other name 1", "forest 2", "forest 1"),
                    workspace.models().stream().map(m -> m.name() + " " + m.version()).toList());
            assertEquals("model b", Files.readString(workspace.modelFile(second)));
            assertEquals(List.of("fog", "sun"), second.classes());
            Files.delete(workspace.modelFile(second));
            assertTrue(workspace.isMissing(second));
            assertThrows(RefusedException.class, () -> workspace.modelFile(second));
            assertEquals(2, workspace.addModel(b, opened(b, "onnx"), "forest").version());
            assertFalse(workspace.isMissing(second), "put back");
        }
    }

    @Test
    void aSmileFilesManifestAndRecipeLieReadableBesideIt() throws IOException {
        Path file = temp.resolve("m.smile");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("manifest.json", "recipe.json", "../../evil.json", "model.bin")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("{" + name + "}").getBytes(StandardCharsets.UTF_8));
            }
        }
        try (Workspace workspace = Workspace.open(temp.resolve("w"), Clock.systemUTC())) {
            Path home = temp.resolve("w/models").resolve(
                    workspace.addModel(file, opened(file, "smile"), "forest").sha256());
            try (Stream<Path> files = Files.list(home)) {
                assertEquals(List.of("manifest.json", "model.smile", "recipe.json"),
                        files.map(p -> p.getFileName().toString()).sorted().toList());
            }
            assertEquals("{recipe.json}", Files.readString(home.resolve("recipe.json")));
        }
    }

    @Test
    void aFileThatChangedSinceItWasOpenedIsRefusedAndNothingIsLeft() throws IOException {
        Path file = Files.writeString(temp.resolve("a.onnx"), "model a");
        Model model = opened(file, "onnx");
        Files.writeString(file, "something else");
        try (Workspace workspace = Workspace.open(temp.resolve("w"), Clock.systemUTC())) {
            assertThrows(RefusedException.class, () -> workspace.addModel(file, model, "forest"));
            assertThrows(RefusedException.class,
                    () -> workspace.addModel(temp.resolve("gone.onnx"), model, "forest"));
            assertEquals(List.of(), workspace.models());
            try (Stream<Path> files = Files.list(temp.resolve("w/models"))) {
                assertEquals(0, files.count());
            }
        }
    }

    @Test
    void filesThatAModelCannotDoWithoutComeAlongAndItsClassNamesStay() throws IOException {
        Path model = Files.writeString(temp.resolve("m.onnx"), "graph");
        Path weights = Files.createDirectories(temp.resolve("weights")).resolve("w.bin");
        Files.writeString(weights, "weights");
        try (Workspace workspace = Workspace.open(temp.resolve("w"), Clock.systemUTC())) {
            ModelEntry entry = workspace.addModel(model, opened(model, "onnx", "weights/w.bin"), "forest");
            Path home = Objects.requireNonNull(workspace.modelFile(entry).getParent());
            assertEquals("weights", Files.readString(home.resolve("weights/w.bin")));
            assertEquals("fog\nsun\n", Files.readString(home.resolve("labels.txt")));
            Path other = Files.writeString(temp.resolve("n.onnx"), "another graph");
            Model hostile = opened(other, "onnx", "../m.onnx");
            assertThrows(RefusedException.class, () -> workspace.addModel(other, hostile, "hostile"));
            Model incomplete = opened(other, "onnx", "weights/absent.bin");
            assertThrows(RefusedException.class, () -> workspace.addModel(other, incomplete, "incomplete"));
            assertEquals(List.of("forest"), workspace.models().stream().map(ModelEntry::name).toList());
            try (Stream<Path> left = Files.list(temp.resolve("w").resolve("models"))) {
                assertEquals(1, left.count(), "only the model that was added");
            }
        }
    }

    private static Model opened(Path file, String format, String... files) throws IOException {
        String sha256 = sha256(Files.readAllBytes(file));
        return new Model() {
            @Override
            public ModelSignature signature() {
                return new ModelSignature(List.of(), List.of(), Task.CLASSIFICATION, List.of("fog", "sun"),
                        ScoreKind.PROBABILITY, -1, List.of());
            }

            @Override
            public ModelCard card() {
                return new ModelCard(format, "test", null, null, sha256, Map.of(), List.of(files));
            }

            @Override
            public String provider() {
                return "cpu";
            }

            @Override
            public @Nullable String providerNote() {
                return null;
            }

            @Override
            public Scorer scorer(SchemaBinding binding) {
                throw new UnsupportedOperationException("not asked for here");
            }

            @Override
            public void close() {
            }
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
