package secondlook.app.train;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.PartOfJob;
import secondlook.app.shape.ShapeJob;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.ProperScores;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.RowSelection;
import secondlook.runtime.train.Split;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.Trainers;
import secondlook.runtime.train.TrainingRequest;

/** Compares variants by cross-validation: all on the same folds, each fitted, prepared and balanced on training rows only. */
public final class VariantsJob implements Job<VariantTable> {

    private final Dataset dataset;
    private final VariantsRequest request;
    private final DatasetImporter importer;
    private final Trainers trainers;
    private final Clock clock;

    /**
     * @param importer its folder receives the shaped datasets
     * @param trainers usually {@link Trainers#discovered()}
     * @param clock    for their manifests
     */
    public VariantsJob(Dataset dataset, VariantsRequest request, DatasetImporter importer, Trainers trainers,
            Clock clock) {
        this.dataset = dataset;
        this.request = request;
        this.importer = importer;
        this.trainers = trainers;
        this.clock = clock;
    }

    /**
     * @throws RefusedException                             if a variant cannot be trained on one of the folds; says which
     * @throws secondlook.runtime.job.JobCancelledException if cancelled
     */
    @Override
    public VariantTable run(JobContext context) {
        VariantFolds folds = VariantFolds.of(dataset, request, context);
        for (Variant variant : request.variants()) {
            trainers.find(variant.algorithm(), folds.task());
        }
        List<VariantAnswers> answers = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int v = 0; v < request.variants().size(); v++) {
            Variant variant = request.variants().get(v);
            int all = request.variants().size();
            try {
                answers.add(answers(variant, folds, new PartOfJob(context, (double) v / all, (v + 1.0) / all)));
            } catch (RefusedException e) {
                throw new RefusedException(new Problem(variant.name() + ": " + e.problem().what(), e.problem().where(),
                        e.problem().why(), e.problem().remedy()), e);
            }
        }
        List<VariantTable.Row> rows = new ArrayList<>();
        for (int v = 0; v < answers.size(); v++) {
            rows.add(row(request.variants().get(v), answers.get(v), answers.getFirst(), v == 0, folds));
            if (rows.get(v).rows() != rows.getFirst().rows() || rows.get(v).common() != rows.get(v).rows()) {
                notes.add(request.variants().get(v).name() + " has other rows than "
                        + request.variants().getFirst().name()
                        + ": they are compared on the " + rows.get(v).common() + " that both have.");
            }
        }
        if (request.variants().stream().anyMatch(variant -> variant.balance() != Balance.NONE)
                && folds.task() == Task.CLASSIFICATION) {
            notes.add("Balancing shifts probabilities towards rare classes, which the log loss shows: calibrate before"
                    + " relying on them.");
        }
        return new VariantTable(folds.task(), request.foldsInWords(folds.task() == Task.CLASSIFICATION),
                folds.labels().classes(), rows, notes);
    }

    private VariantAnswers answers(Variant variant, VariantFolds folds, JobContext context) {
        context.step(variant.name());
        String id = new ShapeJob(dataset, variant.shaping(), importer, clock).run(context).id();
        if (variant.shaping().isEmpty()) {
            return answers(variant, dataset, folds, context);
        }
        try (Dataset shaped = importer.open(id)) {
            return answers(variant, shaped, folds, context);
        }
    }

    private VariantAnswers answers(Variant variant, Dataset shaped, VariantFolds folds, JobContext context) {
        TrainingRows rows = TrainingRows.read(shaped, request.training(variant), context);
        int[] positions = folds.positions(shaped.sourceRows(rows.ids()));
        folds.checkSameTarget(variant, rows.target(), positions);
        VariantAnswers answers = VariantAnswers.none(folds.task(), folds.folds(), folds.truth());
        Trainer trainer = trainers.find(variant.algorithm(), folds.task());
        for (int fold = 0; fold < request.folds(); fold++) {
            context.checkCancelled();
            Split split = folds.split(positions, fold);
            if (split.test().length == 0 || split.train().length == 0) {
                continue;
            }
            PartOfJob part = new PartOfJob(context, (double) fold / request.folds(), (fold + 1.0) / request.folds());
            part.step(variant.name() + ", fold " + (fold + 1) + " of " + request.folds());
            TrainingRequest training = new TrainingRequest(variant.algorithm(), folds.task(), rows.name(),
                    variant.parameters(), request.seed(),
                    folds.task() == Task.REGRESSION ? Balance.NONE : variant.balance());
            try (Model model = trainer.train(training, RowSelection.of(rows.features(), split.train()),
                    RowSelection.of(rows.target(), split.train()), part).model()) {
                RawScores scores = TestMeasurement.score(model, RowSelection.of(rows.features(), split.test()), part);
                int[] at = Arrays.stream(split.test()).map(row -> positions[row]).toArray();
                if (folds.task() == Task.REGRESSION) {
                    values(scores, RowSelection.of(rows.target(), split.test()), at, answers);
                } else {
                    classes(model, scores, at, folds, answers);
                }
            }
        }
        return answers;
    }

    private static void values(RawScores scores, ColumnVector truth, int[] at, VariantAnswers answers) {
        for (int row = 0; row < at.length; row++) {
            double error = scores.values()[row] - truth.asReal(row);
            if (Double.isFinite(error)) {
                answers.right()[at[row]] = Math.abs(error);
                answers.loss()[at[row]] = error * error;
            }
        }
    }

    /** A row without usable scores is a wrong one, and so is one of a class that the fold's training rows did not have. */
    private static void classes(Model model, RawScores scores, int[] at, VariantFolds folds, VariantAnswers answers) {
        List<String> names = model.signature().classes();
        int classes = names.size();
        int[] codes = names.stream().mapToInt(folds.labels().classes()::indexOf).toArray();
        Distributions.Batch batch = Distributions.of(scores, model.signature().scoreKind(), classes);
        for (int row = 0; row < at.length; row++) {
            int truth = folds.truth()[at[row]];
            int label = -1;
            double probability = 0;
            if (batch.status()[row] != RowStatus.INVALID.code()) {
                label = codes[Measure.argMax(batch.probabilities(), row * classes, classes)];
                for (int k = 0; k < classes; k++) {
                    probability = codes[k] == truth ? batch.probabilities()[row * classes + k] : probability;
                }
            }
            answers.right()[at[row]] = label == truth ? 1 : 0;
            answers.loss()[at[row]] = -Math.log(Math.max(probability, ProperScores.EPS));
        }
    }

    private VariantTable.Row row(Variant variant, VariantAnswers these, VariantAnswers first, boolean isFirst,
            VariantFolds folds) {
        double testToTrain = folds.ordered() ? orderedRatio() : 1.0 / (request.folds() - 1);
        Map<String, double[]> figures = these.figures(row -> true, request.folds());
        Map<String, double[]> differences = isFirst
                ? Map.of()
                : VariantAnswers.minus(these.figures(first::answered, request.folds()),
                        first.figures(these::answered, request.folds()));
        List<VariantTable.Recall> recall = new ArrayList<>();
        for (int k = 0; k < folds.labels().classes().size(); k++) {
            int label = k;
            recall.add(new VariantTable.Recall(folds.labels().classes().get(k),
                    these.count(row -> folds.truth()[row] == label),
                    these.count(row -> folds.truth()[row] == label && these.right()[row] == 1)));
        }
        return new VariantTable.Row(variant, these.count(row -> true), these.count(first::answered),
                VariantAnswers.figures(figures, testToTrain), VariantAnswers.means(differences, testToTrain), recall);
    }

    /** A fold is learned from one block, two blocks, … before it. */
    private double orderedRatio() {
        double sum = 0;
        for (int fold = 1; fold <= request.folds(); fold++) {
            sum += 1.0 / fold;
        }
        return sum / request.folds();
    }
}
