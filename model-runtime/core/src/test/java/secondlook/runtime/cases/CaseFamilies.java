package secondlook.runtime.cases;

import java.io.IOException;
import java.util.Map;

/** Every family that is known; a case of another one fails. */
public final class CaseFamilies {

    private static final Map<String, CaseFamily> FAMILIES = Map.ofEntries(
            Map.entry("uncertainty", new UncertaintyCases()),
            Map.entry("calibration", new CalibrationCases()),
            Map.entry("selective", new SelectiveCases()),
            Map.entry("guarantee", new GuaranteeCases()),
            Map.entry("cost", new CostCases()),
            Map.entry("per_class_threshold", new PerClassCases()),
            Map.entry("sample_size", new SampleSizeCases()),
            Map.entry("ensemble", new EnsembleCases()),
            Map.entry("regression", new RegressionCases()),
            Map.entry("conformal", new ConformalCases()),
            Map.entry("drift_numeric", DriftCases::numeric),
            Map.entry("drift_categorical", DriftCases::categorical),
            Map.entry("drift_multiple", DriftCases::multiple),
            Map.entry("drift_multivariate", DriftCases::multivariate),
            Map.entry("stream", new StreamCases()),
            Map.entry("cbpe", new CbpeCases()),
            Map.entry("label_issues", new LabelIssueCases()),
            Map.entry("agreement", new AgreementCases()),
            Map.entry("calibrator", new CalibratorCases()));

    private CaseFamilies() {
    }

    /** Answers a case and compares every expected value. */
    public static Comparison run(ReferenceCase reference) throws IOException {
        CaseFamily family = FAMILIES.get(reference.family());
        if (family == null) {
            throw new IllegalArgumentException("Unknown family: " + reference.family());
        }
        Answer answer = family.answer(reference);
        Comparison comparison = new Comparison(reference);
        comparison.compareValues(reference.expected(), answer.values());
        CaseTable rows = reference.expectedRows();
        if (rows != null) {
            comparison.compareRows(rows, answer.rows());
        }
        return comparison;
    }
}
