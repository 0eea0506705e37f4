package secondlook.desktop.feature.model;

import secondlook.app.run.Run;
import secondlook.runtime.calibration.ProperScores;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.TopLabel;

/**
 * How good a run's answers are, over its usable rows with a known truth. NaN where not available.
 *
 * @param rows             those rows
 * @param right            of them, the ones answered right
 * @param logLoss          in nats
 * @param calibrationError expected calibration error of the top label, 15 bins of equal width, in [0,1]
 */
record RunQuality(int rows, int right, double logLoss, double calibrationError) {

    /** Distributions of more rows than this are not read only to compare versions. */
    private static final int MOST_ROWS = 250_000;

    /** Reads the run; takes a while on a large one. */
    static RunQuality of(Run run) {
        if (run.isRegression()) {
            return new RunQuality(0, 0, Double.NaN, Double.NaN);
        }
        Predictions predictions = run.predictions();
        TopLabel top = TopLabel.of(predictions);
        double error = ReliabilityTable.equalWidth(predictions, ReliabilityTable.NUMBER_BINS).expectedError();
        return new RunQuality(top.rows(), top.rows() - top.errors(), logLoss(run, predictions), error);
    }

    private static double logLoss(Run run, Predictions predictions) {
        int[] truth = predictions.truth();
        if (truth == null || predictions.rows() > MOST_ROWS) {
            return Double.NaN;
        }
        int classes = predictions.classes().size();
        double[] probabilities = new double[Math.multiplyExact(predictions.rows(), classes)];
        for (int row = 0; row < predictions.rows(); row++) {
            System.arraycopy(run.distribution(row), 0, probabilities, row * classes, classes);
        }
        return ProperScores.logLoss(LabelledRows.of(probabilities, classes, truth));
    }
}
