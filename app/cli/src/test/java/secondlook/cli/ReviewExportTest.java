package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.cli.CommandRunner.Outcome;
import secondlook.runtime.job.JobContext;

class ReviewExportTest {

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path workspace;
    private String session;

    @BeforeEach
    void review() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        workspace = folder.resolve("w");
        Path file = Files.writeString(folder.resolve("in.csv"), "day,p_fog,p_sun\nMonday,0.4,0.6\nTuesday,0.1,0.9\n");
        try (Workspace open = Workspace.open(workspace, Clock.systemUTC())) {
            RunManifest run;
            try (Dataset dataset = open.openDataset(open.importDataset(file, JobContext.NONE).id())) {
                run = PredictionFiles.toRun(dataset, null, open.runsFolder(), Clock.systemUTC(), JobContext.NONE);
            }
            open.addRun(run);
        }
        Outcome made = runner.run("review", "new", "--threshold", "0.7", "--workspace", workspace, "--json");
        assertEquals(0, made.code(), made.err());
        try (Workspace open = Workspace.open(workspace, Clock.systemUTC())) {
            session = open.reviews().sessions().getFirst().id();
            ReviewSession review = open.reviews().open(session);
            review.answer(0, VerdictKind.LABEL, "fog", "a, \"note\"", 2);
            review.answer(0, VerdictKind.ACCEPT, null, null, 1);
        }
    }

    @Test
    void writesWhatCounts() throws IOException {
        Path out = folder.resolve("out.csv");
        Outcome outcome = runner.run("review", "export", session, "--out", out, "--workspace", workspace, "--json");
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(1, outcome.json().get("rows").asInt());
        List<String> lines = Files.readAllLines(out);
        assertEquals(2, lines.size());
        assertTrue(
                lines.getLast().startsWith("0,Monday,0.4,0.6,sun,0.6,0.4,0.6,confidence 0.60 is below 0.70,1.0,accept,"
                        + "sun,\"a, \"\"note\"\"\","),
                lines.getLast());
    }

    @Test
    void writesEveryAct() throws IOException {
        Path out = folder.resolve("acts.csv");
        Outcome outcome = runner.run("review", "export", session, "--history", "--out", out, "--workspace", workspace);
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals(3, Files.readAllLines(out).size());
    }

    @Test
    void refusesWhatCannotBeWritten() {
        assertEquals(3, runner.run("review", "export", session, "--out", folder.resolve("out.xlsx"), "--workspace",
                workspace).code());
        assertEquals(3, runner.run("review", "export", "r77", "--out", folder.resolve("out.csv"), "--workspace",
                workspace).code());
        assertFalse(Files.exists(folder.resolve("out.csv")));
    }
}
