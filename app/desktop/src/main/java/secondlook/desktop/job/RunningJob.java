package secondlook.desktop.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobContext;

/** A job under way, as a screen sees it. Its properties change on the FX thread only. */
public final class RunningJob {

    /** What a job said last, and the steps that it has said so far. */
    private record Report(long done, long total, List<Begun> steps) {

        String step() {
            return steps.isEmpty() ? "" : steps.getLast().title();
        }
    }

    private record Begun(String title, Instant at) {}

    private static final int MOST_STEPS = 32;

    private final String title;
    private final Instant started;
    private final ReadOnlyObjectWrapper<List<JobStep>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable Duration> left = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
    private final Context context;

    RunningJob(String title, InstantSource clock, Runnable changed) {
        this.title = title;
        this.started = clock.instant();
        this.context = new Context(clock, changed);
    }

    public String title() {
        return title;
    }

    /** The step the job said last. */
    public ReadOnlyStringProperty step() {
        return step.getReadOnlyProperty();
    }

    /** The steps so far, oldest first. */
    public ReadOnlyObjectProperty<List<JobStep>> steps() {
        return steps.getReadOnlyProperty();
    }

    /** From 0 to 1; -1 where the amount of work is not known. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Units in all; -1 where not known. */
    public ReadOnlyLongProperty total() {
        return total.getReadOnlyProperty();
    }

    /** At the pace so far; {@code null} where not known yet. */
    public ReadOnlyObjectProperty<@Nullable Duration> left() {
        return left.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Duration> elapsed() {
        return elapsed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** The job is not wanted any more; it stops at its next check. */
    public void cancel() {
        context.cancelled = true;
    }

    public boolean isCancelled() {
        return context.cancelled;
    }

    JobContext context() {
        return context;
    }

    /** On the FX thread. */
    void take(Instant now) {
        Report report = context.report;
        steps.set(steps(report.steps(), now, running.get()));
        step.set(report.step());
        done.set(report.done());
        total.set(report.total());
        Duration since = Duration.between(started, now);
        elapsed.set(since);
        boolean known = report.total() > 0;
        double share = known ? Math.min(1, (double) report.done() / report.total()) : -1;
        progress.set(share);
        // a pace of less than half a second says nothing
        left.set(share > 0 && since.toMillis() >= 500
                ? Duration.ofMillis(Math.round(since.toMillis() * (1 - share) / share))
                : null);
    }

    void finish(Instant now) {
        running.set(false);
        take(now);
        left.set(null);
    }

    /** Each step lasts until the next one begins. */
    private static List<JobStep> steps(List<Begun> begun, Instant now, boolean running) {
        List<JobStep> told = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            boolean last = i == begun.size() - 1;
            told.add(new JobStep(begun.get(i).title(),
                    Duration.between(begun.get(i).at(), last ? now : begun.get(i + 1).at()), !last || !running));
        }
        return List.copyOf(told);
    }

    private static final class Context implements JobContext {
        private final InstantSource clock;
        private final Runnable changed;
        private volatile boolean cancelled;
        private volatile Report report = new Report(0, -1, List.of());

        Context(InstantSource clock, Runnable changed) {
            this.clock = clock;
            this.changed = changed;
        }

        @Override
        public synchronized void progress(long done, long total) {
            report = new Report(done, total, report.steps());
            changed.run();
        }

        @Override
        public synchronized void step(String text) {
            List<Begun> steps = new ArrayList<>(report.steps());
            // a job that says a new step for every file would otherwise grow without bound
            if (steps.size() == MOST_STEPS) {
                steps.removeFirst();
            }
            steps.add(new Begun(text, clock.instant()));
            report = new Report(report.done(), report.total(), List.copyOf(steps));
            changed.run();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
