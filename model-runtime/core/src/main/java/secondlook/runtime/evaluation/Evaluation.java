package secondlook.runtime.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.calibration.BrierDecomposition;
import secondlook.runtime.calibration.CalibrationError;
import secondlook.runtime.calibration.ProperScores;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.TopLabel;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.selective.RiskCoverage;

/**
 * Everything that can be said of a labelled classification, under flat snake-case keys. Values are integers, doubles,
 * strings, lists and maps of these, or {@code null} where a quantity is not available; never NaN.
 */
public final class Evaluation {

    private final List<String> classes;
    private final LabelledRows rows;
    private final RowFacts facts;
    private final TopLabel top;
    private final RiskCoverage curve;

    private Evaluation(List<String> classes, LabelledRows rows, RowFacts facts) {
        this.classes = List.copyOf(classes);
        this.rows = rows;
        this.facts = facts;
        this.top = rows.topLabel();
        this.curve = RiskCoverage.of(top);
    }

    /**
     * @param probabilities row-major, {@code truth.length * classes.size()}, as the model gave them
     * @param truth         class index, or {@link secondlook.runtime.decision.Predictions#NO_TRUTH} or
     *                      {@link secondlook.runtime.decision.Predictions#UNKNOWN_TRUTH}
     * @param classes       class names in the model's order, at least one
     */
    public static Evaluation of(double[] probabilities, int[] truth, List<String> classes) {
        return new Evaluation(classes, LabelledRows.of(probabilities, classes.size(), truth),
                RowFacts.of(probabilities, classes.size()));
    }

    /** The rows that count. */
    public LabelledRows rows() {
        return rows;
    }

    /**
     * All keys with {@link ReliabilityTable#NUMBER_BINS} and {@link ReliabilityTable#DIAGRAM_BINS} bins, the diagram's table
     * with the latter.
     */
    public Map<String, @Nullable Object> values() {
        return values(ReliabilityTable.DIAGRAM_BINS);
    }

    /**
     * All keys.
     *
     * @param bins bins of the reliability table, ≥ 1; the calibration errors are given for these and for
     *             {@link ReliabilityTable#NUMBER_BINS}
     */
    public Map<String, @Nullable Object> values(int bins) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        putCounts(out);
        out.put("accuracy", Json.number(top.accuracy()));
        out.put("accuracy_wilson95", Json.interval(Wilson.of95(top.rows() - top.errors(), top.rows())));
        out.put("mean_confidence", Json.number(top.meanConfidence()));
        out.put("mean_entropy_norm", Json.number(facts.meanEntropy()));
        putErrors(out, bins);
        if (bins != ReliabilityTable.NUMBER_BINS) {
            putErrors(out, ReliabilityTable.NUMBER_BINS);
        }
        out.put("brier_multiclass", Json.number(ProperScores.brier(rows)));
        out.put("log_loss", Json.number(ProperScores.logLoss(rows)));
        if (rows.classes() == 2) {
            putBinary(out, bins);
        }
        out.put("bins_ew_" + bins, Json.bins(ReliabilityTable.equalWidth(top, bins)));
        out.putAll(SelectiveSummary.of(curve));
        Map<String, @Nullable Object> flagged = new LinkedHashMap<>();
        for (int t = 0; t < facts.flagged().length; t++) {
            flagged.put(String.valueOf(RowFacts.thresholds()[t]), facts.flagged()[t]);
        }
        out.put("flagged_strictly_below", flagged);
        out.put("flagged_conf_lt_0_7", facts.unsure());
        out.put("flagged_margin_lt_0_2", facts.torn());
        putClasses(out);
        return out;
    }

    private void putCounts(Map<String, @Nullable Object> out) {
        LabelledRows.Counts counts = rows.counts();
        out.put("n_rows", counts.all());
        out.put("valid", counts.valid() - counts.renormalised());
        out.put("renormalised", counts.renormalised());
        out.put("invalid", counts.invalid());
        out.put("used_rows", counts.used());
        out.put("excluded_invalid", counts.invalid());
        out.put("excluded_no_label", counts.noLabel());
        out.put("excluded_unknown_label", counts.unknownLabel());
        out.put("n", rows.rows());
    }

    private void putErrors(Map<String, @Nullable Object> out, int bins) {
        ReliabilityTable width = ReliabilityTable.equalWidth(top, bins);
        out.put("ece_ew_" + bins, Json.number(width.expectedError()));
        out.put("mce_ew_" + bins, Json.number(width.maximumError()));
        out.put("ece_em_" + bins, Json.number(ReliabilityTable.equalMass(top, bins).expectedError()));
        out.put("classwise_ece_ew_" + bins, Json.number(CalibrationError.classwise(rows, bins)));
        out.put("ace_nixon_em_" + bins, Json.number(CalibrationError.adaptive(rows, bins)));
    }

    private void putBinary(Map<String, @Nullable Object> out, int bins) {
        BrierDecomposition parts = BrierDecomposition.of(rows, bins);
        out.put("brier", Json.number(parts.brier()));
        out.put("brier_binary", Json.number(parts.brier()));
        out.put("reliability", Json.number(parts.reliability()));
        out.put("resolution", Json.number(parts.resolution()));
        out.put("uncertainty", Json.number(parts.uncertainty()));
        out.put("residual", Json.number(parts.residual()));
    }

    private void putClasses(Map<String, @Nullable Object> out) {
        Confusion confusion = Confusion.of(rows.truth(), rows.predicted(), rows.classes());
        double[] sum = new double[rows.classes()];
        for (int row = 0; row < rows.rows(); row++) {
            sum[rows.predicted()[row]] += top.confidence()[row];
        }
        out.put("balanced_accuracy", Json.number(confusion.balancedAccuracy()));
        out.put("classes", classes);
        out.put("confusion", Json.table(confusion.counts()));
        out.put("per_class", ClassScore.of(classes, confusion, sum).stream().map(Json::classScore).toList());
    }
}
