package secondlook.app.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.ModelCard;

/**
 * Where a version comes from. What is not known is {@code null}.
 *
 * @param dataset       name of the dataset it was trained on
 * @param datasetSha256 its fingerprint
 * @param where         condition that chose the rows
 * @param labels        the person's labels that it was trained with
 * @param algorithm     in words
 * @param recipeSha256  of its Recipe
 * @param parameters    hyperparameters by name; empty where not known
 * @param seed          of training
 * @param split         in words
 * @param parent        version of the same name that it was made to replace
 * @param source        how it came here ("trained", "file", "retrained by weather.json", "imported from x.slmodel")
 */
public record Lineage(@Nullable String dataset, @Nullable String datasetSha256, @Nullable String where,
        @Nullable LabelSource labels, @Nullable String algorithm, @Nullable String recipeSha256,
        Map<String, String> parameters, @Nullable String seed, @Nullable String split, @Nullable Integer parent,
        String source) {

    private static final String PARAMETER = "parameter.";

    public Lineage {
        // absent from an older or a foreign file
        parameters = parameters == null
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** As far as the model's own file tells. */
    public static Lineage of(ModelCard card, String source) {
        Map<String, String> facts = card.metadata();
        Map<String, String> parameters = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(PARAMETER)) {
                parameters.put(key.substring(PARAMETER.length()), value);
            }
        });
        return new Lineage(facts.get("dataset"), facts.get("dataset_sha256"), facts.get("where"), null,
                card.algorithm(), facts.get("recipe_sha256"), parameters, facts.get("seed"), facts.get("split"), null,
                source);
    }

    /** Trained with the verdicts of people. */
    public Lineage withLabels(LabelSource source) {
        return new Lineage(dataset, datasetSha256, where, source, algorithm, recipeSha256, parameters, seed, split,
                parent, this.source);
    }

    /** Taken in from somewhere else; a parent there is none here. */
    Lineage from(String elsewhere) {
        return new Lineage(dataset, datasetSha256, where, labels, algorithm, recipeSha256, parameters, seed, split,
                null, "imported from " + elsewhere);
    }

    /** @param version of the same name; {@code null} for none */
    public Lineage withParent(@Nullable Integer version) {
        return new Lineage(dataset, datasetSha256, where, labels, algorithm, recipeSha256, parameters, seed, split,
                version, source);
    }
}
