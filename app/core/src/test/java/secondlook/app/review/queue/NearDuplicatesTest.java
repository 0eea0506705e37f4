package secondlook.app.review.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.review.NewSession;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;

/** Rows that are alike in every field are found, and one answer serves them only where a person says so. */
class NearDuplicatesTest {

    @TempDir
    Path folder;

    private static final String ROWS = """
            word,size,p_fog,p_sun
            Seattle,10.0,0.4,0.6
            ' seattle ',10.01,0.45,0.55
            Seattle,90.0,0.4,0.6
            ,10.0,0.7,0.3
            ,10.0,0.6,0.4
            Portland,10.0,0.4,0.6
            other,0.0,0.4,0.6
            other2,100.0,0.4,0.6
            """.replace("'", "");

    private QueueDraft draft(Dataset dataset) {
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            items.add(new ReviewItem(i, i, i, i == 3 || i == 4 ? "fog" : "sun", 0.5, "because", 1));
        }
        return NearDuplicates.group(new QueueDraft(items, List.of(), 8), dataset, List.of("word", "size"));
    }

    private @Nullable Integer group(QueueDraft draft, int row) {
        return draft.items().get(row).alike();
    }

    @Test
    void rowsThatAreAlikeInEveryFieldAreOneGroup() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w"), Clock.systemUTC());
                Dataset dataset = imported(workspace)) {
            QueueDraft draft = draft(dataset);
            assertNotNull(group(draft, 0));
            assertEquals(group(draft, 0), group(draft, 1), "case, spaces and a fiftieth of the range do not matter");
            assertNull(group(draft, 2), "another size");
            assertEquals(group(draft, 3), group(draft, 4), "what is missing in both is alike");
            assertNotEquals(group(draft, 0), group(draft, 3));
            assertNull(group(draft, 5), "another word");
        }
    }

    private Dataset imported(Workspace workspace) throws Exception {
        Path file = java.nio.file.Files.writeString(folder.resolve("in.csv"), ROWS);
        DatasetManifest manifest = workspace.importDataset(file, JobContext.NONE);
        return workspace.openDataset(manifest.id());
    }

    @Test
    void oneAnswerServesThemWithConsentAndEachHasAVerdictOfItsOwn() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w"), Clock.systemUTC());
                Dataset dataset = imported(workspace)) {
            RunManifest run = PredictionFiles.toRun(dataset, null, workspace.runsFolder(), Clock.systemUTC(),
                    JobContext.NONE);
            workspace.addRun(run);
            String id = workspace.reviews().create(NewSession.of("r", run.id(),
                    DecisionPolicy.of(Measure.CONFIDENCE, 0.9), run.classes(), "Ada", draft(dataset).items())).id();
            try (ReviewSession session = workspace.reviews().open(id)) {
                assertEquals(List.of(1), session.alike(0));
                Verdict given = session.answer(0, VerdictKind.LABEL, "fog", null, 3);
                assertTrue(session.effective(1).isEmpty(), "not before a person agrees");
                assertThrows(RefusedException.class, () -> session.serve(0, List.of(5)), "not alike");
                List<Verdict> served = session.serve(0, session.alike(0));
                assertEquals(1, served.size());
                assertEquals("fog", served.getFirst().label());
                assertEquals(given.id(), served.getFirst().serves());
                assertNotEquals(given.id(), served.getFirst().id());
                assertEquals(1, session.undo().orElseThrow());
                assertTrue(session.effective(1).isEmpty(), "undone by itself");
                assertEquals("fog", session.effective(0).orElseThrow().label());
            }
        }
    }
}
