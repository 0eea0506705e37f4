package secondlook.desktop.feature.confidence;

import java.util.List;
import secondlook.desktop.chart.ReliabilityPoint;
import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.Predictions;

/**
 * What was said against how often it was right, once. Do not change the array.
 *
 * @param title            which saying this is
 * @param points           bins of the diagram that hold rows, ascending
 * @param calibrationError ECE over the bins of the number; NaN where no row is labelled
 * @param confidence       what was said of every row of the run; NaN where it is invalid
 */
@SuppressWarnings("ArrayRecordComponent")
record ReliabilitySeries(String title, List<ReliabilityPoint> points, double calibrationError, double[] confidence) {

    /** The number takes more; a diagram would be crowded with as many. */
    private static final int DIAGRAM_BINS = 10;

    static ReliabilitySeries of(String title, Predictions predictions) {
        return new ReliabilitySeries(title,
                ReliabilityTable.equalWidth(predictions, DIAGRAM_BINS).bins().stream().filter(bin -> !bin.isEmpty())
                        .map(ReliabilitySeries::point).toList(),
                ReliabilityTable.equalWidth(predictions, ReliabilityTable.NUMBER_BINS).expectedError(),
                predictions.confidence());
    }

    private static ReliabilityPoint point(ReliabilityBin bin) {
        return new ReliabilityPoint(bin.lower(), bin.upper(), bin.count(), bin.meanConfidence(), bin.accuracy(),
                bin.wilson95().lower(), bin.wilson95().upper());
    }
}
