package secondlook.app.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Schema;

/**
 * What comes out of a shaping.
 *
 * @param schema its columns
 * @param rows   its first rows as text; {@code null} is missing
 * @param count  number of all rows; {@code null} while they are being counted
 * @param before number of rows before the first step
 * @param notes  what a person should know
 */
public record ShapingPreview(Schema schema, List<List<@Nullable String>> rows, @Nullable Long count, long before,
        List<String> notes) {

    public ShapingPreview {
        notes = List.copyOf(notes);
    }

    ShapingPreview counted(long all, List<String> found) {
        return new ShapingPreview(schema, rows, all, before, found);
    }
}
