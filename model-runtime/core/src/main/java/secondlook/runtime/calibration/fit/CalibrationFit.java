package secondlook.runtime.calibration.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.Calibrator;
import secondlook.runtime.calibration.TemperatureScaling;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.train.Split;

/**
 * A calibrator fitted to a part of some labelled rows and measured on the rest.
 *
 * @param calibrator the fitted map
 * @param onLogits   whether it was fitted to the model's logits and not to its probabilities
 * @param counts     what became of the rows given
 * @param fitRows    rows it was fitted to
 * @param before     the stated probabilities on the rows set aside
 * @param after      the calibrated ones on the same rows
 * @param warnings   what a person should know of the fit
 */
public record CalibrationFit(Calibrator calibrator, boolean onLogits, LabelledRows.Counts counts, int fitRows,
        CalibrationQuality before, CalibrationQuality after, List<String> warnings) {

    /** A curve with steps of its own follows so few rows too closely. */
    private static final int FEW_FOR_ISOTONIC = 1000;

    /** Fewer rows say little about any calibrator. */
    private static final int FEW = 100;

    /**
     * Sets the same share of every class aside at random and fits to the rest.
     *
     * @param probabilities row-major, {@code truth.length * classes.size()}, as the model gave them
     * @param logits        of the same rows, row-major, where the model gives logits; {@code null} otherwise
     * @param truth         class index, or {@link secondlook.runtime.decision.Predictions#NO_TRUTH} or
     *                      {@link secondlook.runtime.decision.Predictions#UNKNOWN_TRUTH}
     * @param testFraction  share set aside, in [0,1)
     * @param seed          decides which
     * @throws RefusedException if no row can be used, or the labels hold too few classes for the method
     */
    public static CalibrationFit of(CalibrationMethod method, double[] probabilities, double @Nullable [] logits,
            int[] truth, List<String> classes, double testFraction, long seed) {
        int width = classes.size();
        LabelledRows all = LabelledRows.of(probabilities, width, truth);
        if (width < 2) {
            throw refused("the model has one class alone", "There is nothing to calibrate.");
        }
        if (all.rows() == 0) {
            throw refused("none of the " + truth.length + " rows has usable scores and a label that is one of the "
                    + "model's classes (" + String.join(", ", classes.subList(0, Math.min(width, 5)))
                    + (width > 5 ? ", …" : "") + ")", "Check the truth column.");
        }
        Split split = Split.stratified(all.truth(), testFraction, seed);
        LabelledRows fit = select(all, split.train());
        needEveryClass(method, fit, classes);
        double[] z = logits != null && method.takesLogits() ? select(logits, width, all, split.train()) : null;
        Calibrator calibrator = z == null ? method.fit(fit) : method.fitLogits(z, fit);
        LabelledRows test = select(all, split.test());
        double[] calibrated = z == null || logits == null
                ? test.probabilities().clone()
                : select(logits, width, all, split.test());
        for (int row = 0; row < test.rows(); row++) {
            if (z == null) {
                calibrator.apply(calibrated, row * width, width);
            } else {
                calibrator.applyLogits(calibrated, row * width, width);
            }
        }
        CalibrationQuality before = CalibrationQuality.of(test);
        CalibrationQuality after = CalibrationQuality.of(LabelledRows.of(calibrated, width, test.truth()));
        return new CalibrationFit(calibrator, z != null, all.counts(), fit.rows(), before, after,
                warnings(method, calibrator, fit.rows(), before, after));
    }

    /** A class that never occurs cannot be told from the rest; one class alone is what the method itself refuses. */
    private static void needEveryClass(CalibrationMethod method, LabelledRows fit, List<String> classes) {
        int[] of = new int[classes.size()];
        for (int label : fit.truth()) {
            of[label]++;
        }
        long present = Arrays.stream(of).filter(n -> n > 0).count();
        if (!method.isPerClass() || present < 2) {
            return;
        }
        for (int k = 0; k < of.length; k++) {
            if (of[k] == 0) {
                throw refused(method.key() + " fits every class by itself and " + classes.get(k)
                        + " is the label of none of the " + fit.rows() + " rows",
                        "Label rows of that class, or calibrate with temperature, vector or isotonic.");
            }
        }
    }

    private static List<String> warnings(CalibrationMethod method, Calibrator calibrator, int rows,
            CalibrationQuality before, CalibrationQuality after) {
        List<String> warnings = new ArrayList<>();
        if (calibrator instanceof TemperatureScaling temperature && temperature.atBound()) {
            warnings.add(String.format(Locale.ROOT,
                    "The best temperature lies beyond %s: the probabilities say almost nothing about the labels.",
                    temperature.temperature()));
        }
        if (rows < FEW) {
            warnings.add("Only " + rows + " rows were fitted to: another sample may give quite another calibration.");
        } else if (method == CalibrationMethod.ISOTONIC && rows < FEW_FOR_ISOTONIC) {
            warnings.add("Isotonic calibration follows " + rows + " rows closely; below " + FEW_FOR_ISOTONIC
                    + " temperature or beta are steadier.");
        }
        if (after.logLoss() > before.logLoss()) {
            warnings.add(String.format(Locale.ROOT,
                    "On the %d rows set aside the log loss rose from %.4f to %.4f: calibration does not help here.",
                    after.n(), before.logLoss(), after.logLoss()));
        }
        if (before.n() == 0) {
            warnings.add("No rows were set aside: what the calibration does to new rows is not known.");
        }
        return warnings;
    }

    private static LabelledRows select(LabelledRows all, int[] rows) {
        int width = all.classes();
        double[] p = new double[rows.length * width];
        int[] truth = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all.probabilities(), rows[i] * width, p, i * width, width);
            truth[i] = all.truth()[rows[i]];
        }
        return LabelledRows.of(p, width, truth);
    }

    private static double[] select(double[] logits, int width, LabelledRows all, int[] rows) {
        double[] z = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(logits, all.position()[rows[i]] * width, z, i * width, width);
        }
        return z;
    }

    private static RefusedException refused(String why, String remedy) {
        return new RefusedException("The model cannot be calibrated", why, remedy);
    }
}
