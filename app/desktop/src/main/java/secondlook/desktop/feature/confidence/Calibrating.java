package secondlook.desktop.feature.confidence;

import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import secondlook.app.calibration.CalibrateJob;
import secondlook.app.calibration.CalibrationRequest;
import secondlook.app.data.Dataset;
import secondlook.app.expect.InputContract;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.calibration.fit.CalibrationMethod;
import secondlook.runtime.calibration.fit.CalibrationOrigin;
import secondlook.runtime.calibration.fit.ModelCalibration;
import secondlook.runtime.model.SchemaBinding;

/** Calibrates the model of the run that is shown, keeps the calibration with it and scores again. Used on the FX thread. */
public final class Calibrating {

    /**
     * What a person chose.
     *
     * @param method how to fit
     * @param where  SQL condition that chooses the rows; {@code null} for all
     * @param aside  share of the labelled rows to measure on, in [0,1)
     * @param again  whether the dataset is scored again afterwards
     */
    record Wish(CalibrationMethod method, @Nullable String where, double aside, boolean again) {}

    /** What it needs, all of it there. */
    private record Means(Workspace workspace, Dataset dataset, OpenModel model, SchemaBinding binding, String truth) {}

    /** Decides which rows are set aside: the same ones each time, so that methods can be compared. */
    private static final long SEED = 1;

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final Clock clock;
    private final Supplier<@Nullable SchemaBinding> binding;
    private final BiConsumer<SchemaBinding, String> score;

    /**
     * @param binding how the model's inputs are bound now; {@code null} where they are not
     * @param score   scores the current dataset again, with a truth column
     */
    public Calibrating(Session session, JobRunner jobs, Notices notices, Clock clock,
            Supplier<@Nullable SchemaBinding> binding, BiConsumer<SchemaBinding, String> score) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.clock = clock;
        this.binding = binding;
        this.score = score;
    }

    /** Why the model cannot be calibrated now; empty where it can. */
    String obstacle() {
        Run run = session.run().get();
        OpenModel model = session.model().get();
        if (run == null || run.manifest().modelSha256() == null) {
            return "These predictions came from a file; the model that made them is needed.";
        }
        if (model == null || !model.model().card().sha256().equals(run.manifest().modelSha256())) {
            return "Open the model that made this run.";
        }
        if (run.manifest().truth() == null) {
            return "The run has no truth column.";
        }
        return means() == null ? "The model's inputs are not bound to the columns of this dataset." : "";
    }

    private @Nullable Means means() {
        Workspace workspace = session.workspace().get();
        Dataset dataset = session.dataset().get();
        OpenModel model = session.model().get();
        Run run = session.run().get();
        SchemaBinding bound = binding.get();
        String truth = run == null ? null : run.manifest().truth();
        return workspace == null || dataset == null || model == null || bound == null || truth == null
                ? null
                : new Means(workspace, dataset, model, bound, truth);
    }

    /** Whether the run that is shown was calibrated already. */
    boolean isCalibrated() {
        Run run = session.run().get();
        return run != null && run.manifest().calibration() != null;
    }

    /** The column with the right answers, for a person. */
    String truth() {
        Means now = means();
        return now == null ? "" : now.truth();
    }

    /** The condition that chose the rows of the run; empty for all. */
    String scoredWhere() {
        Run run = session.run().get();
        String where = run == null ? null : run.manifest().where();
        return where == null ? "" : where;
    }

    void start(Wish wish) {
        Means now = means();
        if (now == null) {
            return;
        }
        CalibrationRequest request = new CalibrationRequest(now.truth(), wish.method(), wish.where(), wish.aside(),
                SEED);
        jobs.start("Calibrating " + now.model().title(), context -> {
            ModelCalibration fitted = new CalibrateJob(now.dataset(), now.model().model(), now.model().title(),
                    now.binding(), request.under(InputContract
                            .of(now.workspace().contracts().of(now.model().entry().sha256()), now.binding())),
                    clock).run(context);
            now.workspace().saveCalibration(fitted);
            return fitted;
        }, fitted -> {
            notices.done(words(fitted));
            if (wish.again() && session.dataset().get() == now.dataset() && session.model().get() == now.model()) {
                score.accept(now.binding(), now.truth());
            }
        }, failure -> notices.failed("Calibrating", failure));
    }

    private static String words(ModelCalibration fitted) {
        CalibrationOrigin origin = fitted.origin();
        String fit = fitted.method().title() + " fitted to " + Figures.count(origin.fitRows()) + " rows.";
        String gap = origin.before().n() == 0
                ? ""
                : " On " + Figures.count(origin.before().n()) + " others the average gap went from "
                        + Figures.fixed(100 * origin.before().ece(), 1) + " to "
                        + Figures.fixed(100 * origin.after().ece(), 1) + " points.";
        return fit + gap + (origin.warnings().isEmpty() ? "" : " " + String.join(" ", origin.warnings()));
    }
}
