package secondlook.app.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a shaped dataset comes from.
 *
 * @param name     of the dataset that was imported
 * @param sha256   its fingerprint
 * @param rows     its number of rows
 * @param steps    what was done to it, in words, one line a step
 * @param shaping  the steps as JSON, so that they can be done again on other data
 * @param imported when it was imported, an ISO-8601 instant; {@code null} in what older versions wrote
 * @param joined   the fingerprint of each file that was joined, by its absolute path
 */
public record Origin(String name, String sha256, long rows, List<String> steps, String shaping,
        @Nullable String imported, Map<String, String> joined) {

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    public Origin(String name, String sha256, long rows, List<String> steps, String shaping, @Nullable String imported,
            Map<String, String> joined) {
        this.name = name;
        this.sha256 = sha256;
        this.rows = rows;
        this.steps = List.copyOf(steps);
        this.shaping = shaping;
        this.imported = imported;
        // absent in what older versions wrote
        this.joined = Map.copyOf(Objects.requireNonNullElse(joined, Map.of()));
    }
}
