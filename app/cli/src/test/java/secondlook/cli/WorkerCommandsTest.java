package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.cli.CommandRunner.Outcome;

/** The commands with their models in a process of its own, compared with the same commands in this process. */
class WorkerCommandsTest {

    @TempDir
    Path folder;

    private CommandRunner workers;
    private CommandRunner here;

    @BeforeEach
    void prepare() throws IOException {
        workers = new CommandRunner(folder.resolve("log"));
        workers.useWorkers(folder.resolve("cache"));
        here = new CommandRunner(folder.resolve("log"));
        StringBuilder rows = new StringBuilder("a,b,colour,class\n");
        for (int i = 0; i < 300; i++) {
            rows.append(i % 17).append(',').append(i * 7 % 23 / 2.0).append(',')
                    .append(i % 3 == 0 ? "red" : i % 3 == 1 ? "" : "blue").append(',')
                    .append(i % 17 > 8 ? "yes" : "no").append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), rows);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertEquals(List.of(), ProcessHandle.current().descendants().map(ProcessHandle::pid).toList());
        Path scratch = folder.resolve("cache").resolve("workers");
        if (Files.exists(scratch)) {
            try (Stream<Path> left = Files.list(scratch)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    private Outcome train(CommandRunner runner, String file) {
        return runner.run("train", folder.resolve("rows.csv"), "--target", "class", "--out", folder.resolve(file),
                "--param", "trees=20", "--json");
    }

    private Outcome score(CommandRunner runner, String model, String out) {
        return runner.run("score", folder.resolve("rows.csv"), "--model", folder.resolve(model), "--out",
                folder.resolve(out), "--batch", 100, "--truth", "class", "--json");
    }

    @Test
    void trainingAndScoringGiveTheSameAsInThisProcess() throws IOException {
        Outcome trained = train(workers, "worker.smile");
        assertEquals(0, trained.code(), trained.err());
        Outcome trainedHere = train(here, "here.smile");
        assertEquals(trainedHere.json().get("metrics"), trained.json().get("metrics"));
        Outcome scored = score(workers, "worker.smile", "worker.csv");
        assertEquals(0, scored.code(), scored.err());
        assertEquals(0, score(here, "here.smile", "here.csv").code());
        assertEquals(Files.readString(folder.resolve("here.csv")), Files.readString(folder.resolve("worker.csv")));
        JsonNode described = workers.run("describe", folder.resolve("worker.smile"), "--json").json();
        JsonNode describedHere = here.run("describe", folder.resolve("worker.smile"), "--json").json();
        assertEquals(describedHere, described);
        assertTrue(Files.exists(folder.resolve("cache").resolve("workers")), "a worker was really used");
    }

    @Test
    void theDemoAndTheDoctorWorkThroughAWorker() {
        Outcome demo = workers.run("demo", "--out", folder.resolve("demo"), "--json");
        assertEquals(0, demo.code(), demo.err());
        assertEquals(here.run("demo", "--out", folder.resolve("here"), "--json").json().get("accuracy"),
                demo.json().get("accuracy"));
        Outcome doctor = workers.run("doctor", "--json");
        assertEquals("in a process of its own", doctor.json().get("models_run").asText());
        assertEquals(2, doctor.json().get("engines").size());
    }

    @Test
    void aModelThatIsNoneIsRefusedInOneLineAndLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("no.onnx"), "nothing");
        Outcome refused = score(workers, "no.onnx", "out.csv");
        assertEquals(3, refused.code(), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertFalse(Files.exists(folder.resolve("out.csv")));
    }

    @Test
    void aCommandThatStartsNoWorkerIsSaidClearly() throws IOException {
        Files.writeString(folder.resolve("no.onnx"), "nothing");
        Outcome absent = workers.run("describe", folder.resolve("no.onnx"), "--worker-command", "/no/such/program");
        assertEquals(3, absent.code());
        assertTrue(absent.err().contains("/no/such/program"), absent.err());
        Outcome chatty = workers.run("describe", folder.resolve("no.onnx"), "--worker-command",
                "echo Welcome to this host");
        assertEquals(3, chatty.code());
        assertTrue(chatty.err().contains("Welcome to this host"), chatty.err());
        Outcome impossible = workers.run("describe", folder.resolve("no.onnx"), "--time-limit", 0);
        assertEquals(3, impossible.code());
    }
}
