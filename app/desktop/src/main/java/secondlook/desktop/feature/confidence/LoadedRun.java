package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.Run;
import secondlook.app.run.RunCalibration;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/**
 * A run with what the screen needs to begin. Do not change the array.
 *
 * @param manifest    its provenance
 * @param predictions what it says of every row
 * @param values      predicted numbers of a regression; empty for a classifier
 * @param facts       what is known of it; {@code null} for a regression
 * @param policy      the one kept for it, or one to begin with
 * @param target      error that is asked for to begin with, in (0,1): below that of accepting every row
 * @param solved      whether the policy keeps it with 95 % certainty
 */
@SuppressWarnings("ArrayRecordComponent")
record LoadedRun(RunManifest manifest, Predictions predictions, double[] values, @Nullable RunFacts facts,
        DecisionPolicy policy, double target, boolean solved) {

    /** Errors that people ask for, the largest first. */
    private static final double[] ERRORS = {0.10, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};
    private static final double CERTAINTY = 0.95;
    private static final double ELSE = 0.80;

    /**
     * Reads and computes; takes a while on a large run.
     *
     * @throws secondlook.runtime.job.JobCancelledException if it is not wanted any more
     */
    static LoadedRun read(Run run, @Nullable DecisionPolicy kept, JobContext context) {
        context.step("Reading the run");
        run.predictions(context);
        context.step("Counting and sorting its rows");
        context.progress(0, -1);
        context.checkCancelled();
        return run.isRegression()
                ? new LoadedRun(run.manifest(), run.predictions(), run.values(), null,
                        DecisionPolicy.of(Measure.CONFIDENCE, ELSE), ERRORS[0], false)
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
        double target = target(1 - facts.labelled().accuracy());
        Double solution = null;
        if (kept == null) {
            solution = new Solver(facts.scope(Measure.CONFIDENCE, ScopeFacts.ALL), predictions.classes().size())
                    .forError(target, CERTAINTY).threshold();
        }
        DecisionPolicy policy = kept != null
                ? kept
                : DecisionPolicy.of(Measure.CONFIDENCE, solution == null ? ELSE : solution);
        // computes what the first picture needs, here where nobody waits for a frame
        facts.outcome(policy);
        if (facts.hasTruth()) {
            facts.worstCell(policy);
        }
        return new LoadedRun(manifest, predictions, new double[0], facts, policy, target, solution != null);
    }

    /** Asking for what accepting every row gives anyway would flag nothing. */
    private static double target(double error) {
        return Arrays.stream(ERRORS).filter(wanted -> wanted < error).findFirst().orElse(ERRORS[0]);
    }

    boolean isRegression() {
        return facts == null;
    }
}
