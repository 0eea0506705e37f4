package secondlook.runtime.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our statistics say of a case: values as numbers, strings, booleans, lists and maps; {@code null} and NaN are "not
 * available".
 */
record Answer(Map<String, @Nullable Object> values, List<Map<String, @Nullable Object>> rows) {

    static Answer of(Map<String, @Nullable Object> values) {
        return new Answer(values, List.of());
    }
}
