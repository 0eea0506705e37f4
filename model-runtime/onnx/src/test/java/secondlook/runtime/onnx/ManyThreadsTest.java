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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.Scorer;

/** Several threads score one batch: the same numbers, failures and cancels as with one. */
@Timeout(60)
class ManyThreadsTest {

    @TempDir
    Path folder;

    private Model open(Fixture fixture, int threads) throws IOException {
        return new OnnxEngine().open(fixture.write(folder, "m.onnx"), new OpenOptions(Provider.CPU, null, threads));
    }

    private static Fixture linear() {
        return new Fixture().input("X", Fixture.FLOAT, -1, 2).linear("X", "s")
                .node("Softmax", List.of("s"), List.of("p"), Fixture.integer("axis", 1))
                .output("p", Fixture.FLOAT, -1, 3);
    }

    private static FeatureBatch rows(int count) {
        Random random = new Random(count);
        return Scoring.batch(new RealVector(random.doubles(count, -2, 2).toArray()),
                new RealVector(random.doubles(count, -2, 2).toArray()));
    }

    @Test
    void scoresAreTheSameToTheLastBit() throws IOException {
        for (int count : new int[]{1, 17, 2047, 8192, 50_001}) {
            double[] expected;
            try (Model model = open(linear(), 1)) {
                expected = Scoring.score(model, rows(count)).values();
            }
            assertEquals(3 * count, expected.length);
            for (int threads : new int[]{0, 2, 5}) {
                try (Model model = open(linear(), threads)) {
                    assertArrayEquals(expected, Scoring.score(model, rows(count)).values(), count + " rows");
                }
            }
        }
    }

    @Test
    void aModelOfOneRowAtATimeTakesItsRowsInOrder() throws IOException {
        Fixture fixed = new Fixture().input("X", Fixture.FLOAT, 1, 2).linear("X", "y").output("y", Fixture.FLOAT, 1,
                3);
        double[] expected;
        try (Model model = open(fixed, 1)) {
            expected = Scoring.score(model, rows(999)).values();
        }
        try (Model model = open(fixed, 4)) {
            assertArrayEquals(expected, Scoring.score(model, rows(999)).values());
        }
    }

    @Test
    void rowsThatCannotBeFedAreLeftOut() throws IOException {
        Fixture texts = new Fixture().input("t", Fixture.STRING, -1, 1)
                .ml("LabelEncoder", List.of("t"), List.of("y"), Fixture.strings("keys_strings", "a", "b"),
                        Fixture.floats("values_floats", 1, 2))
                .output("y", Fixture.FLOAT, -1, 1);
        @Nullable
        String[] values = new String[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : null;
        }
        try (Model model = open(texts, 3)) {
            double[] scores = Scoring.score(model, Scoring.named(new String[]{"t"}, new TextVector(values))).values();
            for (int i = 0; i < values.length; i++) {
                assertEquals(i % 3 == 0 ? 1 : i % 3 == 1 ? 2 : Double.NaN, scores[i], "row " + i);
            }
        }
    }

    /** The graph looks up a table of three in which 7 is not found. */
    @Test
    void aModelThatFailsIsSaidOnceAndCanBeAskedAgain() throws IOException {
        Fixture picky = new Fixture().input("X", Fixture.FLOAT, -1, 2).constant("table", new float[3], 3)
                .node("Cast", List.of("X"), List.of("i"), Fixture.integer("to", Fixture.INT64))
                .node("ReduceMax", List.of("i"), List.of("most"), Fixture.integer("keepdims", 0))
                .node("Gather", List.of("table", "most"), List.of("one"))
                .node("Add", List.of("X", "one"), List.of("y")).output("y", Fixture.FLOAT, -1, 2);
        double[] far = new double[20_000];
        Arrays.fill(far, 7);
        try (Model model = open(picky, 4)) {
            var bad = Scoring.batch(new RealVector(far), new RealVector(far.clone()));
            var binding = SchemaBinder.bind(model.signature(), bad.schema(), BindingRequest.BY_NAME).orRefuse("m", "r");
            try (Scorer scorer = model.scorer(binding)) {
                assertThrows(ModelFailedException.class, () -> scorer.score(bad));
                assertEquals(40_000, scorer.score(rows(20_000)).values().length);
            }
        }
    }

    @Test
    void aCancelStopsEveryRun() throws IOException {
        try (Model model = open(endlessAboveAMillion(), 4)) {
            double[] far = new double[20_000];
            Arrays.fill(far, 1e7);
            var big = Scoring.batch(new RealVector(far), new RealVector(far.clone()));
            var binding = SchemaBinder.bind(model.signature(), big.schema(), BindingRequest.BY_NAME).orRefuse("m", "r");
            AtomicInteger looks = new AtomicInteger();
            JobContext impatient = new JobContext() {
                @Override
                public boolean isCancelled() {
                    return looks.incrementAndGet() > 5;
                }
            };
            try (Scorer scorer = model.scorer(binding)) {
                assertThrows(JobCancelledException.class, () -> scorer.score(big, impatient));
                assertTrue(looks.get() > 5);
                assertEquals(40_000, scorer.score(rows(20_000)).values().length);
            }
        }
    }

    private static Fixture endlessAboveAMillion() {
        return new Fixture().input("X", Fixture.FLOAT, -1, 2).constant("million", new float[]{1e6f})
                .node("ReduceMax", List.of("X"), List.of("most"), Fixture.integer("keepdims", 0))
                .node("Greater", List.of("most", "million"), List.of("big")).endless("big", "X", "y")
                .output("y", Fixture.FLOAT, -1, 2);
    }
}
