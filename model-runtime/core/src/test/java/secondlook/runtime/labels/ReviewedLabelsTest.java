package secondlook.runtime.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.LabelledRows;

/**
 * 10,000 handwritten digits with out-of-sample probabilities of a network; five people looked again at 100 of them. A label is
 * taken for wrong where fewer than three of the five kept it.
 */
class ReviewedLabelsTest {

    private static final int CLASSES = 10;

    @Test
    void wrongLabelsComeFarAheadOfChance() throws IOException {
        Path folder = Path.of(System.getProperty("secondlook.shared", ""), "data", "datasets", "confidence");
        assumeTrue(Files.isDirectory(folder), "No data in " + folder);
        ByteBuffer p = array(folder.resolve("mnist_test_pyx.npy"));
        ByteBuffer labels = array(folder.resolve("mnist_test_original_labels.npy"));
        double[] probabilities = new double[p.remaining() / Double.BYTES];
        p.asDoubleBuffer().get(probabilities);
        int[] truth = new int[labels.remaining() / Short.BYTES];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = labels.getShort();
        }
        Set<Integer> wrong = new HashSet<>();
        for (JsonNode review : new ObjectMapper().readTree(folder.resolve("mnist_mturk_review.json").toFile())) {
            if (review.path("mturk").path("given").asInt() < 3) {
                wrong.add(review.path("id").asInt());
            }
        }
        ConfidentLearning learning = ConfidentLearning.of(LabelledRows.of(probabilities, CLASSES, truth));
        int[] ranked = learning.rankedAll();
        double chance = (double) wrong.size() / truth.length;
        assertEquals(10_000, ranked.length);
        assertEquals(0.5, precision(ranked, wrong, 10));
        assertEquals(0.22, precision(ranked, wrong, 50));
        assertEquals(0.15, precision(ranked, wrong, 100));
        assertTrue(precision(ranked, wrong, 100) > 50 * chance);
        int[] candidates = learning.ranked();
        assertEquals(15, candidates.length);
        assertEquals(7.0 / 15, precision(candidates, wrong, candidates.length));
    }

    private static double precision(int[] ranked, Set<Integer> wrong, int first) {
        return (double) Arrays.stream(ranked).limit(first).filter(wrong::contains).count() / first;
    }

    /** The numbers of a little-endian array file of version 1, after its header. */
    private static ByteBuffer array(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(10 + bytes.getShort(8));
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
