package secondlook.app.retrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.InputContract;
import secondlook.app.registry.Checklist;
import secondlook.app.registry.CompareJob;
import secondlook.app.registry.HeldOutRows;
import secondlook.app.registry.LabelSource;
import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.ModelVersions;
import secondlook.app.registry.VersionComparison;
import secondlook.app.shape.ShapeJob;
import secondlook.app.train.TrainJob;
import secondlook.app.train.TrainResult;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.train.Trainers;

/**
 * Trains a candidate by a recipe, compares it with the champion on the held-out rows, and stops there unless the recipe lets a
 * candidate be promoted that passes everything. Whatever fails, the champion stays what it was.
 */
public final class RetrainJob implements Job<RetrainResult> {

    private final Workspace workspace;
    private final Dataset source;
    private Dataset dataset;
    private final RetrainRecipe recipe;
    private final String recipeName;
    private final @Nullable LabelSource labels;
    private final ModelFiles engines;
    private final Trainers trainers;
    private final Clock clock;
    private int attempts;

    /**
     * @param recipeName names the recipe in the candidate's lineage
     * @param labels     the verdicts that are among the dataset's answers; {@code null} for none
     */
    public RetrainJob(Workspace workspace, Dataset dataset, RetrainRecipe recipe, String recipeName,
            @Nullable LabelSource labels, ModelFiles engines, Trainers trainers, Clock clock) {
        this.workspace = workspace;
        this.source = dataset;
        this.dataset = dataset;
        this.recipe = recipe;
        this.recipeName = recipeName;
        this.labels = labels;
        this.engines = engines;
        this.trainers = trainers;
        this.clock = clock;
    }

    /** @throws RefusedException if nothing is held out, or a step is refused */
    @Override
    public RetrainResult run(JobContext context) {
        if (recipe.shaping().isEmpty()) {
            return shaped(context);
        }
        DatasetManifest manifest = new ShapeJob(source, recipe.shaping(),
                new DatasetImporter(workspace.datasetsFolder(), clock), clock).run(context);
        workspace.register(manifest);
        try (Dataset rows = workspace.openDataset(manifest.id())) {
            dataset = rows;
            return shaped(context);
        } finally {
            dataset = source;
        }
    }

    private RetrainResult shaped(JobContext context) {
        if (dataset.count(recipe.heldOut()) == 0) {
            throw new RefusedException(recipe.name() + " was not trained again",
                    dataset.manifest().name() + " has no row where " + recipe.heldOut(),
                    "Change held_out, so that candidate and champion can be compared.");
        }
        ModelVersions versions = workspace.versions();
        ModelVersion champion = versions.champion(recipe.name());
        Expectations expected = champion == null ? null : workspace.contracts().of(champion.sha256());
        InputContract.Held held = expected == null
                ? InputContract.Held.without(recipe.request().where())
                : new InputContract(expected, Map.of()).hold(dataset, recipe.request().where(), context);
        ModelVersion candidate = train(champion, expected, held, context);
        VersionComparison comparison = champion == null || champion.id() == candidate.id()
                ? null
                : again(() -> compare(candidate, champion, context));
        Checklist checklist = versions.checklist(candidate, recipe.drift());
        boolean already = champion != null && champion.id() == candidate.id();
        boolean promote = !already && recipe.promotesWhenPassed() && checklist.blocking().isEmpty();
        if (promote) {
            context.checkCancelled();
            versions.promote(candidate, checklist, "by " + recipeName + ", every check passed");
        }
        return new RetrainResult(versions.find(candidate.reference()), champion, comparison, checklist,
                promote || already, attempts, held.violations());
    }

    private ModelVersion train(@Nullable ModelVersion champion, @Nullable Expectations expected,
            InputContract.Held held, JobContext context) {
        Path room = null;
        try {
            room = Files.createTempDirectory("second-look-retrain-");
            Path file = room.resolve("candidate.smile");
            TrainResult trained = again(() -> {
                attempts++;
                return new TrainJob(dataset, recipe.request(held.allowed()), file, trainers, clock).run(context);
            });
            Expectations learned = Expectations.infer(dataset, trained.manifest().features(), held.allowed());
            ExpectationFile.write(ExpectationFile.beside(file), expected == null ? learned : learned.after(expected));
            try (Model model = engines.open(file, OpenOptions.CPU, context)) {
                Lineage lineage = Lineage.of(model.card(), "retrained by " + recipeName)
                        .withParent(champion == null ? null : champion.version());
                workspace.addModel(file, model, recipe.name(), labels == null ? lineage : lineage.withLabels(labels));
                String sha256 = model.card().sha256();
                return workspace.versions().of(recipe.name()).stream().filter(v -> v.sha256().equals(sha256))
                        .findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            clear(room);
        }
    }

    private VersionComparison compare(ModelVersion candidate, ModelVersion champion, JobContext context) {
        return new CompareJob(workspace.versions(), engines, candidate, champion,
                new HeldOutRows(dataset, recipe.target(), recipe.heldOut()), workspace::calibration,
                workspace.runsFolder(), workspace::addRun, clock).run(context);
    }

    /** Native code that fails may do better the next time; what is refused is refused again. */
    private <T> T again(Supplier<T> step) {
        for (int left = recipe.retries();; left--) {
            try {
                return step.get();
            } catch (ModelFailedException failed) {
                if (left == 0) {
                    throw failed;
                }
            }
        }
    }

    private static void clear(@Nullable Path room) {
        try {
            if (room != null) {
                Files.deleteIfExists(ExpectationFile.beside(room.resolve("candidate.smile")));
                Files.deleteIfExists(room.resolve("candidate.smile"));
                Files.deleteIfExists(room);
            }
        } catch (IOException remains) {
            // in the system's temporary folder, which is swept by it
        }
    }
}
