package secondlook.runtime.model;

import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** Scores batches with buffers of its own. Used by one thread at a time. */
public interface Scorer extends AutoCloseable {

    /**
     * Scores a batch of any number of rows; a model with a fixed batch is looped and padded inside.
     * A row that cannot be fed (a missing value the model cannot take) gets NaN in all its scores.
     *
     * @param batch columns in the order of the binding
     * @return one row of raw scores per row of the batch
     * @throws secondlook.runtime.ModelFailedException if the model fails as a whole
     * @throws secondlook.runtime.RefusedException     if the scorer or its model was closed
     */
    RawScores score(FeatureBatch batch);

    /**
     * The same; a cancel is noticed also while a batch is being scored, by engines that can be stopped there.
     *
     * @throws secondlook.runtime.job.JobCancelledException if cancelled; the scorer can be used again
     */
    default RawScores score(FeatureBatch batch, JobContext context) {
        context.checkCancelled();
        return score(batch);
    }

    @Override
    void close();
}
