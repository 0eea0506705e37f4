package secondlook.runtime.smile;

import java.util.function.Function;
import java.util.function.Supplier;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.Scorer;

/** Scores until it or its model is closed. */
class GuardedScorer implements Scorer {

    private final OpenState model;
    private final OpenState own = new OpenState();
    private final Function<FeatureBatch, RawScores> scoring;

    /** @throws secondlook.runtime.RefusedException if the model is closed */
    GuardedScorer(OpenState model, Function<FeatureBatch, RawScores> scoring) {
        model.checkOpen();
        this.model = model;
        this.scoring = scoring;
    }

    @Override
    public RawScores score(FeatureBatch batch) {
        return whileOpen(() -> scoring.apply(batch));
    }

    final <V> V whileOpen(Supplier<V> work) {
        return own.whileOpen(() -> model.whileOpen(work));
    }

    @Override
    public final void close() {
        own.close();
    }
}
