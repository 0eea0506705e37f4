package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import secondlook.app.review.FlaggedRows;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;

/** What a policy does to a run: how many it flags, and how many of the accepted are wrong. */
final class PolicyReport {

    private final PolicySolution solution;
    private final UnexpectedRows unexpected;
    private final int rows;
    private int flagged;
    private int labelledAccepted;
    private int wrongAccepted;

    PolicyReport(Predictions predictions, PolicySolution solution) {
        this(predictions, solution, UnexpectedRows.NONE);
    }

    /** @param unexpected rows that are flagged whatever the policy says */
    PolicyReport(Predictions predictions, PolicySolution solution, UnexpectedRows unexpected) {
        this.solution = solution;
        this.unexpected = unexpected;
        this.rows = predictions.rows();
        for (int row = 0; row < rows; row++) {
            if (unexpected.has(row) || FlaggedRows.flags(predictions, solution.policy(), row)) {
                flagged++;
            } else if (predictions.isLabelled(row)) {
                labelledAccepted++;
                wrongAccepted += predictions.isWrong(row) ? 1 : 0;
            }
        }
    }

    /** @throws RefusedException for a regression, which has no confidence to compare with a threshold */
    static Predictions classification(Run run) {
        if (run.isRegression()) {
            throw new RefusedException(new Problem(run.manifest().modelName() + " cannot be flagged",
                    "its predictions are values, not classes, and say nothing of how sure they are",
                    "Flagging needs a p_<class> column for every class."));
        }
        return run.predictions();
    }

    int flagged() {
        return flagged;
    }

    Document document() {
        DecisionPolicy policy = solution.policy();
        Map<String, Double> perClass = new TreeMap<>(policy.perClass());
        boolean single = perClass.isEmpty();
        return new Document().put("measure", policy.measure().key()).put("method", solution.method())
                .put("threshold", single ? policy.threshold() : null).put("per_class", single ? null : perClass)
                .put("rows", rows).put("flagged", flagged).put("unexpected", unexpected.count())
                .put("accepted", rows - flagged)
                .put("flagged_share", rows == 0 ? null : (double) flagged / rows)
                .put("acceptance_rate", rows == 0 ? null : (double) (rows - flagged) / rows)
                .put("labelled_accepted", labelledAccepted).put("wrong_accepted", wrongAccepted)
                .put("error_rate_accepted", errorRate());
    }

    private double errorRate() {
        return labelledAccepted == 0 ? Double.NaN : (double) wrongAccepted / labelledAccepted;
    }

    List<String> lines(String out) {
        List<String> lines = lines();
        lines.add(out);
        return lines;
    }

    List<String> lines() {
        DecisionPolicy policy = solution.policy();
        List<String> lines = new ArrayList<>();
        if (policy.perClass().isEmpty()) {
            lines.add(policy.measure().key() + " threshold " + number(policy.threshold()) + ", " + solution.words());
        } else {
            lines.add(policy.measure().key() + " thresholds, " + solution.words());
            new TreeMap<>(policy.perClass()).forEach((name, t) -> lines.add("  " + name + "  " + number(t)));
        }
        lines.add(Words.count(flagged) + " of " + Words.counted(rows, "row") + " flagged ("
                + Words.percent(rows == 0 ? null : (double) flagged / rows) + ")"
                + (labelledAccepted == 0 ? "" : "; of the accepted " + Words.percent(errorRate()) + " are wrong"));
        if (unexpected.count() > 0) {
            lines.add(Words.counted(unexpected.count(), "row") + " among them because "
                    + (unexpected.count() == 1 ? "it is" : "they are") + " not as the model expects");
        }
        return lines;
    }

    private static String number(double threshold) {
        return threshold > 1 || threshold < 0 ? "flags everything" : String.format(Locale.ROOT, "%.4g", threshold);
    }
}
