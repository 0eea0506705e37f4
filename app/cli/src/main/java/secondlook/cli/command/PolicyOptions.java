package secondlook.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** How a threshold is given on the command line: as a number, or as what it has to achieve. */
final class PolicyOptions {

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Goal goal;

    @Option(names = "--delta", paramLabel = "D", defaultValue = "0.05", description = "With --max-error: chance that the guarantee fails (${DEFAULT-VALUE}).")
    private double delta;

    @Option(names = "--measure", paramLabel = "confidence|margin|entropy", description = "What the threshold is compared with (confidence).")
    private @Nullable Measure measure;

    @Option(names = "--per-class", description = "A threshold of its own for every predicted class.")
    private boolean perClass;

    /** What a person can ask for; exactly one of them. */
    static final class Goal {

        @Option(names = "--threshold", paramLabel = "T", description = "Flag what is less sure than this, 0 to 1.")
        private @Nullable Double threshold;

        @Option(names = "--max-error", paramLabel = "R", description = "At most this share wrong among the accepted, guaranteed.")
        private @Nullable Double maxError;

        @Option(names = "--budget", paramLabel = "N", description = "Flag at most so many rows.")
        private @Nullable Integer budget;

        @Option(names = "--error-cost", paramLabel = "C", description = "An accepted error costs as much as so many reviews.")
        private @Nullable Double errorCost;
    }

    /** Whether anything was asked for. */
    boolean isGiven() {
        return goal != null;
    }

    /** Whether a measure was named. */
    boolean namesMeasure() {
        return measure != null;
    }

    boolean perClass() {
        return perClass;
    }

    /** @throws secondlook.runtime.RefusedException if what is asked for cannot be had from these predictions */
    PolicySolution solve(Predictions predictions) {
        ThresholdSolver solver = new ThresholdSolver(predictions, measure == null ? Measure.CONFIDENCE : measure,
                delta, perClass);
        Goal asked = goal == null ? new Goal() : goal;
        if (asked.maxError != null) {
            return solver.maxError(asked.maxError);
        }
        if (asked.budget != null) {
            return solver.budget(asked.budget);
        }
        if (asked.errorCost != null) {
            return solver.errorCost(asked.errorCost);
        }
        return solver.threshold(asked.threshold == null ? Double.NaN : asked.threshold);
    }

    /** A policy that was kept with a run earlier. */
    static PolicySolution kept(DecisionPolicy policy) {
        return new PolicySolution(policy, "kept", "the policy kept with the run");
    }
}
