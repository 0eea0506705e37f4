package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import secondlook.app.conformal.SetMaking;
import secondlook.app.conformal.SetReport;
import secondlook.app.conformal.SetRequest;
import secondlook.app.run.Run;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.conformal.ConformalScore;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/** Conformal sets as they are asked for on the command line. */
final class SetOptions {

    /** As in the paper on them: a light penalty from the third class on. */
    private static final double PENALTY = 0.1;
    private static final int FREE_RANKS = 2;

    @Option(names = "--conformal", paramLabel = "ALPHA", description = "Flag what has no set of exactly one class, where sets miss the truth in at most this share.")
    private @Nullable Double alpha;

    @Option(names = "--calibration", paramLabel = "FILE", description = {
            "With --conformal: labelled predictions that set the sizes.",
            "Without it a random half of the labelled rows does."})
    private @Nullable Path calibration;

    @Option(names = "--conformal-score", paramLabel = "lac|aps|raps", defaultValue = "lac", description = "How badly a class fits (${DEFAULT-VALUE}).")
    private Score score;

    @Option(names = "--raps-penalty", paramLabel = "LAMBDA", description = {
            "With --conformal-score raps: added for each rank",
            "beyond --raps-free-ranks (" + PENALTY + ")."})
    private @Nullable Double penalty;

    @Option(names = "--raps-free-ranks", paramLabel = "N", description = "Ranks without that penalty (" + FREE_RANKS
            + ").")
    private @Nullable Integer freeRanks;

    /** The scores by name. */
    enum Score {
        LAC, APS, RAPS
    }

    private ConformalScore conformalScore() {
        double lambda = penalty == null ? PENALTY : penalty;
        int free = freeRanks == null ? FREE_RANKS : freeRanks;
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw refused("--raps-penalty " + penalty + " is no penalty", "Give 0 or more, such as 0.1.");
        }
        if (free < 0) {
            throw refused("--raps-free-ranks " + freeRanks + " is negative", "Give 0 or more, such as 2.");
        }
        return switch (score) {
            case LAC -> new ConformalScore.LeastAmbiguous();
            case APS -> new ConformalScore.Adaptive();
            case RAPS -> new ConformalScore.Adaptive(lambda, free);
        };
    }

    /** Whether a penalty was given to a score that has none. */
    boolean misplacesPenalty() {
        return score != Score.RAPS && (penalty != null || freeRanks != null);
    }

    boolean isGiven() {
        return alpha != null;
    }

    boolean namesCalibration() {
        return calibration != null;
    }

    @Nullable
    Path calibration() {
        return calibration;
    }

    double alpha() {
        return alpha == null ? Double.NaN : alpha;
    }

    String score() {
        return score.name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * @param truth the truth column, looked for if {@code null}
     * @throws RefusedException if there are no rows to set the sizes
     */
    SetReport make(Run run, boolean perClass, long seed, @Nullable String truth, Clock clock, JobContext context) {
        if (!(alpha() > 0 && alpha() < 1)) {
            throw refused("--conformal " + alpha + " is not between 0 and 1", "Give a share such as 0.1.");
        }
        SetRequest request = new SetRequest(conformalScore(), alpha(), perClass, seed);
        Predictions predictions = run.predictions();
        if (calibration == null) {
            if (labelled(predictions) < 2) {
                throw refused("fewer than two rows have a label that is one of the classes",
                        "Name the truth column with --truth, or give labelled predictions with --calibration.");
            }
            return SetMaking.report(predictions, run::distributions, request, context);
        }
        try (ImportedPredictions other = ImportedPredictions.open(calibration, null, truth, clock, context)) {
            Predictions known = PolicyReport.classification(other.run());
            if (!known.classes().equals(predictions.classes())) {
                throw refused(calibration + " has the classes " + String.join(", ", known.classes())
                        + " and the predictions have " + String.join(", ", predictions.classes()),
                        "Give predictions of the same model, with the columns in the same order.");
            }
            if (labelled(known) == 0) {
                throw refused("no row of " + calibration + " has a label that is one of the classes",
                        "Name the truth column with --truth.");
            }
            return SetMaking.report(predictions, run::distributions, known, other.run()::distributions, request,
                    context);
        }
    }

    private static int labelled(Predictions predictions) {
        int labelled = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            labelled += predictions.isLabelled(row) ? 1 : 0;
        }
        return labelled;
    }

    private static RefusedException refused(String why, String remedy) {
        return new RefusedException(new Problem("no conformal sets were made", why, remedy));
    }
}
