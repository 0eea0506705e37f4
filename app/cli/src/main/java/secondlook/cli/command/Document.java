package secondlook.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; a value that is not available is {@code null} and its key stays. */
final class Document {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Document put(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    Map<String, @Nullable Object> values() {
        return values;
    }
}
