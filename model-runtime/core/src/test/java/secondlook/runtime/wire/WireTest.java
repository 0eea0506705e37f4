package secondlook.runtime.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.TrainingRequest;

/** What is written comes back as it was; what is damaged is refused, and costs no memory. */
class WireTest {

    private static final Schema SCHEMA = new Schema(List.of(new Column("real", ColumnType.REAL),
            new Column("whole", ColumnType.INTEGER), new Column("date", ColumnType.DATE),
            new Column("text", ColumnType.TEXT)));

    private static FeatureBatch batch(int rows, long seed) {
        Random random = new Random(seed);
        double[] reals = random.doubles(rows, -1e9, 1e9).toArray();
        long[] whole = random.longs(rows).toArray();
        long[] dates = random.longs(rows, -5000, 20000).toArray();
        boolean[] missing = new boolean[rows];
        @Nullable
        String[] texts = new @Nullable String[rows];
        for (int i = 0; i < rows; i++) {
            reals[i] = random.nextInt(9) == 0 ? Double.NaN : reals[i];
            missing[i] = random.nextInt(5) == 0;
            texts[i] = random.nextInt(7) == 0 ? null : "wörd \uD83D\uDC4D " + random.nextInt(2 + rows / 3);
        }
        return new FeatureBatch(SCHEMA, rows, List.of(new RealVector(reals), new IntegerVector(whole, missing),
                new IntegerVector(dates, null), new TextVector(texts)));
    }

    private static WireReader reader(WireWriter out) {
        return new WireReader(out.bytes(), 0, out.size());
    }

    private static void same(FeatureBatch expected, int from, FeatureBatch came) {
        for (int c = 0; c < SCHEMA.size(); c++) {
            for (int row = 0; row < came.rows(); row++) {
                assertEquals(expected.column(c).asText(from + row), came.column(c).asText(row));
            }
        }
    }

    @Test
    void columnsComeBackAsTheyWere() {
        for (int rows : new int[]{0, 1, 7, 8, 9, 1000, 5000}) {
            FeatureBatch batch = batch(rows, rows);
            WireWriter out = new WireWriter(16);
            Batches.put(out, SCHEMA);
            Batches.put(out, batch, 0, rows, new boolean[0]);
            WireReader in = reader(out);
            assertEquals(SCHEMA, Batches.getSchema(in));
            same(batch, 0, Batches.get(in, SCHEMA));
            in.end();
        }
    }

    @Test
    void aPartOfABatchIsThatPart() {
        FeatureBatch batch = batch(100, 5);
        WireWriter out = new WireWriter();
        Batches.put(out, batch, 37, 20, new boolean[0]);
        FeatureBatch came = Batches.get(reader(out), SCHEMA);
        assertEquals(20, came.rows());
        same(batch, 37, came);
    }

    @Test
    void aModelOf32BitsSeesTheSameNumbersInHalfTheBytes() {
        FeatureBatch batch = batch(1000, 6);
        WireWriter wide = new WireWriter();
        Batches.put(wide, batch.column(0), 0, 1000, false);
        WireWriter narrow = new WireWriter();
        Batches.put(narrow, batch.column(0), 0, 1000, true);
        assertTrue(narrow.size() < wide.size() * 0.51, narrow.size() + " of " + wide.size());
        RealVector came = (RealVector) Batches.getColumn(reader(narrow), 1000);
        for (int i = 0; i < 1000; i++) {
            assertEquals((float) batch.column(0).asReal(i), (float) came.values()[i]);
        }
    }

    @Test
    void scoresComeBackToTheLastBit() {
        Random random = new Random(1);
        double[] values = random.doubles(30).toArray();
        values[4] = Double.NaN;
        WireWriter out = new WireWriter();
        Scores.put(out, new RawScores(10, 3, values));
        assertArrayEquals(values, Scores.get(reader(out), 10).values());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        WireWriter narrow = new WireWriter();
        Scores.put(narrow, new RawScores(10, 3, values));
        assertTrue(narrow.size() < out.size());
        assertArrayEquals(values, Scores.get(reader(narrow), 10).values());
        assertThrows(BadFrameException.class, () -> Scores.get(reader(narrow), 9));
    }

