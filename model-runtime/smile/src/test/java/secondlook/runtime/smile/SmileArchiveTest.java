package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.TrainedModel;

/** What a damaged or hostile {@code .smile} file can do: be refused. */
class SmileArchiveTest {

    @TempDir
    Path folder;

    private final Tables rows = Tables.mixed(120, 3, 5);

    private Path good(String algorithm) {
        TrainedModel model = TrainedModelTest.train(algorithm, Task.CLASSIFICATION, rows, 1);
        Path file = folder.resolve(algorithm + ".smile");
        model.writeTo(file, TrainedModelTest.manifest(model, algorithm, Task.CLASSIFICATION,
                model.model().signature().classes()));
        return file;
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("made.smile");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static String refused(Path file) {
        RefusedException refused = assertThrows(RefusedException.class,
                () -> new SmileEngine().open(file, OpenOptions.CPU));
        String line = refused.problem().oneLine();
        assertTrue(line.startsWith(file.getFileName().toString()) && line.length() < 600, line);
        return line;
    }

    @Test
    void holdsManifestRecipeAndNumbersAndNoJavaObject() throws IOException {
        Path file = good("random-forest");
        Map<String, byte[]> entries = entries(file);
        assertEquals(List.of("manifest.json", "recipe.json", "model.bin"), List.copyOf(entries.keySet()));
        for (byte[] entry : entries.values()) {
            assertFalse(ByteBuffer.wrap(entry).getInt() == 0xACED0005, "a Java object stream");
        }
        try (Model model = new SmileEngine().open(zip(entries), OpenOptions.CPU)) {
            assertEquals(List.of("c0", "c1", "c2"), model.signature().classes());
            assertEquals("0.5", model.card().metadata().get("metric.accuracy"));
        }
    }

    @Test
    void theSameTrainingGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(good("gradient-boosting"));
        byte[] second = Files.readAllBytes(good("gradient-boosting"));
        assertArrayEquals(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "recipe.json", "model.bin"})
    void anAbsentEmptyOrForeignEntryIsRefused(String name) throws IOException {
        Map<String, byte[]> entries = entries(good("knn"));
        Map<String, byte[]> without = new LinkedHashMap<>(entries);
        without.remove(name);
        refused(zip(without));
        entries.put(name, new byte[0]);
        refused(zip(entries));
        entries.put(name, "{\"format\":\"other\"}".getBytes(StandardCharsets.UTF_8));
        refused(zip(entries));
    }

    @Test
    void entriesThatDoNotBelongThereAreRefused() throws IOException {
        Map<String, byte[]> entries = entries(good("knn"));
        entries.put("../../evil.sh", new byte[]{1});
        assertTrue(refused(zip(entries)).contains("evil.sh"));
    }

    @Test
    void aRecipeThatTheManifestDoesNotNameIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(good("knn"));
        String recipe = new String(entries.get("recipe.json"), StandardCharsets.UTF_8);
        entries.put("recipe.json", recipe.replace("\"target\" : \"label\"", "\"target\" : \"other\"")
                .getBytes(StandardCharsets.UTF_8));
        assertTrue(refused(zip(entries)).contains("Recipe"));
    }

    @Test
    void aBombIsRefusedBeforeItGrows() throws IOException {
        Map<String, byte[]> entries = entries(good("knn"));
        Path file = folder.resolve("bomb.smile");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("manifest.json", "recipe.json")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entries.get(name));
            }
            zip.putNextEntry(new ZipEntry("model.bin"));
            byte[] head = Arrays.copyOf(entries.get("model.bin"), 21);
            zip.write(head);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertTrue(Files.size(file) < 200_000);
        refused(file);
    }

    @Test
    void cutAndFlippedFilesAreOpenedOrRefused() throws IOException {
        byte[] whole = Files.readAllBytes(good("decision-tree"));
        SplittableRandom random = new SplittableRandom(8);
        Path file = folder.resolve("damaged.smile");
        for (int i = 0; i < 200; i++) {
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            refused(file);
        }
        for (int i = 0; i < 300; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            try (Model model = new SmileEngine().open(file, OpenOptions.CPU)) {
                assertEquals(3, model.signature().classes().size());
            } catch (RefusedException e) {
                assertTrue(e.problem().oneLine().startsWith("damaged.smile"));
            }
        }
    }

    static Stream<String> algorithms() {
        return TrainedModelTest.classifiers();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void hostileNumbersNeverHangOrBreak(String algorithm) throws IOException {
        TrainedModel trained = TrainedModelTest.train(algorithm, Task.CLASSIFICATION, rows, 1);
        SmileContent content = ((SmileTrainedModel) trained).content();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PayloadWriter.write(content.scoring(), bytes);
        byte[] whole = bytes.toByteArray();
        SplittableRandom random = new SplittableRandom(31);
        double[][] columns = new double[content.scoring().features()][4];
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] hostile = whole.clone();
            for (int n = 0; n < 3; n++) {
                int at = random.nextInt(hostile.length - 4);
                ByteBuffer.wrap(hostile).putInt(at, random.nextBoolean() ? random.nextInt(64) : random.nextInt());
            }
            try {
                Scoring scoring = PayloadReader.read(new ByteArrayInputStream(hostile));
                if (scoring.features() == columns.length) {
                    scoring.score(columns, 0, 4, new double[4 * scoring.width()]);
                }
            } catch (IOException e) {
                refused++;
            }
        }
        assertTrue(refused > 0, "some of it is noticed");
    }

    @Test
    void nothingIsLeftWhereItCannotBeWritten() throws IOException {
        TrainedModel model = TrainedModelTest.train("decision-tree", Task.CLASSIFICATION, rows, 1);
        Path absent = folder.resolve("absent/model.smile");
        var manifest = TrainedModelTest.manifest(model, "decision-tree", Task.CLASSIFICATION, List.of());
        assertThrows(RefusedException.class, () -> model.writeTo(absent, manifest));
        Path taken = Files.createDirectory(folder.resolve("taken.smile"));
        Files.writeString(taken.resolve("something"), "x");
        assertThrows(RefusedException.class, () -> model.writeTo(taken, manifest));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }
}
