package secondlook.app.data;

import secondlook.runtime.job.JobContext;

/** Lets one step report its progress as a part of the whole job's. */
public record PartOfJob(JobContext whole, double from, double to) implements JobContext {

    private static final long STEPS = 1000;

    @Override
    public void progress(long done, long total) {
        double share = total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
        whole.progress(Math.round(STEPS * (from + share * (to - from))), STEPS);
    }

    @Override
    public void step(String text) {
        whole.step(text);
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
