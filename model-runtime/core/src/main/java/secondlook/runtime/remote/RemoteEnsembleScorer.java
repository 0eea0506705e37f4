package secondlook.runtime.remote;

import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.EnsembleScorer;
import secondlook.runtime.model.EnsembleScores;

/** A scorer in a worker whose model has members. */
final class RemoteEnsembleScorer extends RemoteScorer implements EnsembleScorer {

    RemoteEnsembleScorer(RemoteModel model, Opened opened, int handle, boolean[] narrow) {
        super(model, opened, handle, narrow);
    }

    @Override
    public EnsembleScores scoreMembers(FeatureBatch batch) {
        return scoreMembers(batch, JobContext.NONE);
    }

    @Override
    public EnsembleScores scoreMembers(FeatureBatch batch, JobContext context) {
        return score(batch, true, context);
    }
}