    private static Models.Description description() {
        Map<String, String> metadata = new LinkedHashMap<>(Map.of("b", "2"));
        metadata.put("a", "ä");
        ModelInput matrix = new ModelInput("x", ElementType.FLOAT, List.of(-1L, 4L), 4, List.of("a", "b", "c", "d"),
                false, true);
        return new Models.Description(7,
                new ModelSignature(List.of(matrix, ModelInput.column("y", ElementType.STRING)),
                        List.of(new ModelOutput("p", "tensor(float)", List.of(-1L, 3L))), Task.CLASSIFICATION,
                        List.of("one", "two", "three"), ScoreKind.LOGIT, 3, List.of("careful")),
                new ModelCard("onnx", "me", null, 17L, "ab", metadata), "cpu", "no card", Map.of("lib", "1"));
    }

    @Test
    void whatIsSaidOfModelsComesBack() {
        Models.Description model = description();
        OpenOptions options = new OpenOptions(Provider.CUDA, List.of("u", "v"), 3, Map.of("device", "1"));
        SchemaBinding binding = new SchemaBinding(List.of(new SchemaBinding.BoundInput(
                model.signature().inputs().getFirst(), List.of("a", "b", "c", "d"), "by name")), List.of("hm"));
        List<ProviderStatus> providers = List.of(new ProviderStatus("cpu", true, null),
                new ProviderStatus("cuda", false, "none"));
        TrainingRequest training = new TrainingRequest("forest", Task.REGRESSION, "t", Map.of("trees", "9"), -5,
                Balance.SMOTE);
        WireWriter out = new WireWriter();
        Models.put(out, model);
        Models.put(out, options);
        Models.put(out, binding);
        Models.put(out, providers);
        Trainings.put(out, training);
        WireReader in = reader(out);
        assertEquals(model, Models.getDescription(in));
        assertEquals(options, Models.getOptions(in));
        assertEquals(binding, Models.getBinding(in));
        assertEquals(providers, Models.getProviders(in));
        assertEquals(training, Trainings.getRequest(in));
        in.end();
    }

    @Test
    void aFailureIsTheSameFailureOnTheOtherSide() {
        WireWriter out = new WireWriter();
        Problem problem = new Problem("what", "where", "why", null);
        Failures.put(out, new ModelFailedException(problem, null));
        RuntimeException came = Failures.get(reader(out)).thrown();
        assertTrue(came instanceof ModelFailedException failed && failed.problem().equals(problem), came.toString());
    }

