package secondlook.desktop.feature.confidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.Run;
import secondlook.app.run.RunCalibration;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/**
 * A run with what the screen needs to begin. Do not change the array.
 *
 * @param manifest    its provenance
 * @param predictions what it says of every row
 * @param values      predicted numbers of a regression; empty for a classifier
 * @param facts       what is known of it; {@code null} for a regression
 * @param policy      the one kept for it, or one to begin with
 * @param solved      whether that policy solves "at most 10 % wrong, 95 % certain"
 */
@SuppressWarnings("ArrayRecordComponent")
record LoadedRun(RunManifest manifest, Predictions predictions, double[] values, @Nullable RunFacts facts,
        DecisionPolicy policy, boolean solved) {

    private static final double ERROR = 0.10;
    private static final double CERTAINTY = 0.95;
    private static final double ELSE = 0.80;

    /** Reads and computes; takes a while on a large run. */
    static LoadedRun read(Run run, @Nullable DecisionPolicy kept) {
        return run.isRegression()
                ? new LoadedRun(run.manifest(), run.predictions(), run.values(), null,
                        DecisionPolicy.of(Measure.CONFIDENCE, ELSE), false)
                : of(run.manifest(), run.predictions(), series(run), kept);
    }

    /** Raw against calibrated where the run holds both. */
    private static List<ReliabilitySeries> series(Run run) {
        RunCalibration calibration = run.manifest().calibration();
        Predictions stated = run.statedPredictions();
        return calibration == null || stated == null
                ? List.of(ReliabilitySeries.of("As the model says it", run.predictions()))
                : List.of(ReliabilitySeries.of("Raw", stated),
                        ReliabilitySeries.of("Calibrated, " + calibration.method(), run.predictions()));
    }

    /** A classifier's run that was not calibrated. */
    static LoadedRun of(RunManifest manifest, Predictions predictions, @Nullable DecisionPolicy kept) {
        return of(manifest, predictions, List.of(ReliabilitySeries.of("As the model says it", predictions)), kept);
    }

    /** @param series how reliable it is, the last one of these predictions */
    static LoadedRun of(RunManifest manifest, Predictions predictions, List<ReliabilitySeries> series,
            @Nullable DecisionPolicy kept) {
        RunFacts facts = new RunFacts(predictions, series);
        Double solution = null;
        if (kept == null) {
            solution = new Solver(facts.scope(Measure.CONFIDENCE, ScopeFacts.ALL), predictions.classes().size())
                    .forError(ERROR, CERTAINTY).threshold();
        }
        DecisionPolicy policy = kept != null
                ? kept
                : DecisionPolicy.of(Measure.CONFIDENCE, solution == null ? ELSE : solution);
        // computes what the first picture needs, here where nobody waits for a frame
        facts.outcome(policy);
        if (facts.hasTruth()) {
            facts.worstCell(policy);
        }
        return new LoadedRun(manifest, predictions, new double[0], facts, policy, solution != null);
    }

    boolean isRegression() {
        return facts == null;
    }
}
