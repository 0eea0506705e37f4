package secondlook.runtime.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Task;

/** A model's manifest as JSON with snake_case keys. */
public final class ModelManifestJson {

    /** Of the manifest's JSON; a larger text is refused. */
    public static final int MAX_LENGTH = 4_000_000;

    private static final String FORMAT = "second-look-model";

    private static final int VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100)
                            .maxStringLength(1_000_000).maxDocumentLength(MAX_LENGTH).build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelManifestJson() {
    }

    public static String write(ModelManifest manifest) {
        ObjectNode body = MAPPER.valueToTree(manifest);
        body.put("task", manifest.task().key());
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("version", VERSION);
        root.setAll(body);
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws RefusedException if it is not a manifest that {@link #write} made */
    public static ModelManifest read(String json) {
        try {
            if (json.length() > MAX_LENGTH) {
                throw refuse("it is larger than " + MAX_LENGTH + " characters");
            }
            JsonNode root = MAPPER.readTree(json);
            if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != VERSION) {
                throw refuse("it does not say that it is a manifest of version " + VERSION);
            }
            ObjectNode body = root.deepCopy();
            body.put("task", "regression".equals(root.path("task").asText())
                    ? Task.REGRESSION.name()
                    : Task.CLASSIFICATION.name());
            return complete(MAPPER.treeToValue(body, ModelManifest.class));
        } catch (JsonProcessingException e) {
            throw refuse(e.getOriginalMessage());
        }
    }

    /** Jackson leaves {@code null} where a key is absent; the record promises none. */
    private static ModelManifest complete(ModelManifest m) {
        return new ModelManifest(text(m.name()), text(m.algorithm()), m.task(), text(m.target()), list(m.classes()),
                list(m.features()), map(m.parameters()), m.seed(), text(m.split()), m.where(), m.trainRows(),
                m.testRows(),
                text(m.dataset()), text(m.dataSha256()), text(m.recipeSha256()), text(m.created()), map(m.versions()),
                text(m.jvm()), text(m.platform()), map(m.metrics()), balance(m.balance()), m.datasetId(),
                list(m.steps()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Absent in what older versions wrote. */
    private static String balance(@Nullable String value) {
        return value == null ? Balance.NONE.key() : value;
    }

    private static List<String> list(@Nullable List<String> value) {
        return value == null ? List.of() : value;
    }

    private static <V extends @Nullable Object> Map<String, V> map(@Nullable Map<String, V> value) {
        return value == null ? Map.of() : value;
    }

    private static RefusedException refuse(String why) {
        return new RefusedException("The model's manifest cannot be read", why, "Train the model again.");
    }
}
