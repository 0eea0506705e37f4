package secondlook.app.review.queue;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import secondlook.app.data.Dataset;
import secondlook.app.run.MemberDisagreement;
import secondlook.app.run.Run;
import secondlook.runtime.RefusedException;
import secondlook.runtime.conformal.ConformalClassifier;
import secondlook.runtime.conformal.ConformalScore;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;

/** Makes the sources that need more of a run than its predictions. */
public final class RunSources {

    private static final String WHAT = "The queue was not made";

    private RunSources() {
    }

    /**
     * By conformal sets, adaptive (Romano et al. 2020), calibrated on the labelled rows of a run.
     *
     * @param calibration rows with known truth, drawn as those of {@code run} are, and better not the same
     * @param alpha       share of misses allowed, in (0,1)
     * @throws RefusedException if no row of {@code calibration} has a known truth, or its classes are others
     */
    public static QueueSource conformal(Run run, Run calibration, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new RefusedException(WHAT, "alpha " + alpha + " is not between 0 and 1", "Give a share such as 0.1.");
        }
        if (!calibration.manifest().classes().equals(run.manifest().classes())) {
            throw new RefusedException(WHAT, "the run to calibrate on has other classes", "Choose another run.");
        }
        ConformalClassifier classifier = ConformalClassifier.fit(
                labelled(calibration, "conformal sets need rows whose right answer is known"),
                new ConformalScore.Adaptive(), alpha);
        return new ConformalSource(classifier, run.manifest().classes(), Probabilities.of(run));
    }

    /**
     * By labels that the model contradicts.
     *
     * @throws RefusedException if no row of the run has a label
     */
    public static QueueSource labelIssues(Run run) {
        return new LabelIssueSource(labelled(run, "label issues need a column of labels"), run.predictions().rows(),
                run.manifest().classes());
    }

    private static LabelledRows labelled(Run run, String why) {
        Predictions predictions = run.predictions();
        int[] truth = predictions.truth();
        LabelledRows rows = truth == null
                ? null
                : LabelledRows.of(Probabilities.of(run), predictions.classes().size(), truth);
        if (rows == null || rows.rows() == 0) {
            throw new RefusedException(WHAT, why + ", and run " + run.manifest().id() + " has none",
                    "Score with the column of right answers (--truth COLUMN), or choose another run.");
        }
        return rows;
    }

    /**
     * By the disagreement of an ensemble's members.
     *
     * @param threshold of mutual information in nats, ≥ 0
     * @throws RefusedException if the model of the run is no ensemble whose members are known
     */
    public static QueueSource disagreement(Run run, double threshold) {
        MemberDisagreement members = run.members();
        if (members == null) {
            throw new RefusedException(WHAT, "the model of run " + run.manifest().id() + " is no ensemble",
                    "Go by confidence, margin or entropy, or score with an ensemble.");
        }
        return new DisagreementSource(members.mutualInformation(), threshold);
    }

    /**
     * By rules: SQL conditions over the columns of the dataset.
     *
     * @param rules condition by name
     * @throws RefusedException if a condition is not valid or more than a condition
     */
    public static QueueSource rules(Run run, Dataset dataset, Map<String, String> rules) {
        Map<String, BitSet> hits = new LinkedHashMap<>();
        rules.forEach((name, condition) -> hits.put(name, RowChoice.where(run.predictions(), dataset, condition)));
        return new RuleSource(hits);
    }
}
