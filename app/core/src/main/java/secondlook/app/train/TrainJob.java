package secondlook.app.train;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import secondlook.app.data.Dataset;
import secondlook.app.data.Origin;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.recipe.RecipeStep;
import secondlook.runtime.recipe.TargetLabels;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.RowSelection;
import secondlook.runtime.train.Split;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.Trainers;
import secondlook.runtime.train.TrainingRequest;

/** Trains a model on a dataset, measures it on rows set aside, and writes it with its manifest as one file. */
public final class TrainJob implements Job<TrainResult> {

    private final Dataset dataset;
    private final TrainRequest request;
    private final Path out;
    private final Trainers trainers;
    private final Clock clock;

    /**
     * @param out      the model file to write; an existing one is replaced when training is done
     * @param trainers usually {@link Trainers#discovered()}
     * @param clock    for the manifest
     */
    public TrainJob(Dataset dataset, TrainRequest request, Path out, Trainers trainers, Clock clock) {
        this.dataset = dataset;
        this.request = request;
        this.out = out;
        this.trainers = trainers;
        this.clock = clock;
    }

    /**
     * @throws RefusedException                            if a column is absent, the algorithm or a parameter is not known,
     *                                                     there is nothing to learn, or the file cannot be written
     * @throws secondlook.runtime.job.JobCancelledException if cancelled; no file is written then
     */
    @Override
    public TrainResult run(JobContext context) {
        Instant begin = clock.instant();
        if (!(request.testFraction() >= 0 && request.testFraction() < 1)) {
            throw new RefusedException(request.testFraction() + " is not a share of test rows",
                    "it must be 0 or more and below 1", "Give for example 0.2 (--test-fraction 0.2).");
        }
        TrainingRows rows = TrainingRows.read(dataset, request, context);
        TaskDetection.checkLearnable(rows.name(), rows.targetType());
        Task asked = request.task();
        Task task = asked != null ? asked : TaskDetection.of(rows.targetType(), rows.target());
        Trainer trainer = trainers.find(request.algorithm(), task);
        Split split = split(rows, task);
        context.checkCancelled();
        TrainedModel trained = trainer.train(
                new TrainingRequest(request.algorithm(), task, rows.name(), request.parameters(), request.seed(),
                        task == Task.REGRESSION ? Balance.NONE : request.balance()),
                RowSelection.of(rows.features(), split.train()), RowSelection.of(rows.target(), split.train()),
                context);
        try (var model = trained.model()) {
            TestMeasurement measured = TestMeasurement.of(model, rows, split.test(), split.train(), context);
            Recipe recipe = Recipe.fromJson(trained.recipeJson());
            ModelManifest manifest = manifest(trainer, task, recipe, split, measured, begin);
            context.step("Writing the model");
            context.checkCancelled();
            trained.writeTo(out, manifest);
            return new TrainResult(out, manifest, measured.classes(), warnings(rows, split, recipe, measured),
                    Duration.between(begin, clock.instant()).toNanos() / 1e9);
        }
    }

    private Split split(TrainingRows rows, Task task) {
        ColumnVector order = rows.order();
        ColumnVector groups = rows.groups();
        if (groups != null && order == null) {
            int[] codes = TrainingRows.codes(groups);
            if (request.testFraction() > 0 && Arrays.stream(codes).allMatch(code -> code == codes[0] && code >= 0)) {
                throw new RefusedException("The rows cannot be split by " + request.groupBy(),
                        "all of them are of one group", "Choose another column to group by.");
            }
            return Split.grouped(codes, request.testFraction(), request.seed());
        }
        if (order != null) {
            return Split.last(TrainingRows.ranks(order), request.testFraction());
        }
        if (task == Task.REGRESSION || !request.stratified()) {
            return Split.random(rows.rows(), request.testFraction(), request.seed());
        }
        TargetLabels labels = TargetLabels.fit(rows.target(), rows.rows());
        return Split.stratified(labels.encode(rows.target(), rows.rows()), request.testFraction(), request.seed());
    }

    private ModelManifest manifest(Trainer trainer, Task task, Recipe recipe, Split split, TestMeasurement measured,
            Instant created) {
        String asked = request.name();
        String file = String.valueOf(out.getFileName());
        int dot = file.lastIndexOf('.');
        String name = asked != null ? asked : dot > 0 ? file.substring(0, dot) : file;
        return new ModelManifest(name, request.algorithm(), task, recipe.target(), recipe.labels().classes(),
                recipe.inputs().stream().map(RecipeStep::column).toList(), parameters(trainer), request.seed(),
                splitInWords(task), request.where(), split.train().length, split.test().length,
                dataset.manifest().name(),
                dataset.manifest().sha256(), recipe.sha256(), created.toString(), trainer.versions(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), measured.metrics(),
                task == Task.REGRESSION ? Balance.NONE.key() : request.balance().key(),
                dataset.manifest().id(), steps());
    }

    private List<String> steps() {
        Origin origin = dataset.manifest().origin();
        return origin == null ? List.of() : origin.steps();
    }

    private Map<String, String> parameters(Trainer trainer) {
        Map<String, String> all = new LinkedHashMap<>();
        trainer.algorithms().stream().filter(a -> a.name().equals(request.algorithm()))
                .flatMap(a -> a.parameters().stream())
                .forEach((Algorithm.Parameter p) -> all.put(p.name(), p.defaultValue()));
        all.putAll(request.parameters());
        return all;
    }

    private String splitInWords(Task task) {
        String share = String.format(Locale.ROOT, "%s %%", Math.round(request.testFraction() * 1000) / 10.0)
                .replace(".0 ", " ");
        String how = "no test rows";
        if (request.testFraction() > 0 && request.splitBy() != null) {
            how = "by " + request.splitBy() + ", last " + share;
        } else if (request.testFraction() > 0 && request.groupBy() != null) {
            how = "by group of " + request.groupBy() + ", " + share;
        } else if (request.testFraction() > 0) {
            how = (task == Task.REGRESSION || !request.stratified() ? "random " : "random within each class, ") + share;
        }
        return request.where() == null ? how : how + " of the rows where " + request.where();
    }

    private List<String> warnings(TrainingRows rows, Split split, Recipe recipe, TestMeasurement measured) {
        List<String> warnings = new ArrayList<>(recipe.notes());
        if (rows.leftOut() > 0) {
            warnings.add(rows.leftOut() + " rows have no " + recipe.target() + " and were left out.");
        }
        for (TrainResult.ClassCount c : measured.classes()) {
            if (c.train() < 5) {
                warnings.add(c.name() + " has only " + c.train() + " training rows.");
            }
        }
        warnings.addAll(LeakCheck.of(rows, split, request.groupBy()));
        if (recipe.task() == Task.CLASSIFICATION && !request.balance().caution().isEmpty()) {
            warnings.add(request.balance().caution());
        } else if (recipe.task() == Task.REGRESSION && request.balance() != Balance.NONE) {
            warnings.add("A regression has no classes to balance: the rows were used as they occur.");
        }
        return warnings;
    }
}
