package secondlook.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.job.JobContext;

/** Right answers are kept from a reviewer, also where nobody said which column holds them. */
class AnswerColumnsTest {

    @TempDir
    Path temp;

    private Set<String> answers(String csv, String expectedTruth) throws IOException {
        Path file = Files.writeString(temp.resolve("rows.csv"), csv);
        try (Workspace workspace = Workspace.open(temp.resolve("w"), Clock.systemUTC());
                Dataset dataset = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id())) {
            RunManifest run = PredictionFiles.toRun(dataset, null, workspace.runsFolder(), Clock.systemUTC(),
                    JobContext.NONE);
            if (expectedTruth.isEmpty()) {
                assertNull(run.truth());
            } else {
                assertEquals(expectedTruth, run.truth());
            }
            assertEquals(Set.of(), AnswerColumns.of(run, null).stream().filter(name -> !name.equals(expectedTruth))
                    .collect(java.util.stream.Collectors.toSet()));
            return AnswerColumns.of(run, dataset);
        }
    }

    @Test
    void theTruthColumnAloneWhereThereIsOne() throws IOException {
        assertEquals(Set.of("label"),
                answers("label,said,p_fog,p_sun\nfog,fog,0.4,0.6\nsun,sun,0.2,0.8\n", "label"));
    }

    @Test
    void everyColumnOfClassesWhereNoneWasNamed() throws IOException {
        assertEquals(Set.of("one", "other"), answers("""
                one,other,place,note,p_fog,p_sun
                fog,sun,north,fog,0.4,0.6
                sun,sun,south,mist,0.2,0.8
                """, ""), "two may be meant, so that none was taken; a text that is no class is shown");
    }
}
