package secondlook.app.calibration;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import secondlook.app.data.Dataset;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.expect.InputContract;
import secondlook.app.run.KnownRows;
import secondlook.app.run.ScoringPass;
import secondlook.app.run.TruthColumn;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.fit.CalibrationFit;
import secondlook.runtime.calibration.fit.CalibrationOrigin;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;

/**
 * Runs a model over labelled rows and fits a calibrator to a part of them; how good it is, is measured on the rest. Writes
 * nothing: see {@link CalibrationFile} and {@link secondlook.app.workspace.Workspace#saveCalibration}.
 */
public final class CalibrateJob implements Job<ModelCalibration> {

    /** The last step, as the job reports it. */
    public static final String FITTING = "Fitting the calibration";

    private final Dataset dataset;
    private final Model model;
    private final String modelName;
    private final SchemaBinding binding;
    private final CalibrationRequest request;
    private final Clock clock;

    /** @param modelName for a person */
    public CalibrateJob(Dataset dataset, Model model, String modelName, SchemaBinding binding,
            CalibrationRequest request, Clock clock) {
        this.dataset = dataset;
        this.model = model;
        this.modelName = modelName;
        this.binding = binding;
        this.request = request;
        this.clock = clock;
    }

    /**
     * @throws RefusedException                           if the model is no classifier with known classes, the truth column
     *                                                    is absent, or the rows do not allow the method
     * @throws secondlook.runtime.ModelFailedException    if the model fails
     * @throws secondlook.runtime.job.JobCancelledException if cancelled
     */
    @Override
    public ModelCalibration run(JobContext context) {
        ModelSignature signature = model.signature();
        if (signature.task() != Task.CLASSIFICATION || signature.classes().isEmpty()) {
            throw new RefusedException(modelName + " cannot be calibrated",
                    signature.task() == Task.CLASSIFICATION
                            ? "the names of its classes are not known"
                            : "it is no classifier but " + signature.task().key(),
                    "Calibration makes the probabilities of a classifier with known classes mean what they say.");
        }
        InputContract contract = request.contract();
        InputContract.Held held = contract == null
                ? InputContract.Held.without(request.where())
                : contract.hold(dataset, request.where(), context);
        context.step("Scoring " + dataset.manifest().name());
        ScoreKind kind = signature.scoreKind();
        TruthColumn truth = TruthColumn.of(dataset, request.truth(), signature.classes());
        LabelledScores rows;
        try (ScoringPass pass = ScoringPass.begin(dataset, model, modelName, binding, truth.column(),
                held.allowed(), 0)) {
            rows = LabelledScores.of(pass, truth, kind, signature.classes().size(),
                    request.method().takesLogits() && ModelCalibration.givesLogits(kind), context);
        }
        context.step(FITTING);
        CalibrationFit fit = CalibrationFit.of(request.method(), rows.probabilities(), rows.logits(), rows.truth(),
                signature.classes(), request.testFraction(), request.seed());
        context.checkCancelled();
        return new ModelCalibration(model.card().sha256(), signature.classes(), request.method(), fit.onLogits(),
                fit.calibrator(), origin(fit, kind, held));
    }

    private CalibrationOrigin origin(CalibrationFit fit, ScoreKind kind, InputContract.Held held) {
        return new CalibrationOrigin(modelName, kind.key(), dataset.manifest().name(), dataset.manifest().sha256(),
                request.truth(), held.allowed(), fit.counts().all(), fit.fitRows(), fit.counts().invalid(),
                fit.counts().noLabel(), fit.counts().unknownLabel(), request.testFraction(), request.seed(),
                clock.instant().toString(), fit.before(), fit.after(), warnings(fit, held), versions(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private List<String> warnings(CalibrationFit fit, InputContract.Held held) {
        List<String> warnings = new ArrayList<>(binding.warnings());
        held.violations().forEach(broken -> warnings.add(broken.wordsOf("used")));
        long known = KnownRows.count(dataset, model, held.allowed());
        if (known > 0) {
            warnings.add((known == fit.counts().all() ? "These rows are" : known + " of these rows are")
                    + " among those that the model was trained or tested with: it is surer of them than of new ones,"
                    + " and so is this calibration. Calibrate on other rows.");
        }
        warnings.addAll(fit.warnings());
        return warnings;
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>(model.versions());
        try {
            versions.put("duckdb", DuckDb.version());
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not say its version", e);
        }
        return versions;
    }
}
