package secondlook.runtime.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;

/**
 * Rows whose probabilities are exactly right: the truth of each is drawn from them.
 *
 * @param classes       K
 * @param probabilities row-major
 * @param truth         class index per row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Synthetic(int classes, double[] probabilities, int[] truth) {

    /**
     * @param sharpness spread of the logits; 0 makes every row uniform
     */
    public static Synthetic calibrated(Random random, int rows, int classes, double sharpness) {
        double[] p = new double[rows * classes];
        int[] truth = new int[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                p[row * classes + k] = Math.exp(sharpness * random.nextGaussian());
                sum += p[row * classes + k];
            }
            double draw = random.nextDouble();
            truth[row] = classes - 1;
            for (int k = classes - 1; k >= 0; k--) {
                p[row * classes + k] /= sum;
                // the last class that the draw falls short of, going down, is its own
                draw -= p[row * classes + k];
                truth[row] = draw >= 0 && k > 0 ? k - 1 : truth[row];
            }
        }
        return new Synthetic(classes, p, truth);
    }

    public int rows() {
        return truth.length;
    }

    public LabelledRows labelled() {
        return LabelledRows.of(probabilities, classes, truth);
    }

    public Evaluation evaluation() {
        return Evaluation.of(probabilities, truth, names());
    }

    public List<String> names() {
        return IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
    }

    /** As the product holds it: as a run. */
    public Predictions run() {
        int[] predicted = new int[rows()];
        double[][] values = new double[Measure.values().length][rows()];
        for (int row = 0; row < rows(); row++) {
            predicted[row] = Measure.argMax(probabilities, row * classes, classes);
            for (Measure measure : Measure.values()) {
                values[measure.ordinal()][row] = measure.of(probabilities, row * classes, classes);
            }
        }
        byte[] status = new byte[rows()];
        Arrays.fill(status, RowStatus.OK.code());
        return new Predictions(names(), IntStream.range(0, rows()).asLongStream().toArray(), predicted, values[0],
                values[1], values[2], status, truth);
    }

    /** Rows in another order. */
    public Synthetic rows(int[] order) {
        double[] p = new double[order.length * classes];
        int[] t = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            System.arraycopy(probabilities, order[row] * classes, p, row * classes, classes);
            t[row] = truth[order[row]];
        }
        return new Synthetic(classes, p, t);
    }

    /** Class {@code k} becomes class {@code to[k]}. */
    public Synthetic classes(int[] to) {
        double[] p = new double[probabilities.length];
        int[] t = new int[truth.length];
        for (int row = 0; row < t.length; row++) {
            for (int k = 0; k < classes; k++) {
                p[row * classes + to[k]] = probabilities[row * classes + k];
            }
            t[row] = to[truth[row]];
        }
        return new Synthetic(classes, p, t);
    }

    public static int[] permutation(Random random, int n) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
