package secondlook.runtime.smile;

import java.util.function.Function;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.EnsembleScorer;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.RawScores;

/** A guarded scorer of a model whose members can be asked apart. */
final class GuardedEnsembleScorer extends GuardedScorer implements EnsembleScorer {

    private final Function<FeatureBatch, EnsembleScores> members;

    /** @throws secondlook.runtime.RefusedException if the model is closed */
    GuardedEnsembleScorer(OpenState model, Function<FeatureBatch, RawScores> scoring,
            Function<FeatureBatch, EnsembleScores> members) {
        super(model, scoring);
        this.members = members;
    }

    @Override
    public EnsembleScores scoreMembers(FeatureBatch batch) {
        return whileOpen(() -> members.apply(batch));
    }
}
