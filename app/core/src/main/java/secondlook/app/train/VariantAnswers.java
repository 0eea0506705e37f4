package secondlook.app.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import secondlook.runtime.comparison.CorrectedResampling;
import secondlook.runtime.model.Task;

/**
 * What one variant answered to each row of the dataset when that row was in a test.
 *
 * @param task  classification or regression
 * @param folds fold per row; negative for rows in no test
 * @param truth class code per row, negative where there is none; all 0 in a regression
 * @param right 1 for the right class and 0 for another, NaN where there was no answer; in a regression the absolute error
 * @param loss  −ln of the truth's probability; in a regression the squared error
 */
@SuppressWarnings("ArrayRecordComponent")
record VariantAnswers(Task task, int[] folds, int[] truth, double[] right, double[] loss) {

    static VariantAnswers none(Task task, int[] folds, int[] truth) {
        double[] right = new double[folds.length];
        Arrays.fill(right, Double.NaN);
        return new VariantAnswers(task, folds, truth, right, right.clone());
    }

    boolean answered(int row) {
        return !Double.isNaN(right[row]);
    }

    long count(IntPredicate rows) {
        return IntStream.range(0, folds.length).filter(row -> answered(row) && rows.test(row)).count();
    }

    /** Each figure in each fold, on some of the rows. */
    Map<String, double[]> figures(IntPredicate rows, int count) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        List<String> names = task == Task.REGRESSION
                ? List.of("rmse", "mae")
                : List.of("accuracy", "balanced_accuracy", "log_loss");
        names.forEach(name -> figures.put(name, new double[count]));
        for (int fold = 0; fold < count; fold++) {
            int f = fold;
            int[] chosen = IntStream.range(0, folds.length)
                    .filter(row -> folds[row] == f && answered(row) && rows.test(row)).toArray();
            for (String name : names) {
                double[] values = figures.getOrDefault(name, new double[0]);
                values[fold] = figure(name, chosen);
            }
        }
        return figures;
    }

    private double figure(String name, int[] rows) {
        return switch (name) {
            case "rmse" -> Math.sqrt(mean(loss, rows));
            case "log_loss" -> mean(loss, rows);
            case "balanced_accuracy" -> balanced(rows);
            default -> mean(right, rows);
        };
    }

    private static double mean(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).average().orElse(Double.NaN);
    }

    /** Mean of the recalls of the classes that are there. */
    private double balanced(int[] rows) {
        List<Double> recalls = new ArrayList<>();
        int most = Arrays.stream(rows).map(row -> truth[row]).max().orElse(-1);
        for (int k = 0; k <= most; k++) {
            int label = k;
            Arrays.stream(rows).filter(row -> truth[row] == label).mapToDouble(row -> right[row]).average()
                    .ifPresent(recalls::add);
        }
        return recalls.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** As {@link #means}, of figures that are no differences: none is negative, and shares are at most 1. */
    static Map<String, CorrectedResampling> figures(Map<String, double[]> folds, double testToTrain) {
        Map<String, CorrectedResampling> figures = means(folds, testToTrain);
        figures.replaceAll(
                (name, figure) -> figure.within(0, name.contains("accuracy") ? 1 : Double.POSITIVE_INFINITY));
        return figures;
    }

    static Map<String, CorrectedResampling> means(Map<String, double[]> folds, double testToTrain) {
        Map<String, CorrectedResampling> means = new LinkedHashMap<>();
        folds.forEach((name, values) -> means.put(name, CorrectedResampling.of(values, testToTrain)));
        return means;
    }

    /** These figures minus the other ones, fold by fold. */
    static Map<String, double[]> minus(Map<String, double[]> these, Map<String, double[]> others) {
        Map<String, double[]> differences = new LinkedHashMap<>();
        these.forEach((name, values) -> {
            double[] other = others.getOrDefault(name, new double[values.length]);
            double[] difference = new double[values.length];
            Arrays.setAll(difference, fold -> values[fold] - other[fold]);
            differences.put(name, difference);
        });
        return differences;
    }
}