    private static byte[] frames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        out.write(FrameKind.PING, 1);
        WireWriter body = new WireWriter();
        Models.put(body, description());
        out.write(FrameKind.DONE, 2, body);
        Batches.put(body.clear(), SCHEMA);
        Batches.put(body, batch(50, 2), 0, 50, new boolean[0]);
        out.write(FrameKind.SCORE, 3, body);
        return bytes.toByteArray();
    }

    private static List<Frame> read(byte[] bytes) throws IOException {
        FrameInput in = new FrameInput(new ByteArrayInputStream(bytes));
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = in.read(); frame != null; frame = in.read()) {
            frames.add(frame);
        }
        return frames;
    }

    @Test
    void framesComeBackInTheirOrder() throws IOException {
        List<Frame> frames = read(frames());
        assertEquals(List.of(FrameKind.PING, FrameKind.DONE, FrameKind.SCORE),
                frames.stream().map(Frame::kind).toList());
        assertEquals(List.of(1, 2, 3), frames.stream().map(Frame::request).toList());
        assertEquals(description(), Models.getDescription(frames.get(1).body()));
    }

    @Test
    void aStreamThatIsCutShortIsNoticedWherever() throws IOException {
        byte[] whole = frames();
        int clean = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                read(cut);
                clean++;
            } catch (EOFException expected) {
                assertTrue(String.valueOf(expected.getMessage()).length() > 5);
            } catch (BadFrameException preamble) {
                assertTrue(length < Protocol.PREAMBLE.length(), "at " + length);
            }
        }
        assertEquals(3, clean, "between the frames, and nowhere else");
    }

    @Test
    void aLengthThatLiesIsRefusedBeforeMemoryIsSetAside() {
        for (int length : new int[]{-1, 0, 4, Protocol.MAX_FRAME + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN)
                    .put(Protocol.PREAMBLE.getBytes(StandardCharsets.US_ASCII)).putInt(length);
            assertThrows(BadFrameException.class, () -> read(bytes.array()), "length " + length);
        }
    }

    @Test
    void countsThatLieAreRefused() {
        Map<String, Consumer<WireReader>> readings = Map.of("texts", WireReader::getTexts, "map",
                WireReader::getTextMap, "text", WireReader::getText, "schema", Batches::getSchema, "providers",
                Models::getProviders, "rows", in -> Batches.get(in, SCHEMA), "scores", in -> Scores.get(in, 1 << 30));
        for (int count : new int[]{-2, 1 << 30, Integer.MAX_VALUE}) {
            readings.forEach((what, reading) -> {
                WireWriter out = new WireWriter().putInt(count).putInt(count).putFlag(true);
                assertThrows(BadFrameException.class, () -> reading.accept(reader(out)), what + " " + count);
            });
        }
    }

    @Test
    void noiseInsteadOfFramesIsQuoted() {
        byte[] noise = "Welcome to host.example\nlast login: never\n".getBytes(StandardCharsets.UTF_8);
        BadFrameException strange = assertThrows(BadFrameException.class, () -> read(noise));
        assertTrue(String.valueOf(strange.getMessage()).contains("Welcome to host.example last login"),
                strange.getMessage());
    }

    /** Every body read in every way, damaged at random: it is read, or refused as no frame, and nothing else happens. */
    @Test
    void damagedBodiesAreRefusedAndNothingElse() {
        WireWriter out = new WireWriter();
        Models.put(out, description());
        byte[] model = Arrays.copyOf(out.bytes(), out.size());
        Batches.put(out.clear(), batch(40, 3), 0, 40, new boolean[0]);
        byte[] rows = Arrays.copyOf(out.bytes(), out.size());
        List<Consumer<WireReader>> readings = List.of(Models::getDescription, Models::getOptions, Models::getBinding,
                Models::getProviders, Trainings::getRequest, Failures::get, Batches::getSchema,
                in -> Batches.get(in, SCHEMA), in -> Scores.get(in, 40), in -> Scores.getMembers(in, 40));
        Random random = new Random(11);
        int read = 0;
        for (int turn = 0; turn < 60_000; turn++) {
            byte[] bytes = switch (turn % 3) {
                case 0 -> model.clone();
                case 1 -> rows.clone();
                default -> new byte[random.nextInt(200)];
            };
            if (turn % 3 == 2) {
                random.nextBytes(bytes);
            }
            for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                readings.get(random.nextInt(readings.size())).accept(new WireReader(bytes, 0, bytes.length));
                read++;
            } catch (BadFrameException | IllegalArgumentException refused) {
                assertTrue(String.valueOf(refused.getMessage()).length() > 3);
            }
        }
        assertTrue(read > 1000, read + " were read: the damage is too great to prove anything");
    }

    @Test
    void moreThanAFrameHoldsIsNotWritten() {
        WireWriter out = new WireWriter();
        byte[] part = new byte[Protocol.FILE_PART];
        assertThrows(FrameTooLargeException.class, () -> {
            for (int i = 0; i < 65; i++) {
                out.putRaw(part, 0, part.length);
            }
        });
        assertNull(reader(new WireWriter().putText(null)).getTextOrNull());
    }
}
