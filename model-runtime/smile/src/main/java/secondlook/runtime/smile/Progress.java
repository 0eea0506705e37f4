package secondlook.runtime.smile;

import java.util.concurrent.atomic.AtomicInteger;
import secondlook.runtime.job.JobContext;
import smile.util.IterativeAlgorithmController;

/** Counts what Smile reports after each tree and leaves the training at the next one once the job is cancelled. */
final class Progress<T> extends IterativeAlgorithmController<T> {

    private final JobContext context;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    Progress(JobContext context, int total) {
        this.context = context;
        this.total = total;
    }

    /** Called by Smile on its own threads; the exception ends the parallel loop that grows the trees. */
    @Override
    public void submit(T status) {
        context.checkCancelled();
        context.progress(done.incrementAndGet(), total);
    }
}
