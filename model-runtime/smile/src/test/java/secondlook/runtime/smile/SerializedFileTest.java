package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.EnsembleScorer;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.recipe.FeatureMatrix;
import smile.classification.DataFrameClassifier;
import smile.classification.RandomForest;
import smile.data.formula.Formula;
import smile.model.ClassificationModel;

class SerializedFileTest {

    @TempDir
    Path folder;

    /** Would notice being deserialized. */
    static final class Intruder implements Serializable {
        private static final long serialVersionUID = 1L;
        static boolean entered;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            entered = true;
        }
    }

    private static byte[] bytes(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static ClassificationModel model() {
        TrainingSet set = new TrainingSet(Frames.features(80), Frames.labels(80), new double[0], 2);
        RandomForest forest = RandomForest.fit(Formula.lhs(TrainingSet.RESPONSE), set.frame(),
                new RandomForest.Options(5));
        DataFrameClassifier classifier = forest;
        return new ClassificationModel("random-forest", classifier.schema(), classifier.formula(), classifier, null,
                null, null, new Properties());
    }

    /** Refused with one line, and no class outside the list looked up. */
    private String refused(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("some.sml"), content);
        Set<String> resolved = new TreeSet<>();
        RefusedException refused = assertThrows(RefusedException.class,
                () -> SerializedFile.read(file, resolved::add));
        onlyListed(resolved);
        String line = refused.problem().oneLine();
        assertTrue(line.startsWith("some.sml") && !line.contains("\n") && line.length() < 400, line);
        assertNotNull(refused.problem().remedy());
        return line;
    }

    private static void onlyListed(Set<String> resolved) {
        for (String name : resolved) {
            assertTrue(name.startsWith("secondlook.runtime.smile.standin.") || name.startsWith("smile.")
                    || name.startsWith("[") || name.matches("java\\.lang\\.(Integer|Number|Byte|Enum)")
                    || name.equals("java.util.ArrayList"), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smile_iris_logistic", "smile_iris_random-forest"})
    void scoresWhatSmileWroteAsSmileDoes(String name) throws IOException {
        Path shared = Path.of(System.getProperty("secondlook.shared", "absent"), "data");
        Path file = shared.resolve("models/smile/" + name + ".sml");
        Assumptions.assumeTrue(Files.isRegularFile(file), file + " is not here");
        Tables iris = Tables.shared("iris_seaborn.csv", "species");
        List<String> expected = Files.readAllLines(shared.resolve("models/smile/" + name + ".expected.tsv"));
        try (Model model = new SmileEngine().open(file, OpenOptions.CPU)) {
            double[] scores = TrainedModelTest.score(model, iris.features());
            assertEquals(iris.features().rows(), expected.size() - 1);
            for (int row = 0; row < expected.size() - 1; row++) {
                String[] cells = expected.get(row + 1).split("\t");
                for (int k = 0; k < 3; k++) {
                    assertEquals(Double.parseDouble(cells[2 + k]), scores[row * 3 + k], 1e-9, "row " + row);
                }
            }
        }
    }

    @Test
    void opensAModelMadeHere() throws IOException {
        Path file = Files.write(folder.resolve("mine.sml"), bytes(model()));
        Set<String> resolved = new TreeSet<>();
        SerializedPredictor predictor = SerializedFile.read(file, resolved::add);
        onlyListed(resolved);
        assertEquals(List.of("0", "1"), predictor.classes());
        Path bare = Files.write(folder.resolve("bare.sml"), bytes(model().classifier()));
        assertEquals(2, SerializedFile.read(bare).classes().size());
    }

    @Test
    void theTreesOfAForestAreAskedApart() throws IOException {
        Path file = Files.write(folder.resolve("mine.sml"), bytes(model()));
        try (Model model = new SmileEngine().open(file, OpenOptions.CPU)) {
            FeatureMatrix features = Frames.features(80);
            Schema schema = new Schema(List.of(new Column("x0", ColumnType.REAL), new Column("x1", ColumnType.REAL)));
            FeatureBatch rows = new FeatureBatch(schema, 80, List.of(new RealVector(features.columns()[0]),
                    new RealVector(features.columns()[1])));
            double[] alone = TrainedModelTest.score(model, rows);
            SchemaBinding binding = SchemaBinder.bind(model.signature(), rows.schema(), BindingRequest.BY_NAME)
                    .orRefuse("model", "rows");
            try (Scorer scorer = model.scorer(binding)) {
                EnsembleScores scores = assertInstanceOf(EnsembleScorer.class, scorer).scoreMembers(rows);
                assertArrayEquals(alone, scores.mean().values(), 1e-12);
                assertTrue(Arrays.stream(scores.mutualInformation()).allMatch(mi -> mi >= 0));
                assertTrue(Arrays.stream(scores.mutualInformation()).anyMatch(mi -> mi > 1e-3),
                        "five trees never agree everywhere");
            }
        }
    }

    @Test
    void aMissingValueGivesNoScore() throws IOException {
        Path file = Files.write(folder.resolve("mine.sml"), bytes(model()));
        try (Model model = new SmileEngine().open(file, OpenOptions.CPU)) {
            Schema schema = new Schema(List.of(new Column("x0", ColumnType.REAL), new Column("x1", ColumnType.REAL)));
            FeatureBatch batch = new FeatureBatch(schema, 2, List.of(new RealVector(new double[]{1, Double.NaN}),
                    new RealVector(new double[]{1, 1})));
            double[] scores = TrainedModelTest.score(model, batch);
            assertEquals(1, scores[0] + scores[1], 1e-9);
            assertTrue(Double.isNaN(scores[2]) && Double.isNaN(scores[3]));
        }
    }

    @Test
    void refusesOtherObjects() throws IOException {
        assertTrue(refused(bytes(new PriorityQueue<>(List.of(1, 2)))).contains("java.util.PriorityQueue"));
        assertTrue(refused(bytes(new Intruder())).contains("Intruder"));
        assertFalse(Intruder.entered);
        refused(bytes(new ArrayList<>(List.of(model()))));
        refused(bytes("just text"));
        refused(bytes(new int[]{1, 2, 3}));
        refused(bytes(new Properties()));
        refused(bytes(new HashMap<>(Map.of("a", 1))));
    }

    @Test
    void refusesAnIntruderHiddenInAModel() throws IOException {
        ArrayList<Object> list = new ArrayList<>();
        list.add(model());
        list.add(new Intruder());
        assertTrue(refused(bytes(list)).contains("Intruder"));
        assertFalse(Intruder.entered);
    }

    @Test
    void refusesNestedSetsMapsAndLists() throws IOException {
        Set<Object> sets = new HashSet<>();
        Map<Object, Object> maps = new HashMap<>();
        ArrayList<Object> lists = new ArrayList<>();
        for (int depth = 0; depth < 30; depth++) {
            // two different things that hold the same two things: the hash of the outermost takes 2^30 steps
            Set<Object> twin = new HashSet<>(sets);
            twin.add("t" + depth);
            sets = new HashSet<>(Arrays.asList(depth > 12 ? "x" : sets, twin));
            Map<Object, Object> map = new HashMap<>();
            if (depth < 12) {
                map.put("k" + depth, maps);
                map.put(maps, "v");
                maps = map;
            }
        }
        for (int depth = 0; depth < 400; depth++) {
            lists = new ArrayList<>(List.of(lists));
        }
        refused(bytes(sets));
        // refused at the innermost map within a map, not only because the whole is no model
        assertTrue(refused(bytes(maps)).contains("damaged"));
        refused(bytes(lists));
    }

    @Test
    void refusesClaimsOfLargeArrays() throws IOException {
        byte[] small = bytes(new double[]{1});
        // the length stands before the only value
        byte[] huge = small.clone();
        huge[huge.length - 12] = 0x7f;
        huge[huge.length - 11] = (byte) 0xff;
        refused(huge);
        byte[] list = bytes(new ArrayList<>(List.of("a")));
        // size field, then in the list's own block the size again: both claim 2^30 values
        int own = indexOf(list, new byte[]{0x77, 4, 0, 0, 0, 1});
        byte[] claiming = list.clone();
        claiming[own - 4] = 0x40;
        claiming[own + 2] = 0x40;
        refused(claiming);
    }

    @Test
    void refusesARenamedClass() throws IOException {
        byte[] whole = bytes(model());
        byte[] name = "smile.util.IntSet".getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(whole, name);
        assertTrue(at > 0);
        whole[at + name.length - 1] = 'X';
        assertTrue(refused(whole).contains("smile.util.IntSeX"));
    }

    @Test
    void survivesEveryCutAndManyFlips() throws IOException {
        byte[] whole = bytes(model());
        SplittableRandom random = new SplittableRandom(77);
        for (int i = 0; i < 300; i++) {
            refused(Arrays.copyOf(whole, random.nextInt(whole.length)));
        }
        int opened = 0;
        for (int i = 0; i < 600; i++) {
            byte[] flipped = whole.clone();
            for (int n = 0; n < 1 + i % 3; n++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("flipped.sml"), flipped);
            try (Model model = new SmileEngine().open(file, OpenOptions.CPU)) {
                opened += model.signature().inputs().size() > 0 ? 1 : 0;
            } catch (RefusedException e) {
                assertTrue(e.problem().oneLine().startsWith("flipped.sml"), e.problem().oneLine());
            }
        }
        assertTrue(opened < 600, "some flips do damage");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
