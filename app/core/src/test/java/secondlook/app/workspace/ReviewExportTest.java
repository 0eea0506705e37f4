package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;

/** The whole way: a file of predictions becomes a run, its flagged rows a review, the answers a file again. */
class ReviewExportTest {

    private static final String NASTY = "=SUM(A1)\",\n\"quoted\" 'and' ünï";

    @TempDir
    Path temp;

    private Workspace workspace;
    private ReviewSession session;

    @BeforeEach
    void review() throws IOException {
        Path file = Files.writeString(temp.resolve("in.csv"), """
                day,label,text,p_fog,p_sun
                2015-01-14,sun,"=SUM(A1)"",
                ""quoted"" 'and' ünï",0.4,0.6
                2015-01-15,fog,plain,0.1,0.9
                2015-01-16,fog,,0.55,0.45
                2015-01-17,sun,x,,
                2015-01-18,sun,,0.2,0.8
                """);
        workspace = Workspace.open(temp.resolve("w"), Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"),
                ZoneOffset.UTC), "Ada");
        DatasetManifest dataset = workspace.importDataset(file, JobContext.NONE);
        RunManifest made;
        try (Dataset open = workspace.openDataset(dataset.id())) {
            made = PredictionFiles.toRun(open, "label", workspace.runsFolder(), Clock.systemUTC(), JobContext.NONE);
        }
        workspace.addRun(made);
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, 0.7);
        try (Run run = workspace.openRun(made.id())) {
            session = workspace.reviews().open(workspace.reviews().create("r", made.id(), policy,
                    made.classes(), "Ada",
                    ReviewQueue.of(run.predictions(), policy, ReviewQueue.Order.LEAST_SURE_FIRST, 2, 1)).id());
        }
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private int at(long row) {
        return session.positionOf(row).orElseThrow();
    }

    private void answer() {
        session.answer(at(0), VerdictKind.LABEL, "fog", NASTY, 2.5);
        session.answer(at(2), VerdictKind.ACCEPT, null, null, 1.25);
        session.answer(at(2), VerdictKind.SKIP, null, null, 1);
        session.undo();
        session.answer(at(1), VerdictKind.DEFER, null, null, 4);
        session.note(at(3), "no scores");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.PARQUET"})
    void everyItemComesOutWithItsRowItsPredictionAndWhatCounts(String name) throws IOException {
        answer();
        Path out = temp.resolve(name);
        // as in the window, where both are open while a person exports
        try (Dataset dataset = workspace.openDataset(workspace.datasets().getFirst().id());
                Run run = workspace.openRun(session.entry().runId())) {
            assertEquals(dataset.manifest().rows(), run.predictions().rows());
            assertEquals(5, workspace.exportReview(session.entry().id(), out, false));
            assertEquals(5, dataset.count(null));
        }
        List<List<String>> rows = read(out, "SELECT * FROM t ORDER BY row_id");
        assertEquals(List.of("row_id", "day", "label_2", "text", "p_fog_2", "p_sun_2", "predicted", "confidence",
                "p_fog", "p_sun", "reason", "inclusion_probability", "verdict", "label", "note", "reviewer",
                "answered_at", "seconds", "blind", "proposals"), rows.getFirst());
        assertEquals(List.of("0", "2015-01-14", "sun", NASTY, "0.4", "0.6", "sun", "0.6", "0.4", "0.6",
                "confidence 0.60 is below 0.70", "1.0", "label", "fog", NASTY, "Ada", "2026-03-14T10:22:00Z", "2.5",
                "false", "null"),
                rows.get(1));
        assertEquals(List.of("1", "2015-01-15", "fog", "plain", "0.1", "0.9", "sun", "0.9", "0.1", "0.9",
                "audit sample", "1.0", "defer", "null", "null", "Ada", "2026-03-14T10:22:00Z", "4.0", "false", "null"),
                rows.get(2));
        assertEquals(List.of("2", "2015-01-16", "fog", "null", "0.55", "0.45", "fog", "0.55", "0.55", "0.45",
                "confidence 0.55 is below 0.70", "1.0", "accept", "fog", "null", "Ada", "2026-03-14T10:22:00Z",
                "1.25", "false", "null"), rows.get(3));
        assertEquals(List.of("3", "2015-01-17", "sun", "x", "null", "null", "none", "null", "null", "null",
                "the model gave no usable scores", "1.0", "null", "null", "no scores", "null", "null", "null", "null",
                "null"),
                rows.get(4));
        assertEquals(6, rows.size());
        assertEquals(List.of("in.csv", String.valueOf(out.getFileName()), "w"), names());
    }

    @Test
    void historyHasEveryActInOrder() throws IOException {
        answer();
        Path out = temp.resolve("acts.parquet");
        assertEquals(5, workspace.exportReview(session.entry().id(), out, true));
        List<List<String>> rows = read(out, "SELECT row_id, verdict, label, act, supersedes FROM t");
        assertEquals(List.of(List.of("row_id", "verdict", "label", "act", "supersedes"),
                List.of("0", "label", "fog", "1", "null"), List.of("2", "accept", "fog", "2", "null"),
                List.of("2", "skip", "null", "3", "2"), List.of("2", "retract", "null", "4", "3"),
                List.of("1", "defer", "null", "5", "null")), rows);
    }

    @Test
    void theSessionsOrderIsKept() throws IOException {
        Path out = temp.resolve("order.csv");
        workspace.exportReview(session.entry().id(), out, false);
        List<String> expected = Stream.iterate(0, i -> i + 1).limit(5)
                .map(i -> Long.toString(session.item(i).rowId())).toList();
        assertEquals(expected,
                read(out, "SELECT row_id FROM t").stream().skip(1).map(List::getFirst).toList());
    }

    @Test
    void whatIsNotRegisteredYetIsTakenInOnOpening() throws Exception {
        String run = session.entry().runId();
        String dataset = workspace.datasets().getFirst().id();
        workspace.close();
        Files.copy(temp.resolve("w/runs/" + run + ".parquet"), temp.resolve("w/runs/lonely.parquet"));
        Files.writeString(temp.resolve("w/runs/bad.json"), "{");
        Files.writeString(temp.resolve("w/runs/bad.parquet"), "");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("w/workspace.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM run");
            statement.executeUpdate("DELETE FROM dataset");
        }
        for (int opening = 0; opening < 2; opening++) {
            try (Workspace again = Workspace.open(temp.resolve("w"), Clock.systemUTC())) {
                assertEquals(List.of(run), again.runs().stream().map(RunManifest::id).toList());
                assertEquals(List.of(dataset), again.datasets().stream().map(DatasetManifest::id).toList());
            }
        }
    }

    @Test
    void withoutTheSnapshotThePredictionsStillComeOut() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("w/datasets"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".duckdb")).toList()) {
                Files.delete(file);
            }
        }
        assertTrue(workspace.isMissing(workspace.datasets().getFirst()));
        assertThrows(RefusedException.class, () -> workspace.openDataset(workspace.datasets().getFirst().id()));
        Path out = temp.resolve("out.csv");
        workspace.exportReview(session.entry().id(), out, false);
        assertEquals(List.of("row_id", "predicted", "confidence", "p_fog", "p_sun"),
                read(out, "SELECT * FROM t").getFirst().subList(0, 5));
    }

    @Test
    void whatCannotBeWrittenIsRefusedAndLeavesNothing() throws IOException {
        String id = session.entry().id();
        assertThrows(RefusedException.class, () -> workspace.exportReview(id, temp.resolve("out.xlsx"), false));
        assertThrows(RefusedException.class, () -> workspace.exportReview(id, temp.resolve("no/out.csv"), false));
        assertThrows(RefusedException.class, () -> workspace.exportReview("r99", temp.resolve("out.csv"), false));
        Files.createDirectory(temp.resolve("folder.csv"));
        assertThrows(RefusedException.class, () -> workspace.exportReview(id, temp.resolve("folder.csv"), false));
        Files.delete(temp.resolve("w/runs/" + session.entry().runId() + ".parquet"));
        RefusedException refused = assertThrows(RefusedException.class,
                () -> workspace.exportReview(id, temp.resolve("out.csv"), false));
        assertFalse(refused.problem().why().isBlank());
        assertEquals(List.of("folder.csv", "in.csv", "w"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(temp)) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    /** The table as text, the names of its columns first; NULL as "null". */
    private static List<List<String>> read(Path file, String sql) {
        String from = file.toString().endsWith(".csv")
                ? "read_csv('" + file + "', all_varchar = true, strict_mode = true)"
                : "read_parquet('" + file + "')";
        return Tables.read(sql.replace("FROM t", "FROM " + from));
    }
}
