package secondlook.runtime.calibration.fit;

import secondlook.runtime.calibration.ProperScores;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.TopLabel;

/**
 * How far probabilities mean what they say, on some labelled rows. Everything but the count is NaN where there are none.
 *
 * @param n              rows
 * @param accuracy       share of right answers
 * @param meanConfidence mean top probability
 * @param ece            expected calibration error, 15 bins of equal width, in [0,1]
 * @param brier          multi-class Brier score, in [0,2]
 * @param logLoss        in nats
 */
public record CalibrationQuality(int n, double accuracy, double meanConfidence, double ece, double brier,
        double logLoss) {

    public static CalibrationQuality of(LabelledRows rows) {
        TopLabel top = rows.topLabel();
        return new CalibrationQuality(rows.rows(), top.accuracy(), top.meanConfidence(),
                ReliabilityTable.equalWidth(top, ReliabilityTable.NUMBER_BINS).expectedError(),
                ProperScores.brier(rows), ProperScores.logLoss(rows));
    }
}
