package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.train.ParityExport;
import secondlook.cli.CommandRunner.Outcome;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelExport;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Trainer;

/** Whatever is trained gives the same answers as ONNX, missing and unseen texts included, or is refused with the reason. */
class TrainToOnnxTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;

    @BeforeEach
    void write() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        StringBuilder csv = new StringBuilder("size,flag,colour,place,day,kind,two,amount\n");
        Random random = new Random(3);
        for (int row = 0; row < 600; row++) {
            double x = random.nextGaussian();
            String size = random.nextInt(20) == 0 ? "" : String.format(Locale.ROOT, "%.3f", 10 * x);
            String colour = random.nextInt(15) == 0 ? "" : List.of("red", "green", "blau, \"dunkel\"").get(row % 3);
            int band = x < -0.5 ? 0 : x < 0.5 ? 1 : 2;
            csv.append(size).append(',').append(random.nextBoolean()).append(',').append(quoted(colour)).append(",p")
                    .append(random.nextInt(18)).append(",2026-01-").append(String.format("%02d", 1 + row % 28))
                    .append(",k").append(band).append(',').append(band == 2 ? "yes" : "no").append(',')
                    .append(String.format(Locale.ROOT, "%.4f", 3 * x + (row % 3) + 0.1 * random.nextGaussian()))
                    .append('\n');
        }
        data = Files.writeString(folder.resolve("data.csv"), csv);
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    static Stream<String> classifiers() {
        return algorithms(Task.CLASSIFICATION);
    }

    static Stream<String> regressors() {
        return algorithms(Task.REGRESSION);
    }

    private static Stream<String> algorithms(Task task) {
        return ServiceLoader.load(Trainer.class).stream().flatMap(t -> t.get().algorithms().stream())
                .filter(a -> a.tasks().contains(task) && a.unavailable() == null && !a.name().equals("knn"))
                .map(Algorithm::name);
    }

    private Outcome train(String algorithm, String target, String drop) {
        return runner.run("train", data, "--target", target, "--algorithm", algorithm, "--out",
                folder.resolve("model.onnx"), "--drop", drop, "--json");
    }

    private void same(Outcome outcome, String task, int classes) throws IOException {
        assertEquals(0, outcome.code(), outcome.err());
        JsonNode trained = outcome.json();
        assertEquals(600, trained.get("parity_rows").asInt());
        assertTrue(trained.get("parity_difference").asDouble() <= 1e-4);
        JsonNode described = runner.run("describe", folder.resolve("model.onnx"), "--json").json();
        assertEquals(task, described.get("task").asText());
        assertEquals(classes, described.get("classes").size());
        assertEquals("onnx", described.get("format").asText());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.filter(f -> f.getFileName().toString().contains(".part")).count(), "parts are left");
        }
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classifiersGiveTheSameProbabilities(String algorithm) throws IOException {
        same(train(algorithm, "kind", "day,two,amount"), "classification", 3);
        same(train(algorithm, "two", "day,kind,amount"), "classification", 2);
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void regressionsGiveTheSameValues(String algorithm) throws IOException {
        same(train(algorithm, "amount", "day,two,kind"), "regression", 0);
    }

    @Test
    void everyRowIsScoredThoughATextIsMissing() throws IOException {
        same(train("gradient-boosting", "kind", "day,two,amount"), "classification", 3);
        JsonNode scored = runner.run("score", data, "--model", folder.resolve("model.onnx"), "--out",
                folder.resolve("p.csv"), "--truth", "kind", "--provider", "cpu", "--json").json();
        assertEquals(0, scored.get("invalid").asInt());
        assertTrue(scored.get("accuracy").asDouble() > 0.8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "random-forest"})
    void whatOnnxCannotSayIsRefusedAndWhatWasThereIsKept(String algorithm) throws IOException {
        Path out = Files.writeString(folder.resolve("model.onnx"), "kept");
        Outcome outcome = train(algorithm, "kind", algorithm.equals("knn") ? "day,two,amount" : "two,amount");
        assertEquals(3, outcome.code());
        assertTrue(outcome.err().contains(algorithm.equals("knn") ? "nearest neighbours" : "day is a point in time"),
                outcome.err());
        assertEquals("kept", Files.readString(out));
        assertFalse(Files.exists(folder.resolve("p.csv")));
    }

    /** The check looks at the answers and believes no exporter. */
    @Test
    void aFileThatGivesOtherAnswersIsNotKept() throws IOException {
        same(train("decision-tree", "kind", "day,two,amount"), "classification", 3);
        Path other = Files.move(folder.resolve("model.onnx"), folder.resolve("other.onnx"));
        Path smile = folder.resolve("model.smile");
        assertEquals(0, runner.run("train", data, "--target", "kind", "--drop", "day,two,amount", "--out", smile)
                .code());
        Path out = folder.resolve("out.onnx");
        Path datasets = folder.resolve("datasets");
        String id = new DatasetImporter(datasets, Clock.systemUTC()).importFile(data, JobContext.NONE).id();
        try (Dataset dataset = Dataset.open(datasets, id)) {
            ParityExport export = new ParityExport(ModelFiles.discovered(), new Replacing(other), smile, out, dataset);
            Problem problem = assertThrows(RefusedException.class, () -> export.run(JobContext.NONE)).problem();
            assertTrue(problem.oneLine().contains("in row "), problem.oneLine());
        }
        assertFalse(Files.exists(out));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.filter(f -> f.getFileName().toString().contains(".part")).count(), "parts are left");
        }
    }

    /** Writes another model than it was given. */
    private record Replacing(Path other) implements ModelExport {

        @Override
        public String from() {
            return "smile";
        }

        @Override
        public String to() {
            return "onnx";
        }

        @Override
        public void export(Path model, Path out) {
            try {
                Files.copy(other, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
