package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.RawScores;

/** Every element type carries every value that it can, and refuses the others row by row. */
class ElementTypeTest {

    private static final double NAN = Double.NaN;

    @TempDir
    Path folder;

    private RawScores score(Fixture fixture, ColumnVector... columns) throws IOException {
        try (Model model = new OnnxEngine().open(fixture.write(folder, "m.onnx"), OpenOptions.CPU)) {
            return Scoring.score(model, Scoring.batch(columns));
        }
    }

    /** Gives its two inputs back as doubles. */
    private static Fixture echo(int element, long batch) {
        return new Fixture().input("X", element, batch, 2)
                .node("Cast", List.of("X"), List.of("y"), Fixture.integer("to", Fixture.DOUBLE))
                .output("y", Fixture.DOUBLE, batch, 2);
    }

    @Test
    void floatsCarryNumbersAndMissingValues() throws IOException {
        RawScores scores = score(echo(Fixture.FLOAT, -1), new RealVector(new double[]{0.1, NAN, 1e300}),
                new IntegerVector(new long[]{1, 2, 16_777_217}, new boolean[]{true, false, false}));
        assertArrayEquals(new double[]{0.1f, NAN, NAN, 2, Double.POSITIVE_INFINITY, 16_777_216}, scores.values());
    }

    @Test
    void doublesCarryNumbersExactly() throws IOException {
        RawScores scores = score(echo(Fixture.DOUBLE, -1), new RealVector(new double[]{0.1, NAN, 1e300}),
                new IntegerVector(new long[]{1, 2, 16_777_217}, null));
        assertArrayEquals(new double[]{0.1, 1, NAN, 2, 1e300, 16_777_217}, scores.values());
    }

    @Test
    void longsCarryWholeNumbersOnly() throws IOException {
        RawScores scores = score(echo(Fixture.INT64, -1),
                new RealVector(new double[]{1, 1.5, NAN, -3, 0x1p63, Double.NEGATIVE_INFINITY, 7}),
                new IntegerVector(new long[]{1L << 40, 2, 3, 4, 5, 6, 7},
                        new boolean[]{false, false, false, false, false, false, true}));
        assertArrayEquals(new double[]{1, 1L << 40, NAN, NAN, NAN, NAN, -3, 4, NAN, NAN, NAN, NAN, NAN, NAN},
                scores.values());
    }

    @Test
    void intsRefuseWhatDoesNotFit() throws IOException {
        RawScores scores = score(echo(Fixture.INT32, -1),
                new IntegerVector(new long[]{Integer.MAX_VALUE, 1L << 31, Integer.MIN_VALUE}, null),
                new RealVector(new double[]{1, 2, 3}));
        assertArrayEquals(new double[]{Integer.MAX_VALUE, 1, NAN, NAN, Integer.MIN_VALUE, 3}, scores.values());
    }

    @Test
    void truthValuesAreZeroAndOneOnly() throws IOException {
        RawScores scores = score(echo(Fixture.BOOL, -1), new IntegerVector(new long[]{0, 1, 2, -1, 1}, null),
                new IntegerVector(new long[]{1, 0, 1, 1, 1}, new boolean[]{false, false, false, false, true}));
        assertArrayEquals(new double[]{0, 1, 1, 0, NAN, NAN, NAN, NAN, NAN, NAN}, scores.values());
    }

