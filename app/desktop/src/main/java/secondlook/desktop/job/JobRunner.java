package secondlook.desktop.job;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobCancelledException;

/** Runs jobs off the FX thread and tells the screen. The one adapter between jobs and JavaFX properties. */
public final class JobRunner {

    private final Executor background;
    private final Executor screen;
    private final InstantSource clock;
    private final ObservableList<RunningJob> active = FXCollections.observableArrayList();
    private final ObservableList<RunningJob> activeView = FXCollections.unmodifiableObservableList(active);

    /**
     * @param background where jobs run
     * @param screen     the FX thread; {@code Runnable::run} in tests
     */
    public JobRunner(Executor background, Executor screen, InstantSource clock) {
        this.background = background;
        this.screen = screen;
        this.clock = clock;
    }

    /** Jobs under way, oldest first. */
    public ObservableList<RunningJob> active() {
        return activeView;
    }

    /**
     * Starts a job. Called on the FX thread; so are the callbacks. A cancelled job calls {@code failed} with
     * {@link JobCancelledException}.
     *
     * @param title what it does, for the status bar ("Scoring")
     */
    public <V> RunningJob start(String title, Job<V> job, Consumer<V> done, Consumer<Throwable> failed) {
        AtomicBoolean due = new AtomicBoolean();
        RunningJob[] self = new RunningJob[1];
        RunningJob running = new RunningJob(title, clock, () -> {
            // reports arrive faster than frames: at most one update waits for the screen
            if (due.compareAndSet(false, true)) {
                screen.execute(() -> {
                    due.set(false);
                    self[0].take(clock.instant());
                });
            }
        });
        self[0] = running;
        active.add(running);
        background.execute(() -> work(job, running, done, failed));
        return running;
    }

    /** A short read off the FX thread, shown nowhere. */
    public <V> void fetch(Job<V> job, Consumer<V> done, Consumer<Throwable> failed) {
        background.execute(() -> {
            try {
                V value = job.run(secondlook.runtime.job.JobContext.NONE);
                screen.execute(() -> done.accept(value));
            } catch (Throwable failure) {
                screen.execute(() -> failed.accept(failure));
            }
        });
    }

    private <V> void work(Job<V> job, RunningJob running, Consumer<V> done, Consumer<Throwable> failed) {
        try {
            V value = job.run(running.context());
            finish(running, () -> done.accept(value));
        } catch (Throwable failure) {
            finish(running, () -> failed.accept(failure));
        }
    }

    private void finish(RunningJob running, Runnable then) {
        screen.execute(() -> {
            active.remove(running);
            running.finish(clock.instant());
            then.run();
        });
    }
}
