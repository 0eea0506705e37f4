package secondlook.cli.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.evaluation.Histogram;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;

/** The sample as the build made it. */
class SampleTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final double PARITY = 1e-4;

    @TempDir
    Path folder;

    @Test
    void showsBeforehandWhatOpeningItGives() {
        Preview preview = Sample.preview();
        try (Workspace workspace = Workspace.open(folder.resolve("w"), CLOCK)) {
            RunManifest manifest = Sample.install(workspace, ModelFiles.discovered(), CLOCK, JobContext.NONE);
            assertEquals(365, manifest.rows());
            assertEquals(preview.rows(), manifest.rows());
            assertEquals(preview.accuracy(), assertNotNullAnd(manifest.accuracy()));
            assertTrue(preview.accuracy() > 0.75 && preview.accuracy() < 0.95, "a model worth a second look");
            try (Run run = workspace.openRun(manifest.id())) {
                Histogram bins = Histogram.of(run.predictions(), Measure.CONFIDENCE, Preview.BINS);
                assertArrayEquals(preview.correct(), bins.right());
                assertArrayEquals(preview.wrong(), bins.wrong());
                assertEquals(365, Arrays.stream(bins.right()).sum() + Arrays.stream(bins.wrong()).sum());
            }
            assertEquals(List.of(manifest.id()), workspace.runs().stream().map(RunManifest::id).toList());
            assertEquals(2, workspace.models().size());
        }
        assertTrue(Files.isRegularFile(folder.resolve("w/sample").resolve(Sample.ONNX_FOREST)));
    }

    private static double assertNotNullAnd(@org.jspecify.annotations.Nullable Double value) {
        assertNotNull(value);
        return value == null ? Double.NaN : value;
    }

    @Test
    void givesTheSameThroughBothEngines() {
        try (Workspace workspace = Workspace.open(folder.resolve("w"), CLOCK)) {
            Sample.install(workspace, ModelFiles.discovered(), CLOCK, JobContext.NONE);
            try (Run smile = score(workspace, "smile"); Run onnx = score(workspace, "onnx")) {
                assertEquals(1461, smile.predictions().rows());
                assertEquals(smile.predictions().classes(), onnx.predictions().classes());
                for (int row = 0; row < 1461; row++) {
                    assertArrayEquals(smile.distribution(row), onnx.distribution(row), PARITY, "row " + row);
                }
            }
        }
    }

    /** All four years. */
    private static Run score(Workspace workspace, String format) {
        ModelEntry entry = workspace.models().stream().filter(m -> m.format().equals(format)).findFirst().orElseThrow();
        try (Dataset dataset = workspace.openDataset(workspace.datasets().getFirst().id());
                Model model = ModelFiles.discovered().open(workspace.modelFile(entry), OpenOptions.CPU)) {
            var binding = SchemaBinder
                    .bind(model.signature(), dataset.manifest().schema(), BindingRequest.BY_NAME)
                    .orRefuse(entry.name(), Sample.DATA);
            RunManifest run = new ScoreJob(dataset, model, entry.name(), binding, ScoreRequest.ALL,
                    workspace.runsFolder(), CLOCK, ScoreObserver.NONE).run(JobContext.NONE);
            return Run.open(workspace.runsFolder(), run.id());
        }
    }
}