    @Test
    void textsCarryNumbersAsText() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.STRING, -1, 2)
                .ml("LabelEncoder", List.of("X"), List.of("y"), Fixture.strings("keys_strings", "a", "3", "0.5"),
                        Fixture.floats("values_floats", 1, 2, 3))
                .output("y", Fixture.FLOAT, -1, 2);
        try (Model model = new OnnxEngine().open(fixture.write(folder, "t.onnx"), OpenOptions.CPU)) {
            FeatureBatch batch = Scoring.batch(new TextVector(new String[]{"a", null, "3"}),
                    new TextVector(new String[]{"0.5", "a", "a"}));
            assertArrayEquals(new double[]{1, 3, NAN, NAN, 2, 1}, Scoring.score(model, batch).values());
        }
    }

    @Test
    void flatInputsTakeOneColumnEach() throws IOException {
        Fixture fixture = new Fixture().input("c1", Fixture.FLOAT, -1).input("c0", Fixture.DOUBLE, -1)
                .node("Cast", List.of("c0"), List.of("f"), Fixture.integer("to", Fixture.FLOAT))
                .node("Sub", List.of("c1", "f"), List.of("variable")).output("variable", Fixture.FLOAT, -1);
        assertArrayEquals(new double[]{9, 18},
                score(fixture, new RealVector(new double[]{1, 2}), new RealVector(new double[]{10, 20})).values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 8})
    void aFixedBatchIsLoopedAndPadded(long batch) throws IOException {
        for (int rows : new int[]{0, 1, 2, 3, 7, 8, 9, 20}) {
            double[] first = new Random(rows).doubles(rows).toArray();
            double[] second = new Random(rows + 1).doubles(rows).toArray();
            if (rows > 4) {
                second[4] = 2.5;
            }
            RawScores scores = score(echo(Fixture.DOUBLE, batch), new RealVector(first), new RealVector(second));
            assertEquals(rows, scores.rows());
            for (int row = 0; row < rows; row++) {
                assertArrayEquals(new double[]{first[row], second[row]}, Rows.of(scores, row), "row " + row);
            }
        }
    }

    @Test
    void aFixedBatchLeavesRowsOutThatCannotBeFed() throws IOException {
        RawScores scores = score(echo(Fixture.INT64, 3),
                new RealVector(new double[]{NAN, 1, 2.5, 3, NAN, NAN, NAN, 7}),
                new RealVector(new double[]{0, 1, 2, 3, 4, 5, 6, 7}));
        assertArrayEquals(new double[]{NAN, NAN, 1, 1, NAN, NAN, 3, 3, NAN, NAN, NAN, NAN, NAN, NAN, 7, 7},
                scores.values());
    }

    @Test
    void manyRowsGoThroughInChunks() throws IOException {
        int rows = 20_011;
        double[] first = new Random(1).doubles(rows, -5, 5).toArray();
        long[] second = new Random(2).longs(rows, -100, 100).toArray();
        RawScores scores = score(echo(Fixture.FLOAT, -1), new RealVector(first), new IntegerVector(second, null));
        for (int row = 0; row < rows; row++) {
            assertEquals((float) first[row], scores.values()[2 * row]);
            assertEquals(second[row], scores.values()[2 * row + 1]);
        }
    }

    @Test
    void outputsThatAreNotFiniteComeThroughUntouched() throws IOException {
        Fixture fixture = new Fixture().input("X", Fixture.FLOAT, -1, 2).constant("one", new float[]{1}, 1)
                .node("Div", List.of("one", "X"), List.of("y")).output("y", Fixture.FLOAT, -1, 2);
        RawScores scores = score(fixture, new RealVector(new double[]{0, 2, NAN}),
                new RealVector(new double[]{4, -0.0, 1}));
        assertArrayEquals(new double[]{Double.POSITIVE_INFINITY, 0.25, 0.5, Double.NEGATIVE_INFINITY, NAN, 1},
                scores.values());
    }

    @Test
    void rowsThatTheModelFailsOnAreFoundAndTheOthersScored() throws IOException {
        // A table of three entries: any other index makes the whole run fail.
        Fixture fixture = new Fixture().input("i", Fixture.INT64, -1, 1)
                .constant("table", new float[]{1, 2, 3, 4, 5, 6}, 3, 2).constant("shape", new long[]{-1, 2}, 2)
                .node("Gather", List.of("table", "i"), List.of("g"), Fixture.integer("axis", 0))
                .node("Reshape", List.of("g", "shape"), List.of("y")).output("y", Fixture.FLOAT, -1, 2);
        long[] index = new long[500];
        Arrays.setAll(index, i -> i % 3);
        index[7] = 9;
        index[300] = -50;
        RawScores scores = score(fixture, new IntegerVector(index, null));
        for (int row = 0; row < index.length; row++) {
            double[] wanted = row == 7 || row == 300
                    ? new double[]{NAN, NAN}
                    : new double[]{1 + 2 * index[row], 2 + 2 * index[row]};
            assertArrayEquals(wanted, Rows.of(scores, row), "row " + row);
        }
        Arrays.fill(index, 77);
        ModelFailedException failed = assertThrows(ModelFailedException.class,
                () -> score(fixture, new IntegerVector(index, null)));
        String line = failed.problem().oneLine();
        assertTrue(line.startsWith("m.onnx failed while scoring"), line);
        assertTrue(line.length() < 500 && !line.contains("onnxruntime_src") && !line.contains("\n"), line);
    }

    @Test
    void aModelThatRefusesTheProbeIsOpenedWithAWarning() throws IOException {
        Fixture fixture = new Fixture().input("i", Fixture.INT64, -1, 1)
                .constant("table", new float[]{0.25f, 0.75f}, 1, 2).constant("shape", new long[]{-1, 2}, 2)
                .node("Gather", List.of("table", "i"), List.of("g"), Fixture.integer("axis", 0))
                .node("Reshape", List.of("g", "shape"), List.of("probabilities"))
                .output("probabilities", Fixture.FLOAT, -1, 2);
        try (Model model = new OnnxEngine().open(fixture.write(folder, "p.onnx"), OpenOptions.CPU)) {
            assertTrue(model.signature().warnings().getFirst().contains("refused the made-up rows"),
                    model.signature().warnings().toString());
            assertArrayEquals(new double[]{0.25, 0.75, 0.25, 0.75},
                    Scoring.score(model, Scoring.batch(new IntegerVector(new long[]{0, 0}, null))).values());
        }
    }
}
