package secondlook.runtime.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;

/** A policy as JSON with snake_case keys, as people write it and services read it. */
public final class PolicyJson {

    private static final int LONGEST = 4 << 20;

    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100)
                            .maxStringLength(100_000).maxDocumentLength(LONGEST).build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private PolicyJson() {
    }

    public static String write(DecisionPolicy policy) {
        try {
            return JSON.writeValueAsString(policy) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param what names the text for a person, usually its file
     * @throws RefusedException if it is no policy: broken, with a key that means nothing, or with a rule that cannot be used
     */
    public static DecisionPolicy read(String what, String json) {
        try {
            DecisionPolicy policy = JSON.readValue(json, DecisionPolicy.class);
            if (policy == null || policy.measure() == null) {
                throw new RefusedException(what + " is not a policy", "it names no measure",
                        "Give at least a measure and a threshold, such as {\"measure\": \"confidence\", \"threshold\": 0.6}.");
            }
            return policy;
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            JsonLocation at = e.getLocation();
            throw new RefusedException(new Problem(what + " is not a policy",
                    at == null ? null : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    e.getOriginalMessage().lines().findFirst().orElse("it is not JSON"),
                    "Keys are measure, threshold, per_class, rules (name, when, outcome, label, shadow) and fallback"
                            + " (model, on_invalid, on_absent, on_abstain, threshold)."),
                    e);
        }
    }
}
