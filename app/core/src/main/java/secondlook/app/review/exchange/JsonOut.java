package secondlook.app.review.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object an item: as an array, or one a line. */
final class JsonOut implements ExchangeWriter {

    static final ObjectMapper MAPPER = new ObjectMapper(
            JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));

    private final OutputStream out;
    private final boolean lines;
    private final Function<ExchangeItem, ObjectNode> form;
    private boolean first = true;

    JsonOut(OutputStream out, boolean lines, Function<ExchangeItem, ObjectNode> form) {
        this.out = out;
        this.lines = lines;
        this.form = form;
    }

    @Override
    public void write(ExchangeItem item) throws IOException {
        if (!lines) {
            out.write(first ? '[' : ',');
            out.write('\n');
        }
        first = false;
        MAPPER.writeValue(out, form.apply(item));
        if (lines) {
            out.write('\n');
        }
    }

    @Override
    public void end() throws IOException {
        if (!lines) {
            out.write((first ? "[]\n" : "\n]\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void putAll(ObjectNode node, Map<String, ? extends @Nullable Object> values) {
        values.forEach((name, value) -> node.set(name, MAPPER.valueToTree(value)));
    }

    /** A number, or null where it is not available: JSON has no NaN. */
    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** What identifies the item when it comes back, and what the model said of it. */
    static void putOrigin(ObjectNode node, ExchangeItem item) {
        node.put("session", item.session().uid()).put("position", item.item().position())
                .put("row_id", item.item().rowId()).put("predicted", item.item().predicted());
        put(node, "confidence", item.item().confidence());
        node.put("reason", item.reason());
        node.put("inclusion_probability", item.item().inclusionProbability());
        ObjectNode probabilities = node.putObject("probabilities");
        item.probabilities().forEach(probabilities::put);
    }
}
