package secondlook.desktop.sample;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.model.Task;

/**
 * Says yes with a fixed probability to everything.
 *
 * @param names of its inputs
 * @param yes   the probability; NaN to fail as a whole
 */
public record FixedModel(List<String> names, double yes) implements Model {

    public FixedModel(List<String> names) {
        this(names, 0.8);
    }

    @Override
    public ModelSignature signature() {
        return new ModelSignature(names.stream().map(n -> ModelInput.column(n, ElementType.FLOAT)).toList(), List.of(),
                Task.CLASSIFICATION, List.of("no", "yes"), ScoreKind.PROBABILITY, -1, List.of());
    }

    @Override
    public ModelCard card() {
        return new ModelCard("onnx", "", null, 17L, "abc", Map.of());
    }

    @Override
    public String provider() {
        return "cpu";
    }

    @Override
    public @Nullable String providerNote() {
        return null;
    }

    @Override
    public Scorer scorer(SchemaBinding binding) {
        return new Scorer() {
            @Override
            public RawScores score(FeatureBatch batch) {
                if (Double.isNaN(yes)) {
                    throw new ModelFailedException(new Problem("oracle failed", "there is not enough memory",
                            "Close other programs."), null);
                }
                double[] scores = new double[batch.rows() * 2];
                for (int i = 0; i < batch.rows(); i++) {
                    scores[2 * i] = 1 - yes;
                    scores[2 * i + 1] = yes;
                }
                return new RawScores(batch.rows(), 2, scores);
            }

            @Override
            public void close() {
            }
        };
    }

    @Override
    public void close() {
    }
}
