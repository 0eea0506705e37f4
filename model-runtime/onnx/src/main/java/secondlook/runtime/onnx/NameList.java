package secondlook.runtime.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads lists of names out of metadata: a JSON list, a JSON object from number to name, the same written by Python with single
 * quotes and bare numbers for keys (as Ultralytics does), or names between commas.
 */
final class NameList {

    private static final int LONGEST = 1 << 20;

    private static final ObjectMapper LENIENT = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build()).build())
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER).build();

    private NameList() {
    }

    /** The names in order; empty where the text holds none. */
    static List<String> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return List.of();
        }
        if (trimmed.startsWith("[") || trimmed.startsWith("{")) {
            return ofJson(tree(trimmed));
        }
        return Arrays.stream(trimmed.split("[,\\r\\n]", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    /** The JSON in a text; a missing node where it is none. */
    static JsonNode tree(String text) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** A list of names, or an object whose keys are 0, 1, 2 and so on; anything else gives no names. */
    static List<String> ofJson(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode name : node) {
                if (!name.isValueNode()) {
                    return List.of();
                }
                names.add(name.asText());
            }
            return names;
        }
        if (!node.isObject()) {
            return List.of();
        }
        Map<Integer, String> byNumber = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getKey().matches("\\d{1,7}") || !entry.getValue().isValueNode()) {
                return List.of();
            }
            byNumber.put(Integer.parseInt(entry.getKey()), entry.getValue().asText());
        }
        names.addAll(byNumber.values());
        boolean gapless = byNumber.isEmpty() || ((TreeMap<Integer, String>) byNumber).lastKey() == names.size() - 1;
        return gapless ? names : List.of();
    }
}
