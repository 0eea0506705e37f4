package secondlook.desktop.scoring;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.expect.InputContract;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.model.SchemaBinding;

/** Scores the current dataset with the current model; the run then becomes the current one. Used on the FX thread. */
public final class Scoring {

    /** The last step of a run. */
    public static final String ENTERING = "Entering the run into the workspace";

    /** The screen's figures are refreshed twice a second. */
    private static final long REFRESH_MILLIS = 500;

    private final Session session;
    private final JobRunner jobs;
    private final Executor screen;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<@Nullable ScoringRun> current = new ReadOnlyObjectWrapper<>();
    private Elsewhere elsewhere = Elsewhere.NOBODY;

    /** Is told what became of a run while the person is at something else. On the FX thread. */
    public interface Elsewhere {

        /** Tells nobody. */
        Elsewhere NOBODY = new Elsewhere() {
            @Override
            public void done(RunManifest run) {
            }

            @Override
            public void failed(Throwable failure) {
            }
        };

        /** The run is in the workspace; what the person does was left as it is. */
        void done(RunManifest run);

        void failed(Throwable failure);
    }

    public Scoring(Session session, JobRunner jobs, Executor screen, Clock clock) {
        this.session = session;
        this.jobs = jobs;
        this.screen = screen;
        this.clock = clock;
        // a failure belongs to what was in front when it happened
        session.run().subscribe(now -> dismiss());
        session.dataset().subscribe(now -> dismiss());
    }

    /** The run under way or the one that failed last; {@code null} where there is neither. */
    public ReadOnlyObjectProperty<@Nullable ScoringRun> current() {
        return current.getReadOnlyProperty();
    }

    /** Who is told of runs that nobody looks at. */
    public void tell(Elsewhere told) {
        elsewhere = told;
    }

    /** Puts a failed run out of sight; one under way stays. */
    public void dismiss() {
        ScoringRun shown = current.get();
        if (shown != null && shown.failure().get() != null) {
            current.set(null);
        }
    }

    /** @param truth the truth column; {@code null} if none */
    public void start(SchemaBinding binding, @Nullable String truth) {
        Workspace workspace = session.workspace().get();
        Dataset dataset = session.dataset().get();
        OpenModel model = session.model().get();
        if (workspace == null || dataset == null || model == null) {
            return;
        }
        String condition = session.condition().get();
        ScoringRun run = new ScoringRun(dataset.manifest().name(), model.title(), binding.inputs().size(),
                model.model().provider(), model.model().providerNote(), model.model().signature().fixedBatch());
        ScoreRequest wanted = new ScoreRequest(truth, condition.isEmpty() ? null : condition, 0);
        current.set(run);
        session.goTo(Place.CONFIDENCE);
        run.startedAs(jobs.start("Scoring", context -> {
            RunManifest manifest = new ScoreJob(dataset, model.model(), model.title(), binding,
                    wanted.with(workspace.calibration(model.model()))
                            .under(InputContract.of(workspace.contracts().of(model.entry().sha256()), binding)),
                    workspace.runsFolder(), clock,
                    twiceASecond(run)).run(context);
            context.step(ENTERING);
            workspace.addRun(manifest);
            return new Done(workspace.openRun(manifest.id()), Registry.of(workspace));
        }, done -> {
            current.set(null);
            if (session.workspace().get() == workspace && isReviewing()) {
                // another run would close the review under the person's hands
                session.refresh(done.registry());
                done.run().close();
                elsewhere.done(done.run().manifest());
            } else if (session.workspace().get() == workspace && session.dataset().get() == dataset) {
                session.refresh(done.registry());
                session.useRun(done.run());
                session.goTo(Place.CONFIDENCE);
            } else {
                done.run().close();
            }
        }, failure -> {
            boolean looking = session.place().get() == Place.CONFIDENCE;
            if (failure instanceof JobCancelledException) {
                current.set(null);
                if (looking) {
                    session.goTo(Place.MODEL);
                }
            } else {
                run.failedWith(failure);
                if (!looking) {
                    elsewhere.failed(failure);
                }
            }
        }));
    }

    private boolean isReviewing() {
        return session.place().get() == Place.REVIEW && session.review().get() != null;
    }

    private record Done(Run run, Registry registry) {}

    private ScoreObserver twiceASecond(ScoringRun run) {
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        return soFar -> {
            long now = clock.millis();
            long before = last.get();
            if (before == Long.MIN_VALUE || now - before >= REFRESH_MILLIS || soFar.rows() == soFar.total()) {
                last.set(now);
                ScoreObserver.SoFar copy = new ScoreObserver.SoFar(soFar.rows(), soFar.total(), soFar.invalid(),
                        soFar.meanConfidence(), soFar.histogram().clone());
                screen.execute(() -> run.show(copy));
            }
        };
    }
}
