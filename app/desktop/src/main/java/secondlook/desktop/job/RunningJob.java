package secondlook.desktop.job;

import java.time.Duration;
import java.time.Instant;
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

    /** What a job said last. */
    record Report(long done, long total, String step) {}

    private final String title;
    private final Instant started;
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable Duration> left = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(true);
    private final Context context;

    RunningJob(String title, Instant started, Runnable changed) {
        this.title = title;
        this.started = started;
        this.context = new Context(changed);
    }

    public String title() {
        return title;
    }

    /** The step the job said last. */
    public ReadOnlyStringProperty step() {
        return step.getReadOnlyProperty();
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
        take(now);
        left.set(null);
        running.set(false);
    }

    private static final class Context implements JobContext {
        private final Runnable changed;
        private volatile boolean cancelled;
        private volatile Report report = new Report(0, -1, "");

        Context(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void progress(long done, long total) {
            report = new Report(done, total, report.step());
            changed.run();
        }

        @Override
        public void step(String text) {
            report = new Report(report.done(), report.total(), text);
            changed.run();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
