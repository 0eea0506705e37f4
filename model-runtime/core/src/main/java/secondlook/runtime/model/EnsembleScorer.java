package secondlook.runtime.model;

import secondlook.runtime.data.FeatureBatch;

/** A scorer of an ensemble, whose members can be asked apart: where they disagree, the model has seen too little. */
public interface EnsembleScorer extends Scorer {

    /**
     * Scores a batch as {@link #score} does, and says of each row how far the members disagree.
     *
     * @param batch columns in the order of the binding
     */
    EnsembleScores scoreMembers(FeatureBatch batch);
}
