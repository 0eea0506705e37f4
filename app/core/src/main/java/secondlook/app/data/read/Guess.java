package secondlook.app.data.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found out about how a source is written, and can be corrected.
 *
 * @param key   the option that corrects it, a key of {@link ReadOptions}
 * @param value what was assumed, as that option would say it
 * @param why   what it was told from, one sentence
 * @param among what there is to choose from, such as the sheets of a workbook; empty where that is not known
 */
public record Guess(String key, String value, String why, List<String> among) {

    public Guess(String key, String value, String why) {
        this(key, value, why, List.of());
    }

    public Guess(String key, String value, String why, @Nullable List<String> among) {
        this.key = key;
        this.value = value;
        this.why = why;
        // absent in what older versions wrote
        this.among = among == null ? List.of() : List.copyOf(among);
    }
}
