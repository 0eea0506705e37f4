package secondlook.runtime.calibration.fit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link CalibrationQuality} under the keys of an evaluation, with {@code null} for what is not available. */
public final class QualityJson {

    private QualityJson() {
    }

    /** Keys and values; {@code null} for what is not available. */
    public static Map<String, @Nullable Object> values(CalibrationQuality quality) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("n", quality.n());
        out.put("accuracy", orNull(quality.accuracy()));
        out.put("mean_confidence", orNull(quality.meanConfidence()));
        out.put("ece_ew_15", orNull(quality.ece()));
        out.put("brier_multiclass", orNull(quality.brier()));
        out.put("log_loss", orNull(quality.logLoss()));
        return out;
    }

    private static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static final class Writer extends StdSerializer<CalibrationQuality> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(CalibrationQuality.class);
        }

        @Override
        public void serialize(CalibrationQuality value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeObject(values(value));
        }
    }

    static final class Reader extends StdDeserializer<CalibrationQuality> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(CalibrationQuality.class);
        }

        @Override
        public CalibrationQuality deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(json);
            return new CalibrationQuality(node.path("n").asInt(), number(node, "accuracy"),
                    number(node, "mean_confidence"), number(node, "ece_ew_15"), number(node, "brier_multiclass"),
                    number(node, "log_loss"));
        }

        private static double number(JsonNode node, String key) {
            JsonNode value = node.path(key);
            return value.isNumber() ? value.doubleValue() : Double.NaN;
        }
    }
}
