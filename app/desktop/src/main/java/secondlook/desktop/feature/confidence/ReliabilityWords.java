package secondlook.desktop.feature.confidence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import secondlook.app.run.RunCalibration;
import secondlook.app.run.RunManifest;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.ReliabilityPoint;

/** Whether the confidence can be believed, in words. */
final class ReliabilityWords {

    /** An average gap up to this is called honest. */
    private static final double HONEST = 0.05;

    private ReliabilityWords() {
    }

    /** @param run provenance, which tells whether the calibration was fitted to rows of the same dataset */
    static Answer answer(RunFacts facts, RunManifest run) {
        double said = facts.labelled().meanConfidence();
        double right = facts.labelled().accuracy();
        List<ReliabilitySeries> series = facts.reliability();
        ReliabilitySeries now = series.getLast();
        double gap = now.calibrationError();
        String verdict = gap <= HONEST ? "Its confidence can be taken at its word: " : lean(said, right);
        String calibrated = series.size() == 1
                ? " points."
                : " points after calibration, and was " + Figures.fixed(100 * series.getFirst().calibrationError(), 1)
                        + ".";
        return new Answer(
                verdict + Figures.probability(said) + " said, " + Figures.probability(right)
                        + " right. The average gap is " + Figures.fixed(100 * gap, 1) + calibrated,
                furthest(now.points()).map(ReliabilityWords::detail)
                        .orElse("No bin holds " + ReliabilityPoint.FEW + " rows, too few to say more.")
                        + fittedHere(run));
    }

    /** Gaps to both sides can cancel out: then neither "surer" nor "less sure" is said of two figures that read alike. */
    static String lean(double said, double right) {
        if (Figures.probability(said).equals(Figures.probability(right))) {
            return "It is as sure as it should be on average, but not at every level: ";
        }
        return said > right ? "It is surer than it should be: " : "It is less sure than it could be: ";
    }

    private static String fittedHere(RunManifest run) {
        RunCalibration calibration = run.calibration();
        return calibration == null || !calibration.datasetSha256().equals(run.datasetSha256())
                ? ""
                : " The calibration was fitted to " + Figures.count(calibration.fitRows())
                        + " rows of this very dataset: new rows tell more.";
    }

    /** The bin with enough rows that lies furthest from the diagonal. */
    static Optional<ReliabilityPoint> furthest(List<ReliabilityPoint> points) {
        return points.stream().filter(point -> !point.isThin())
                .max(Comparator.comparingDouble(point -> Math.abs(point.gap())));
    }

    private static String detail(ReliabilityPoint point) {
        return "Furthest off: between " + Figures.fixed(point.from(), 2) + " and " + Figures.fixed(point.to(), 2)
                + " it said " + Figures.fixed(point.said(), 2) + " and was right on "
                + Figures.count(Math.round(point.right() * point.rows())) + " of " + Figures.count(point.rows())
                + " rows.";
    }
}
