package secondlook.desktop.feature.monitor;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.LogWatch;
import secondlook.app.monitor.MonitorSettings;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.Retention;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.feature.monitor.Subject.CurrentRun;
import secondlook.desktop.feature.monitor.Subject.OfLog;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.open.Opener;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.RunTitle;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.job.JobCancelledException;

/** Watches the current run against its reference whenever the screen is looked at, and knows what to look at in it. */
public final class MonitorViewModel {

    /** How far it is. */
    enum State {
        NO_RUN, WATCHING, STOPPED, REFUSED, SHOWN
    }

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final Alarms alarms;
    private final Opener opener;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_RUN);
    private final ReadOnlyObjectWrapper<@Nullable Watch> watch = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ColumnRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Picked> picked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> reference = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LogChoices>> months = new ReadOnlyObjectWrapper<>(List.of());
    private Subject subject = new CurrentRun();
    private ChunkWish chunks = new ChunkWish.Suggested();
    private @Nullable MonitorSettings changed;
    private @Nullable String wanted;
    private @Nullable Alarm opening;
    private int question;

    public MonitorViewModel(Session session, JobRunner jobs, Notices notices, Alarms alarms,
            Opener opener) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.alarms = alarms;
        this.opener = opener;
        session.run().subscribe((@Nullable Run before, @Nullable Run now) -> leave());
        session.place().subscribe(place -> look());
        session.workspace().subscribe(workspace -> months.set(List.of()));
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Watch> watch() {
        return watch.getReadOnlyProperty();
    }

    /** The lines of the table, worst first. */
    ReadOnlyObjectProperty<List<ColumnRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** What is pointed at. */
    ReadOnlyObjectProperty<@Nullable Picked> picked() {
        return picked.getReadOnlyProperty();
    }

    /** The comparison under way. */
    ReadOnlyObjectProperty<@Nullable RunningJob> running() {
        return running.getReadOnlyProperty();
    }

    /** Why nothing can be compared. */
    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** The run that is compared with; {@code null} for the rows of training. */
    ReadOnlyObjectProperty<@Nullable String> reference() {
        return reference.getReadOnlyProperty();
    }

    Alarms alarms() {
        return alarms;
    }

    /** Runs that the current one can be compared with, newest first. */
    List<RunManifest> otherRuns() {
        Run run = session.run().get();
        return session.registry().get().runs().stream()
                .filter(other -> run != null && !other.id().equals(run.manifest().id())).toList();
    }

    /** A run as its time tells it from the others. */
    String title(RunManifest run) {
        return RunTitle.among(run, session.registry().get().runs());
    }

    /** "3 alarms", "1 alarm"; empty where none stands. */
    public ObservableValue<String> railState() {
        return Bindings.createStringBinding(() -> {
            int standing = alarms.standing().get();
            return standing == 0 ? "" : standing == 1 ? "1 alarm" : standing + " alarms";
        }, alarms.standing());
    }

    Subject subject() {
        return subject;
    }

    boolean hasRun() {
        return session.run().get() != null;
    }

    /** Whether the run is of a model, whose training rows may be known; not where only its predictions were opened. */
    boolean hasModel() {
        Run run = session.run().get();
        return run != null && run.manifest().modelSha256() != null;
    }

    /** What an alarm is of: a run by its title, or a period of the log. */
    String watched(Alarm alarm) {
        if (alarm.runId().startsWith(OfLog.PREFIX)) {
            OfLog log = OfLog.of(alarm.runId());
            return ChunkTitles.words(log.period(), log.unit()) + " of the log of " + log.model();
        }
        List<RunManifest> runs = session.registry().get().runs();
        return runs.stream().filter(run -> run.id().equals(alarm.runId())).findFirst()
                .map(run -> RunTitle.among(run, runs)).orElse("A run that is gone");
    }

    /** Whether what is pointed at is what an alarm is of. */
    boolean isShown(Alarm alarm) {
        Watch now = watch.get();
        Picked at = picked.get();
        Picked of = now == null || !now.runId().equals(alarm.runId())
                ? null
                : MonitorAnswer.of(now, rows.get(), alarm.subject());
        return of != null && at != null && of.subject().equals(at.subject());
    }

    void compareWith(@Nullable String runId) {
        reference.set(runId);
        again();
    }

    /** Watches something else: the current run, or a period of the log. */
    void watch(Subject next) {
        subject = next;
        reference.set(null);
        again();
    }

    /** Months of the prediction log that can be watched, newest first. */
    ReadOnlyObjectProperty<List<LogChoices>> months() {
        return months.getReadOnlyProperty();
    }

    private void readLog(Workspace workspace) {
        jobs.fetch(context -> LogChoices.of(workspace.log().entries(null)), found -> {
            if (session.workspace().get() == workspace) {
                months.set(found);
            }
        },
                failure -> notices.failed("Reading the prediction log", failure));
    }

    void chunk(ChunkWish wish) {
        chunks = wish;
        again();
    }

    /**
     * Keeps how this workspace is watched, and compares anew by it, unless something would be deleted for it.
     *
     * @param asking is told what would be deleted, and that nothing was changed; the answer is {@link #keep}
     */
    void change(MonitorSettings now, Consumer<Retention.Gone> asking) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        jobs.fetch(context -> workspace.isReadOnly()
                ? new Retention.Gone(0, 0)
                : workspace.retention().foretell(now), gone -> {
                    if (session.workspace().get() != workspace) {
                        return;
                    }
                    if (gone.isNothing()) {
                        keep(now);
                    } else {
                        asking.accept(gone);
                    }
                }, failure -> notices.failed("Counting what would be deleted", failure));
    }

    /** Keeps how this workspace is watched, deletes what it is not to hold by that, and compares anew. */
    void keep(MonitorSettings now) {
        changed = now;
        again();
    }

    /** Stops the comparison. */
    void cancel() {
        RunningJob now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    /** Compares anew. */
    void again() {
        leaveWatch();
        look();
    }

    /** Points at what an alarm is of, in the run that it is of. */
    void open(Alarm alarm) {
        if (alarm.runId().startsWith(OfLog.PREFIX)) {
            openLog(alarm);
            return;
        }
        if (subject instanceof OfLog) {
            subject = new CurrentRun();
            leaveWatch();
        }
        Run run = session.run().get();
        if (run == null || !run.manifest().id().equals(alarm.runId())) {
            wanted = alarm.subject();
            opening = alarm;
            opener.run(alarm.runId(), Place.MONITOR);
            return;
        }
        Watch now = watch.get();
        if (now == null || !now.reference().equals(alarm.reference())) {
            wanted = alarm.subject();
            compareWith(reference(alarm));
            return;
        }
        pick(alarm.subject());
        select();
    }

    /** Points at a line or a stretch by what it is called, now or as soon as it is known. */
    void pick(String subject) {
        Watch now = watch.get();
        if (now == null) {
            wanted = subject;
            return;
        }
        picked.set(MonitorAnswer.of(now, rows.get(), subject));
    }

    /** Selects the rows that are pointed at on every screen. */
    void select() {
        select(() -> {
        });
    }

    /** Selects them and goes on. */
    void select(Runnable then) {
        Watch now = watch.get();
        Picked at = picked.get();
        if (now != null && at != null && at.count() > 0) {
            jobs.fetch(context -> new RowSelection(at.label(), now.ids(at.rows())), selection -> {
                session.select(selection);
                then.run();
            }, failure -> notices.failed("Selecting the rows", failure));
        }
    }

    /** Shows the rows that are pointed at by their confidence. */
    void openInConfidence() {
        select(() -> session.goTo(Place.CONFIDENCE));
    }

    private void openLog(Alarm alarm) {
        Watch now = watch.get();
        if (now == null || !now.runId().equals(alarm.runId()) || !now.reference().equals(alarm.reference())) {
            wanted = alarm.subject();
            subject = OfLog.of(alarm.runId());
            reference.set(alarm.reference().equals(LogWatch.BEFORE) ? null : alarm.reference());
            again();
        } else {
            pick(alarm.subject());
        }
    }

    private static @Nullable String reference(Alarm alarm) {
        return alarm.reference().equals(MonitoredRun.TRAINING) ? null : alarm.reference();
    }

    private void leave() {
        Run run = session.run().get();
        Alarm alarm = opening;
        boolean ofAlarm = alarm != null && run != null && run.manifest().id().equals(alarm.runId());
        subject = new CurrentRun();
        reference.set(alarm != null && ofAlarm ? reference(alarm) : null);
        if (run != null) {
            // a run that somebody else opened is not looked at because of an alarm
            wanted = ofAlarm ? wanted : null;
            opening = null;
        }
        chunks = new ChunkWish.Suggested();
        leaveWatch();
        look();
    }

    private void leaveWatch() {
        question++;
        cancel();
        running.set(null);
        watch.set(null);
        rows.set(List.of());
        picked.set(null);
        problem.set(null);
        state.set(State.NO_RUN);
    }

    /** Compares, if somebody looks and it was not done yet. */
    private void look() {
        Workspace workspace = session.workspace().get();
        Run run = session.run().get();
        if (session.place().get() != Place.MONITOR || workspace == null) {
            return;
        }
        readLog(workspace);
        if (state.get() != State.NO_RUN || run == null && subject instanceof CurrentRun) {
            return;
        }
        state.set(State.WATCHING);
        int asked = ++question;
        Subject what = subject;
        Watching watching = new Watching(workspace, session.dataset().get(), reference.get(), chunks, changed);
        changed = null;
        running.set(jobs.start("Comparing with the reference", context -> what instanceof OfLog period
                ? watching.log(period, context)
                : watching.run(what, Objects.requireNonNull(run).manifest(), context), found -> {
                    if (asked == question) {
                        show(found);
                    }
                }, failure -> {
                    if (asked == question) {
                        failed(failure);
                    }
                }));
    }

    private void show(Watch found) {
        running.set(null);
        watch.set(found);
        rows.set(ColumnRows.of(found.report().columns(), found.limits()));
        picked.set(wanted == null
                ? MonitorAnswer.worst(found, rows.get())
                : MonitorAnswer.of(found, rows.get(), Objects.requireNonNull(wanted)));
        wanted = null;
        state.set(State.SHOWN);
        alarms.refresh();
    }

    /** Runs are named as everywhere in the window, not by their ids. */
    private Problem named(Problem said) {
        String what = said.what();
        String why = said.why();
        List<RunManifest> runs = session.registry().get().runs();
        for (RunManifest run : runs) {
            what = RunTitle.named(what, run, runs);
            why = RunTitle.named(why, run, runs);
        }
        return new Problem(what, said.where(), why, said.remedy()).withoutOptions();
    }

    private void failed(Throwable failure) {
        running.set(null);
        wanted = null;
        switch (failure) {
            case JobCancelledException cancelled -> state.set(State.STOPPED);
            case ProblemException known -> {
                problem.set(named(known.problem()));
                state.set(State.REFUSED);
            }
            default -> {
                notices.failed("Comparing with the reference", failure);
                state.set(State.STOPPED);
            }
        }
    }
}
