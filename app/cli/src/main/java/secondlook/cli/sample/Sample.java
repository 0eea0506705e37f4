package secondlook.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/**
 * Daily weather in Seattle 2012 to 2015, with a forest that learned the first three years and the same forest as ONNX.
 * Both were made by the build.
 */
public final class Sample {

    public static final String DATA = "seattle_weather.csv";
    public static final String FOREST = "weather-forest.smile";
    public static final String ONNX_FOREST = "weather-forest.onnx";
    public static final String TRUTH = "weather";

    /** The rows that the models have learned from. */
    static final String LEARNED = "date < DATE '2015-01-01'";

    /** The rows that are scored. */
    static final String ASKED = "date >= DATE '2015-01-01'";

    private static final String FOLDER = "sample";

    private Sample() {
    }

    /**
     * Puts dataset, models and the run over 2015 into a workspace. Copies of the files are left in its folder
     * {@code sample}, to be tried from the command line.
     *
     * @return the run of {@link #FOREST}, registered
     */
    public static RunManifest install(Workspace workspace, ModelFiles engines, Clock clock, JobContext context) {
        Path folder = workspace.folder().resolve(FOLDER);
        Path data = copy(DATA, folder);
        DatasetManifest manifest = workspace.importDataset(data, context);
        Path onnx = copy(ONNX_FOREST, folder);
        try (Model model = engines.open(onnx, OpenOptions.CPU, context)) {
            workspace.addModel(onnx, model, ONNX_FOREST);
        }
        context.checkCancelled();
        Path forest = copy(FOREST, folder);
        try (Dataset dataset = workspace.openDataset(manifest.id());
                Model model = engines.open(forest, OpenOptions.CPU, context)) {
            workspace.addModel(forest, model, FOREST);
            RunManifest run = score(dataset, model, FOREST, workspace.calibration(model), workspace.runsFolder(),
                    clock, context);
            workspace.addRun(run);
            return run;
        }
    }

    /** Scores 2015. */
    static RunManifest score(Dataset dataset, Model model, String name, @Nullable ModelCalibration calibration,
            Path runs, Clock clock, JobContext context) {
        SchemaBinding binding = SchemaBinder
                .bind(model.signature(), dataset.manifest().schema(), BindingRequest.BY_NAME).orRefuse(name, DATA);
        return new ScoreJob(dataset, model, name, binding, new ScoreRequest(TRUTH, ASKED, 0).with(calibration), runs,
                clock,
                ScoreObserver.NONE).run(context);
    }

    /** What the forest makes of 2015, as the build found it. */
    public static Preview preview() {
        try (InputStream in = open("preview.json")) {
            return Preview.read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path copy(String name, Path folder) {
        Path target = folder.resolve(name);
        Path part = folder.resolve(name + ".part");
        try (InputStream in = open(name)) {
            Files.createDirectories(folder);
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return target;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Sample.class.getResourceAsStream("/secondlook/sample/" + name);
        if (in == null) {
            throw new IOException("the sample's " + name + " was not built into this program");
        }
        return in;
    }
}
