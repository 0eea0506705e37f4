package secondlook.desktop.job;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.Job;

/**
 * One answer that is worked on at a time: a newer question cancels the older one, whose answer is then not shown. Used on
 * the FX thread.
 */
public final class LatestJob<V> {

    private final JobRunner jobs;
    private final Consumer<V> show;
    private final Consumer<Throwable> failed;
    private @Nullable RunningJob running;
    private int question;

    public LatestJob(JobRunner jobs, Consumer<V> show, Consumer<Throwable> failed) {
        this.jobs = jobs;
        this.show = show;
        this.failed = failed;
    }

    /** @param shown whether it may take so long that a person wants to see its progress and to cancel it */
    public void ask(String title, boolean shown, Job<V> job) {
        drop();
        int asked = question;
        Consumer<V> done = answer -> {
            if (asked == question) {
                show.accept(answer);
            }
        };
        Consumer<Throwable> wrong = failure -> {
            if (asked == question) {
                failed.accept(failure);
            }
        };
        if (shown) {
            running = jobs.start(title, job, done, wrong);
        } else {
            jobs.fetch(job, done, wrong);
        }
    }

    /** What is under way is not wanted any more. */
    public void drop() {
        question++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
