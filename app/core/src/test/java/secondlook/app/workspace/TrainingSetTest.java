package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.review.family.LabelSet;
import secondlook.app.review.family.LabelSet.RowLabel;
import secondlook.app.review.learn.LabelWeights;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.job.JobContext;

/** Labels that people gave, as rows to learn from. */
class TrainingSetTest {

    @TempDir
    Path temp;

    private Workspace workspace;
    private RunManifest run;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.writeString(temp.resolve("in.csv"), """
                day,wind,weather,p_fog,p_sun
                1,0.5,sun,0.4,0.6
                2,1.5,fog,0.1,0.9
                3,2.5,,0.55,0.45
                4,3.5,sun,0.2,0.8
                """);
        workspace = Workspace.open(temp.resolve("w"), Clock.systemUTC(), "Ada");
        try (Dataset dataset = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id())) {
            run = PredictionFiles.toRun(dataset, "weather", workspace.runsFolder(), Clock.systemUTC(), JobContext.NONE);
        }
        workspace.addRun(run);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static LabelSet labels(RowLabel... labels) {
        return new LabelSet(List.of(labels), 0);
    }

    private List<String> rows(LabelSet labels, LabelWeights weights, String target,
            @Nullable DatasetManifest base) {
        DatasetManifest made = workspace.trainingSet(run, labels, weights, target, base, JobContext.NONE).dataset();
        try (Dataset dataset = workspace.openDataset(made.id())) {
            var all = dataset.page(0, (int) made.rows());
            ColumnVector wind = all.column(all.schema().find("wind").orElseThrow());
            ColumnVector label = all.column(all.schema().find(target).orElseThrow());
            return java.util.stream.IntStream.range(0, all.rows())
                    .mapToObj(i -> wind.asText(i) + " " + label.asText(i)).sorted().toList();
        }
    }

    private static final LabelSet TWO = labels(new RowLabel(1, "sun", 0.5, 1), new RowLabel(2, "fog", 1, 0.25));

    @Test
    void reviewedRowsCarryTheirLabelAsOftenAsTheyWeigh() {
        assertEquals(List.of("1.5 sun", "2.5 fog"), rows(TWO, LabelWeights.once(), "weather", null));
        assertEquals(List.of("1.5 sun", "2.5 fog", "2.5 fog"),
                rows(TWO, new LabelWeights(LabelWeights.Kind.AGREEMENT, 2, 9), "weather", null));
        assertEquals(List.of("1.5 sun", "2.5 fog", "2.5 fog", "2.5 fog"),
                rows(TWO, new LabelWeights(LabelWeights.Kind.INCLUSION, 1, 3), "weather", null));
    }

    @Test
    void knownRowsComeBesidesAndWhatPeopleSaidCountsMore() throws IOException {
        DatasetManifest same = workspace.datasets().getFirst();
        assertEquals(List.of("0.5 sun", "1.5 sun", "2.5 fog", "3.5 sun"), rows(TWO, LabelWeights.once(), "weather",
                same), "row 1 was fog before it was reviewed");
        Path other = Files.writeString(temp.resolve("base.csv"), "wind,weather,day\n9.5,fog,1\n8.5,,2\n");
        DatasetManifest base = workspace.importDataset(other, JobContext.NONE);
        assertEquals(List.of("1.5 sun", "2.5 fog", "9.5 fog"), rows(TWO, LabelWeights.once(), "weather", base));
    }

    /** The same rows in a file of another hash, with other columns besides and numbers written otherwise. */
    @Test
    void reviewedRowsReplaceTheSameRowsOfAnotherFile() throws IOException {
        Path again = Files.writeString(temp.resolve("again.csv"), """
                wind,day,weather
                3.5,4,sun
                1.50,2,fog
                1.50,2,fog
                2.5,3.0,sun
                1.5,9,fog
                """);
        DatasetManifest base = workspace.importDataset(again, JobContext.NONE);
        assertEquals(List.of("1.5 fog", "1.5 fog", "1.5 sun", "2.5 fog", "3.5 sun"),
                rows(TWO, LabelWeights.once(), "weather", base),
                "day 2 is there twice and was reviewed once; day 9 is another row");
        Path apart = Files.writeString(temp.resolve("apart.csv"), "wind,site,weather\n1.5,north,fog\n");
        assertEquals(List.of("1.5 fog", "1.5 sun", "2.5 fog"), rows(TWO, LabelWeights.once(), "weather",
                workspace.importDataset(apart, JobContext.NONE)),
                "each file has columns of its own: equal wind does not make them the same row");
    }

    /** Beyond 2^53 neighbouring whole numbers are one real number. */
    @Test
    void longIdsAreComparedToTheLastDigit() throws IOException {
        Path file = Files.writeString(temp.resolve("ids.csv"),
                "day,wind,weather,p_fog,p_sun\n9007199254740992,1,sun,0.4,0.6\n3,2,sun,0.4,0.6\n");
        try (Dataset dataset = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id())) {
            run = PredictionFiles.toRun(dataset, "weather", workspace.runsFolder(), Clock.systemUTC(), JobContext.NONE);
        }
        workspace.addRun(run);
        LabelSet both = labels(new RowLabel(0, "fog", 1, 1), new RowLabel(1, "fog", 1, 1));
        Path other = Files.writeString(temp.resolve("other.csv"),
                "day,wind,weather\n9007199254740993,1,sun\n9007199254740992,1,sun\n3,2,sun\n");
        assertEquals(List.of("1 fog", "1 sun", "2 fog"), rows(both, LabelWeights.once(), "weather",
                workspace.importDataset(other, JobContext.NONE)));
        Path next = Files.writeString(temp.resolve("next.csv"), "day,wind,weather\n9007199254740993,1,sun\n3,2,sun\n");
        assertEquals(List.of("1 fog", "1 sun", "2 fog"), rows(both, LabelWeights.once(), "weather",
                workspace.importDataset(next, JobContext.NONE)));
    }

    @Test
    void missingValuesAreAContentToo() throws IOException {
        Path file = Files.writeString(temp.resolve("gaps.csv"),
                "wind,name,weather,p_fog,p_sun\n,a,sun,0.4,0.6\n1,,sun,0.4,0.6\n");
        try (Dataset dataset = workspace.openDataset(workspace.importDataset(file, JobContext.NONE).id())) {
            run = PredictionFiles.toRun(dataset, "weather", workspace.runsFolder(), Clock.systemUTC(), JobContext.NONE);
        }
        workspace.addRun(run);
        Path other = Files.writeString(temp.resolve("other.csv"), "name,wind,weather\na,,sun\n,1,sun\nb,1,sun\n");
        DatasetManifest base = workspace.importDataset(other, JobContext.NONE);
        assertEquals(3, rows(labels(new RowLabel(0, "fog", 1, 1), new RowLabel(1, "fog", 1, 1)), LabelWeights.once(),
                "weather", base).size());
    }

    @Test
    void theTargetMayBeNewAndLabelsMustFitIt() {
        assertEquals(List.of("1.5 sun", "2.5 fog"), rows(TWO, LabelWeights.once(), "said", null));
        RefusedException unfit = assertThrows(RefusedException.class,
                () -> rows(TWO, LabelWeights.once(), "wind", null));
        assertTrue(unfit.problem().why().contains("2 labels do not fit"), unfit.toString());
        assertThrows(RefusedException.class, () -> rows(labels(), LabelWeights.once(), "weather", null));
    }
}
