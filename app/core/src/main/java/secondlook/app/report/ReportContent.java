package secondlook.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.policy.RuleReport;
import secondlook.app.review.FlaggedRows;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.guard.Outcome;
import secondlook.runtime.guard.PolicyFigures;

/**
 * What a report is made from. What a section that is not wanted would need may be absent.
 *
 * @param run         its provenance
 * @param predictions of a classification; those of a regression say nothing
 * @param values      of a regression; {@code null} for a classification
 * @param stated      what the model said before calibration; {@code null} where the run was not calibrated
 * @param policy      the rule that flags
 * @param data        {@code null} for predictions made elsewhere
 * @param model       {@code null} for predictions made elsewhere
 * @param reviews     sessions on this run
 * @param drift       {@code null} if nobody looked
 * @param rows        the rows to review; {@code null} if they are not wanted
 * @param created     ISO-8601 instant
 * @param version     of this program
 * @param choice      what is in it and how
 */
public record ReportContent(RunManifest run, Predictions predictions, @Nullable ReportedValues values,
        @Nullable Predictions stated,
        ReportedPolicy policy, @Nullable ReportedData data, @Nullable ReportedModel model,
        List<ReportedReview> reviews, @Nullable ReportedDrift drift, @Nullable FlaggedTable rows, String created,
        String version, ReportChoice choice) {

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    public ReportContent(RunManifest run, Predictions predictions, @Nullable ReportedValues values,
            @Nullable Predictions stated, ReportedPolicy policy,
            @Nullable ReportedData data, @Nullable ReportedModel model, List<ReportedReview> reviews,
            @Nullable ReportedDrift drift, @Nullable FlaggedTable rows, String created, String version,
            ReportChoice choice) {
        this.run = run;
        this.predictions = predictions;
        this.values = values;
        this.stated = stated;
        this.policy = policy;
        this.data = data;
        this.model = model;
        this.reviews = List.copyOf(reviews);
        this.drift = drift;
        this.rows = rows;
        this.created = created;
        this.version = version;
        this.choice = choice;
    }

    /** The same, said in another way; a section that was not asked for when this was gathered has nothing to say. */
    public ReportContent with(ReportChoice other) {
        return new ReportContent(run, predictions, values, stated, policy, data, model, reviews, drift, rows, created,
                version, other);
    }

    /** The same with the rows to review. */
    ReportContent with(FlaggedTable table) {
        return new ReportContent(run, predictions, values, stated, policy, data, model, reviews, drift, table, created,
                version, choice);
    }

    /** "weather-forest on seattle_weather.csv". */
    public String title() {
        String name = run.datasetName();
        return run.modelName() + " on " + (data != null ? data.manifest().name() : name == null ? "predictions" : name);
    }

    /**
     * Whether a person should see the row, by the rules where they could be tried, else by the thresholds; in any case where it
     * is not as the model expects.
     */
    boolean flags(int row) {
        RuleReport rules = policy.rules();
        return rules == null
                ? policy.unexpected().has(row) || FlaggedRows.flags(predictions, policy.policy(), row)
                : rules.decisions().outcome(row) == Outcome.REVIEW;
    }

    /** What the policy does to the run as a whole. */
    PolicyFigures figures() {
        RuleReport rules = policy.rules();
        if (rules != null) {
            return rules.figures();
        }
        int flagged = 0;
        int known = 0;
        int wrong = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            if (flags(row)) {
                flagged++;
            } else if (predictions.isLabelled(row)) {
                known++;
                wrong += predictions.isWrong(row) ? 1 : 0;
            }
        }
        return new PolicyFigures(predictions.rows(), predictions.rows() - flagged, flagged, 0, known, wrong);
    }
}
