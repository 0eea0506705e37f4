package secondlook.app.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.drift.DomainClassifier;
import secondlook.runtime.drift.MaximumMeanDiscrepancy;

/**
 * How all numeric columns together differ from the reference, on a seeded sample of either side. NaN where it is not
 * available.
 *
 * @param columns number of columns
 * @param sampled rows per side, at most
 * @param auc     how well a classifier tells the sides apart, out of fold; 0.5 is not at all
 * @param mmd     unbiased squared maximum mean discrepancy of the standardised columns
 * @param sigma   width of its kernel, in standard deviations
 */
public record JointDrift(int columns, int sampled, double auc, double mmd, double sigma) {

    /** Nothing to compare. */
    public static final JointDrift NONE = new JointDrift(0, 0, Double.NaN, Double.NaN, Double.NaN);

    private static final int CLASSIFIED = 2000;
    private static final int PAIRED = 500;
    private static final int MOST_COLUMNS = 200;

    static JointDrift of(Dataset reference, Dataset current, List<String> columns, long seed) {
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS || reference.manifest().rows() == 0
                || current.manifest().rows() == 0) {
            return NONE;
        }
        int width = columns.size();
        double[] x = sample(reference, columns, seed);
        double[] y = sample(current, columns, seed + 1);
        double auc = DomainClassifier.auc(x, y, width, seed);
        standardise(x, y, width);
        double[] a = Arrays.copyOf(x, Math.min(x.length, PAIRED * width));
        double[] b = Arrays.copyOf(y, Math.min(y.length, PAIRED * width));
        double sigma = MaximumMeanDiscrepancy.medianSigma(a, b, width);
        double mmd = sigma > 0 ? MaximumMeanDiscrepancy.unbiased(a, b, width, sigma) : Double.NaN;
        return new JointDrift(width, Math.max(x.length, y.length) / width, auc, mmd, sigma > 0 ? sigma : Double.NaN);
    }

    /** Rows drawn without replacement, in the order of the draw, so that their beginning is a sample too. */
    private static double[] sample(Dataset dataset, List<String> columns, long seed) {
        int rows = (int) Math.min(Integer.MAX_VALUE - 8, dataset.manifest().rows());
        int wanted = Math.min(rows, CLASSIFIED);
        long[] ids = new Random(seed).ints(0, rows).distinct().limit(wanted).asLongStream().toArray();
        FeatureBatch batch = dataset.rows(ids);
        double[] values = new double[wanted * columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            var column = batch.column(columns.get(c));
            for (int row = 0; row < wanted; row++) {
                values[row * columns.size() + c] = column.asReal(row);
            }
        }
        return values;
    }

    /** By mean and deviation of the reference; what is missing becomes its mean. */
    private static void standardise(double[] x, double[] y, int width) {
        for (int c = 0; c < width; c++) {
            double mean = 0;
            double squares = 0;
            int n = 0;
            for (int at = c; at < x.length; at += width) {
                if (Double.isFinite(x[at])) {
                    n++;
                    double step = x[at] - mean;
                    mean += step / n;
                    squares += step * (x[at] - mean);
                }
            }
            double deviation = squares > 0 ? Math.sqrt(squares / n) : 1;
            for (double[] side : new double[][]{x, y}) {
                for (int at = c; at < side.length; at += width) {
                    side[at] = Double.isFinite(side[at]) ? (side[at] - mean) / deviation : 0;
                }
            }
        }
    }
}
