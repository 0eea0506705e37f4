package secondlook.runtime.model;

import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** A scorer of an ensemble, whose members can be asked apart: where they disagree, the model has seen too little. */
public interface EnsembleScorer extends Scorer {

    /**
     * Scores a batch as {@link #score} does, and says of each row how far the members disagree.
     *
     * @param batch columns in the order of the binding
     */
    EnsembleScores scoreMembers(FeatureBatch batch);

    /**
     * The same; a cancel is noticed also while a batch is being scored, by engines that can be stopped there.
     *
     * @throws secondlook.runtime.job.JobCancelledException if cancelled; the scorer can be used again
     */
    default EnsembleScores scoreMembers(FeatureBatch batch, JobContext context) {
        context.checkCancelled();
        return scoreMembers(batch);
    }
}
