package secondlook.app.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;

/** Watches rows and answers against a reference. */
public final class MonitorJob implements Job<MonitorReport> {

    private final Watched reference;
    private final Watched current;
    private final List<String> inputs;
    private final @Nullable String truth;
    private final @Nullable Chunking chunking;
    private final MonitorLimits limits;
    private @Nullable Distributions distributions;

    /**
     * @param inputs   columns that the model takes
     * @param truth    the column of right answers; {@code null} for none
     * @param chunking {@code null} to look at all rows together only
     */
    public MonitorJob(Watched reference, Watched current, List<String> inputs, @Nullable String truth,
            @Nullable Chunking chunking, MonitorLimits limits) {
        this.reference = reference;
        this.current = current;
        this.inputs = List.copyOf(inputs);
        this.truth = truth;
        this.chunking = chunking;
        this.limits = limits;
    }

    /** How the watched rows are distributed; {@code null} before it has run. */
    public @Nullable Distributions distributions() {
        return distributions;
    }

    @Override
    public MonitorReport run(JobContext context) {
        context.step("Reading the reference");
        Side before = reference.side(inputs, truth, null, context);
        context.step("Reading the rows");
        Side now = current.side(inputs, truth, chunking == null ? null : chunking.column(), context);
        context.step("Comparing");
        context.checkCancelled();
        distributions = Distributions.of(now);
        return new Watching(before, now, limits).report(chunking);
    }
}
