package secondlook.runtime.calibration.fit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.Calibrator;

/**
 * A calibration as JSON with snake_case keys: {@code format}, {@code version}, {@code model_sha256}, {@code classes},
 * {@code method}, {@code on_logits}, {@code parameters} and {@code origin}. Numbers are shortest round trip; what is not
 * available is {@code null}.
 */
public final class CalibrationJson {

    /** Of the JSON, in bytes and characters; more is refused. */
    public static final int MAX_LENGTH = 32 << 20;

    private static final String FORMAT = "second-look-calibration";

    private static final int VERSION = 1;

    private static final int MAX_CLASSES = 100_000;

    private static final ObjectMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(100)
                            .maxStringLength(1_000_000).maxDocumentLength(MAX_LENGTH).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule().addSerializer(CalibrationQuality.class, new QualityJson.Writer())
                    .addDeserializer(CalibrationQuality.class, new QualityJson.Reader()))
            .build();

    private CalibrationJson() {
    }

    public static String write(ModelCalibration calibration) {
        ObjectNode root = MAPPER.createObjectNode().put("format", FORMAT).put("version", VERSION)
                .put("model_sha256", calibration.modelSha256());
        root.set("classes", MAPPER.valueToTree(calibration.classes()));
        root.put("method", calibration.method().key()).put("on_logits", calibration.onLogits());
        root.set("parameters", CalibratorJson.write(calibration.calibrator()));
        root.set("origin", MAPPER.valueToTree(calibration.origin()));
        try {
            return MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws RefusedException if it is not a calibration that {@link #write} may have made */
    public static ModelCalibration read(String json) {
        require(json.length() <= MAX_LENGTH, "it is larger than " + MAX_LENGTH + " characters");
        try {
            JsonNode root = MAPPER.readTree(json);
            require(FORMAT.equals(root.path("format").asText()) && root.path("version").asInt() == VERSION,
                    "it does not say that it is a calibration of version " + VERSION);
            String model = root.path("model_sha256").asText();
            require(model.matches("[0-9a-f]{64}"), "model_sha256 is no fingerprint");
            List<String> classes = classes(root.path("classes"));
            CalibrationMethod method = method(root.path("method").asText());
            boolean onLogits = root.path("on_logits").asBoolean();
            require(!onLogits || method.takesLogits(), method.key() + " takes no logits");
            Calibrator calibrator = CalibratorJson.read(root.path("parameters"), method, classes.size());
            checkGivesDistributions(calibrator, classes.size());
            return new ModelCalibration(model, classes, method, onLogits, calibrator, origin(root.path("origin")));
        } catch (JsonProcessingException e) {
            throw refuse(e.getOriginalMessage());
        }
    }

    private static List<String> classes(JsonNode list) {
        require(list.isArray() && list.size() >= 2 && list.size() <= MAX_CLASSES, "it names " + list.size()
                + " classes");
        List<String> classes = new ArrayList<>();
        list.forEach(name -> {
            require(name.isTextual(), "a class has no name");
            classes.add(name.asText());
        });
        require(new HashSet<>(classes).size() == classes.size(), "a class is named twice");
        return classes;
    }

    private static CalibrationMethod method(String key) {
        for (CalibrationMethod method : CalibrationMethod.values()) {
            if (method.key().equals(key)) {
                return method;
            }
        }
        throw refuse("there is no method " + key);
    }

    private static CalibrationOrigin origin(JsonNode node) throws JsonProcessingException {
        require(node.isObject(), "it does not say where it comes from");
        CalibrationOrigin o = MAPPER.treeToValue(node, CalibrationOrigin.class);
        for (Object needed : new Object[]{o.modelName(), o.scoreKind(), o.dataset(), o.datasetSha256(), o.truth(),
                o.created(), o.before(), o.after(), o.warnings(), o.versions(), o.jvm(), o.platform()}) {
            require(Objects.nonNull(needed), "it does not say everything about where it comes from");
        }
        return o;
    }

    /** Whatever the numbers are, what is made of the clearest and the least clear rows must be a distribution. */
    private static void checkGivesDistributions(Calibrator calibrator, int classes) {
        for (int sure = -1; sure < Math.min(classes, 100); sure++) {
            double[] p = new double[classes];
            for (int k = 0; k < classes; k++) {
                p[k] = sure < 0 ? 1.0 / classes : sure == k ? 1 : 0;
            }
            calibrator.apply(p, 0, classes);
            double sum = 0;
            for (double value : p) {
                require(value >= 0 && value <= 1 + 1e-9, "it makes something else than probabilities");
                sum += value;
            }
            require(Math.abs(sum - 1) <= 1e-9, "it makes probabilities that do not sum to 1");
        }
    }

    static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw refuse(otherwise);
        }
    }

    private static RefusedException refuse(String why) {
        return new RefusedException("The calibration cannot be read", why,
                "Calibrate again, or score without it (--raw).");
    }
}
