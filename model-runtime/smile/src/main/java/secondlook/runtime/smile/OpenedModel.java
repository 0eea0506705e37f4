package secondlook.runtime.smile;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/** What every model that Smile made has in common once it is open: it runs on the CPU, and scorers wait for its close. */
abstract class OpenedModel implements Model {

    private final ModelSignature signature;
    private final ModelCard card;
    private final OpenState state = new OpenState();

    OpenedModel(ModelSignature signature, ModelCard card) {
        this.signature = signature;
        this.card = card;
    }

    /** Raw scores of a batch whose columns are those of the binding; called by one scorer at a time. */
    abstract RawScores score(FeatureBatch batch);

    /** Whether {@link #scoreMembers} can be asked. */
    boolean hasMembers() {
        return false;
    }

    /** As {@link #score}, with how far the members disagree. */
    EnsembleScores scoreMembers(FeatureBatch batch) {
        throw new IllegalStateException("no ensemble");
    }

    @Override
    public final ModelSignature signature() {
        return signature;
    }

    @Override
    public final ModelCard card() {
        return card;
    }

    @Override
    public final Map<String, String> versions() {
        return Map.of("smile", SmileVersion.text());
    }

    @Override
    public final String provider() {
        return "cpu";
    }

    @Override
    public final @Nullable String providerNote() {
        return null;
    }

    @Override
    public final Scorer scorer(SchemaBinding binding) {
        return hasMembers()
                ? new GuardedEnsembleScorer(state, this::score, this::scoreMembers)
                : new GuardedScorer(state, this::score);
    }

    @Override
    public final void close() {
        state.close();
    }
}
