package secondlook.runtime.smile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.RecipeFitter;
import secondlook.runtime.recipe.TargetLabels;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.RowSelection;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.TrainingRequest;

/** Trains with Smile. */
public final class SmileTrainer implements Trainer {

    /** More classes than this are taken for a mistake (a number or an id as the target). */
    static final int MAX_CLASSES = 1000;

    /**
     * Smile compares only every hundredth part of the rows as a border in a regression tree, which then has 100 leaves at
     * most whatever it is allowed (R² 0.73 instead of 0.82 for a forest on california_housing). With ten parts or fewer it
     * looks at every border, and is no slower for it.
     */
    private static final String TREE_PARTS = "smile.regression_tree.bins";

    static {
        if (System.getProperty(TREE_PARTS) == null) {
            System.setProperty(TREE_PARTS, "1");
        }
    }

    @Override
    public List<Algorithm> algorithms() {
        return Learners.all().stream().map(SmileTrainer::offered).toList();
    }

    @Override
    public Map<String, String> versions() {
        return Map.of("smile", SmileVersion.text());
    }

    @Override
    public TrainedModel train(TrainingRequest request, FeatureBatch features, ColumnVector target,
            JobContext context) {
        Learner learner = learner(request);
        Algorithm algorithm = learner.algorithm();
        Settings settings = Settings.of(algorithm, request.parameters());
        context.step("Preparing the columns");
        context.checkCancelled();
        boolean regression = request.task() == Task.REGRESSION;
        int[] usable = usable(target, features.rows(), regression);
        TargetLabels labels = regression ? new TargetLabels(List.of()) : TargetLabels.fit(target, features.rows());
        check(request, usable.length, labels);
        boolean all = usable.length == features.rows();
        FeatureBatch rows = all ? features : RowSelection.of(features, usable);
        ColumnVector answers = all ? target : RowSelection.of(target, usable);
        RecipeFitter.Fitted fitted = new RecipeFitter(learner.recipe()).fit(request.task(), request.target(), labels,
                rows);
        context.checkCancelled();
        TrainingSet set = regression
                ? new TrainingSet(fitted.features(), new int[0], reals(answers), 1)
                : new TrainingSet(fitted.features(), labels.encode(answers, usable.length), new double[0],
                        labels.classes().size());
        TrainingSet balanced = regression ? set : Balancing.of(set, fitted.recipe(), request.balance(), request.seed());
        context.checkCancelled();
        context.step("Training: " + algorithm.title());
        Scoring scoring = Interruptible.run(algorithm.name(), context, () -> {
            if (learner.needsLinearAlgebra()) {
                LinearAlgebra.load();
            }
            return learner.fit(balanced, settings, request.seed(), context);
        });
        context.checkCancelled();
        checkUsable(request, scoring, set);
        return new SmileTrainedModel(
                new SmileContent(fitted.recipe(), scoring, algorithm.title(), learner.scoreKind(),
                        caution(learner, request.balance())));
    }

    /** What a person should know of a model's scores. */
    static String caution(Learner learner, Balance balance) {
        return (learner.caution() + " " + balance.caution()).strip();
    }

    private static Algorithm offered(Learner learner) {
        Algorithm known = learner.algorithm();
        return learner.needsLinearAlgebra()
                ? new Algorithm(known.name(), known.title(), known.tasks(), known.parameters(),
                        LinearAlgebra.unavailable())
                : known;
    }

    private Learner learner(TrainingRequest request) {
        Learner learner = Learners.find(request.algorithm()).orElse(null);
        if (learner == null || !learner.algorithm().tasks().contains(request.task())) {
            String known = Learners.all().stream().map(Learner::algorithm)
                    .filter(a -> a.tasks().contains(request.task())).map(Algorithm::name)
                    .collect(Collectors.joining(", "));
            throw new RefusedException(request.algorithm() + " cannot be trained",
                    learner == null ? "there is no algorithm of that name" : "it does no " + request.task().key(),
                    known.isEmpty()
                            ? "Choose classification or regression."
                            : "For " + request.task().key() + " there are: " + known + ".");
        }
        if (offered(learner).unavailable() != null) {
            throw new RefusedException(request.algorithm() + " cannot be trained here", LinearAlgebra.WHY,
                    LinearAlgebra.REMEDY);
        }
        return learner;
    }

    private static void check(TrainingRequest request, int rows, TargetLabels labels) {
        String what = request.target() + " cannot be learned";
        if (rows == 0) {
            throw new RefusedException(what, "it has no usable value in any training row",
                    "Choose another target column or other rows.");
        }
        if (rows < 2) {
            throw new RefusedException(what, "only one training row has a value for it", "Give more rows.");
        }
        if (request.task() == Task.CLASSIFICATION) {
            if (labels.classes().size() < 2) {
                throw new RefusedException(what,
                        "every training row has the same class, " + labels.classes().getFirst(),
                        "Choose rows with at least two classes.");
            }
            if (labels.classes().size() > MAX_CLASSES) {
                throw new RefusedException(what,
                        "it has " + labels.classes().size() + " different values, more than the " + MAX_CLASSES
                                + " classes that make sense",
                        "Choose a column with fewer classes.");
            }
        }
    }

    /** Smile reports nothing where it ends with no tree or with weights that overflowed: the scores show it. */
    private static void checkUsable(TrainingRequest request, Scoring scoring, TrainingSet set) {
        int rows = Math.min(set.rows(), Chunks.ROWS);
        double[] scores = new double[rows * scoring.width()];
        scoring.score(set.features().columns(), 0, rows, scores);
        if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
            throw new RefusedException(request.algorithm() + " learned nothing from these rows",
                    "it gives no usable scores even for the rows it was fitted on",
                    "Give more rows, or try another algorithm such as random-forest.");
        }
    }

    private static int[] usable(ColumnVector target, int rows, boolean regression) {
        int[] usable = new int[rows];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            if (regression ? Double.isFinite(target.asReal(row)) : !target.isMissing(row)) {
                usable[n++] = row;
            }
        }
        return Arrays.copyOf(usable, n);
    }

    private static double[] reals(ColumnVector target) {
        double[] values = new double[target.size()];
        Arrays.setAll(values, target::asReal);
        return values;
    }
}
