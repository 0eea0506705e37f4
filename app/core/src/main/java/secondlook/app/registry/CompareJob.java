package secondlook.app.registry;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.app.expect.Action;
import secondlook.app.expect.InputContract;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.comparison.PairedComparison;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Task;

/**
 * Scores the same held-out rows with a candidate and with the champion, keeps both runs, and compares them row by row. The
 * comparison is kept with the versions.
 */
public final class CompareJob implements Job<VersionComparison> {

    private static final long SEED = 20260314;

    private final ModelVersions versions;
    private final ModelFiles files;
    private final ModelVersion candidate;
    private final ModelVersion champion;
    private final HeldOutRows rows;
    private final Function<Model, @Nullable ModelCalibration> calibrations;
    private final Path runs;
    private final Consumer<RunManifest> keep;
    private final Clock clock;

    /**
     * @param calibrations the calibration kept with a model; {@code null} where it has none
     * @param runs         folder of runs
     * @param keep         enters a finished run where runs are listed
     */
    public CompareJob(ModelVersions versions, ModelFiles files, ModelVersion candidate, ModelVersion champion,
            HeldOutRows rows, Function<Model, @Nullable ModelCalibration> calibrations, Path runs,
            Consumer<RunManifest> keep, Clock clock) {
        this.versions = versions;
        this.files = files;
        this.candidate = candidate;
        this.champion = champion;
        this.rows = rows;
        this.calibrations = calibrations;
        this.runs = runs;
        this.keep = keep;
        this.clock = clock;
    }

    /** @throws RefusedException if either is no classifier, cannot be fed from these rows, or they are the same version */
    @Override
    public VersionComparison run(JobContext context) {
        if (candidate.id() == champion.id()) {
            throw new RefusedException(candidate.reference() + " cannot be compared", "it is the champion itself",
                    "Name another version.");
        }
        try (Model first = open(champion); Model second = open(candidate)) {
            SchemaBinding toFirst = bind(first, champion);
            SchemaBinding toSecond = bind(second, candidate);
            List<String> refused = new ArrayList<>();
            // a row that either would refuse is a fair question to neither
            String where = allowed(champion, toFirst, rows.where(), refused, context);
            where = allowed(candidate, toSecond, where, refused, context);
            RunManifest before = score(first, champion, toFirst, where, context);
            RunManifest after = score(second, candidate, toSecond, where, context);
            context.step("Comparing");
            try (Run a = Run.open(runs, before.id()); Run b = Run.open(runs, after.id())) {
                PairedRuns paired = PairedRuns.of(a, b);
                VersionComparison comparison = new VersionComparison(candidate.version(), champion.version(),
                        rows.dataset().manifest().name(), rows.dataset().manifest().sha256(), where,
                        rows.truth(), after.id(), before.id(), Contract.breaks(first.signature(), second.signature()),
                        notes(refused, before, after), PairedComparison.of(paired.rows(), paired.classes(), SEED));
                context.checkCancelled();
                versions.keep(candidate.name(), comparison);
                return comparison;
            }
        }
    }

    private Model open(ModelVersion version) {
        Model model = files.open(versions.file(version), OpenOptions.CPU);
        if (model.signature().task() != Task.CLASSIFICATION) {
            Task task = model.signature().task();
            model.close();
            throw new RefusedException(version.reference() + " cannot be compared",
                    "it is a " + task.key() + " and only classifiers are compared row by row",
                    "Measure both with evaluate, and accept the checks by hand.");
        }
        return model;
    }

    private SchemaBinding bind(Model model, ModelVersion version) {
        return SchemaBinder
                .bind(model.signature(), rows.dataset().manifest().schema(),
                        new BindingRequest(Map.of(), null, rows.truth()))
                .orRefuse(version.reference(), rows.dataset().manifest().name());
    }

    private @Nullable String allowed(ModelVersion version, SchemaBinding binding, @Nullable String where,
            List<String> refused, JobContext context) {
        InputContract contract = InputContract.of(versions.file(version), binding);
        if (contract == null) {
            return where;
        }
        InputContract.Held held = contract.hold(rows.dataset(), where, context);
        held.violations().stream().filter(v -> v.action() == Action.REFUSE)
                .forEach(v -> refused.add(version.reference() + ": " + v.words()));
        return held.allowed();
    }

    private RunManifest score(Model model, ModelVersion version, SchemaBinding binding, @Nullable String where,
            JobContext context) {
        context.checkCancelled();
        context.step("Scoring with " + version.reference());
        RunManifest run = new ScoreJob(rows.dataset(), model, version.reference(), binding,
                new ScoreRequest(rows.truth(), where, 0).with(calibrations.apply(model))
                        .under(InputContract.of(versions.file(version), binding)),
                runs, clock,
                ScoreObserver.NONE).run(context);
        keep.accept(run);
        return run;
    }

    private List<String> notes(List<String> refused, RunManifest before, RunManifest after) {
        List<String> notes = new ArrayList<>(refused);
        before.warnings().forEach(w -> notes.add(champion.reference() + ": " + w));
        after.warnings().forEach(w -> notes.add(candidate.reference() + ": " + w));
        return notes;
    }
}
