package secondlook.app.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import secondlook.app.data.Dataset;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.TextVector;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.TargetLabels;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.Folds;
import secondlook.runtime.train.Split;

/**
 * The folds that all variants share: each row of the dataset that has a target is in one.
 *
 * @param sourceRows the row of the imported dataset that each row comes from, ascending
 * @param folds      fold per row
 * @param truth      class code per row; all 0 in a regression
 * @param values     the target per row in a regression; none in a classification
 * @param labels     the classes; none in a regression
 * @param task       found out from the target
 * @param ordered    whether a fold is learned from those before it only; the first is then in no test
 */
@SuppressWarnings("ArrayRecordComponent")
record VariantFolds(long[] sourceRows, int[] folds, int[] truth, double[] values, TargetLabels labels, Task task,
        boolean ordered) {

    static VariantFolds of(Dataset dataset, VariantsRequest request, JobContext context) {
        TrainRequest all = new TrainRequest(request.target(), "", Map.of(), request.seed(), 0,
                request.splitBy(), null, List.of(), null, null, request.groupBy(), true,
                Balance.NONE);
        TrainingRows rows = TrainingRows.read(dataset, all, context);
        TaskDetection.checkLearnable(rows.name(), rows.targetType());
        Task task = TaskDetection.of(rows.targetType(), rows.target());
        long[] source = dataset.sourceRows(rows.ids());
        TargetLabels labels = task == Task.REGRESSION
                ? new TargetLabels(List.of())
                : TargetLabels.fit(rows.target(), rows.rows());
        int[] truth = task == Task.REGRESSION ? new int[rows.rows()] : labels.encode(rows.target(), rows.rows());
        double[] values = task == Task.REGRESSION
                ? IntStream.range(0, rows.rows()).mapToDouble(rows.target()::asReal).toArray()
                : new double[0];
        return new VariantFolds(source, folds(rows, truth, request), truth, values, labels, task,
                request.splitBy() != null);
    }

    private static int[] folds(TrainingRows rows, int[] truth, VariantsRequest request) {
        int wanted = request.folds();
        if (rows.rows() < 2 * wanted) {
            throw new RefusedException("The variants cannot be compared",
                    rows.rows() + " rows with a target are too few for " + wanted + " folds",
                    "Give fewer folds or more rows.");
        }
        if (request.groupBy() != null) {
            int[] codes = TrainingRows.codes(Objects.requireNonNull(rows.groups()));
            long groups = Arrays.stream(codes).filter(c -> c >= 0).distinct().count()
                    + Arrays.stream(codes).filter(c -> c < 0).count();
            if (groups < wanted) {
                throw new RefusedException("The variants cannot be compared",
                        "there are " + groups + " groups of " + request.groupBy() + " for " + wanted + " folds",
                        "Give fewer folds.");
            }
            return Folds.grouped(codes, wanted, request.seed());
        }
        return request.splitBy() != null
                ? blocks(TrainingRows.ranks(Objects.requireNonNull(rows.order())), wanted)
                : Folds.stratified(truth, wanted, request.seed());
    }

    /** One block more than folds, in order: the first is only learned from. Equal values stay together. */
    private static int[] blocks(double[] ranks, int folds) {
        double[] sorted = Arrays.stream(ranks).map(r -> Double.isNaN(r) ? Double.NEGATIVE_INFINITY : r).sorted()
                .toArray();
        int[] blocks = new int[ranks.length];
        for (int row = 0; row < ranks.length; row++) {
            double rank = Double.isNaN(ranks[row]) ? Double.NEGATIVE_INFINITY : ranks[row];
            int first = lower(sorted, rank);
            blocks[row] = (int) ((long) first * (folds + 1) / ranks.length) - 1;
        }
        return blocks;
    }

    private static int lower(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Where a variant's rows stand here; negative for rows that have no target here. */
    int[] positions(long[] rows) {
        return Arrays.stream(rows).mapToInt(row -> Arrays.binarySearch(sourceRows, row)).toArray();
    }

    /** Rows of a variant to learn from and to test on. */
    Split split(int[] positions, int fold) {
        int[] codes = Arrays.stream(positions).map(p -> p < 0 ? Integer.MAX_VALUE : folds[p]).toArray();
        int[] test = rows(codes, code -> code == fold);
        int[] train = rows(codes, code -> code != Integer.MAX_VALUE && (ordered ? code < fold : code != fold));
        return new Split(train, test);
    }

    private static int[] rows(int[] codes, IntPredicate chosen) {
        return IntStream.range(0, codes.length).filter(row -> chosen.test(codes[row])).toArray();
    }

    /** @throws RefusedException if a variant's target is another one here */
    void checkSameTarget(Variant variant, ColumnVector target, int[] positions) {
        int[] codes = task == Task.REGRESSION ? new int[target.size()] : labels.encode(target, target.size());
        boolean same = task != Task.REGRESSION || !(target instanceof TextVector);
        for (int row = 0; row < codes.length && same; row++) {
            int at = positions[row];
            same = at < 0 || (task == Task.REGRESSION
                    ? Double.compare(target.asReal(row), values[at]) == 0
                    : codes[row] == truth[at]);
        }
        if (!same) {
            throw new RefusedException(variant.name() + " cannot be compared",
                    "its steps change the target, which all variants have to share",
                    "Change the target before, in the dataset itself.");
        }
    }
}
