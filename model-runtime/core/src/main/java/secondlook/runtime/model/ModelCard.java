package secondlook.runtime.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who made a model and how, as far as its file says.
 *
 * @param format    {@code onnx} or {@code smile}
 * @param producer  the exporter or trainer; empty where unknown
 * @param algorithm in words ("Random forest"); {@code null} where unknown
 * @param opset     the ONNX operator set; {@code null} for other formats
 * @param sha256    of the file, lower-case hex
 * @param metadata  whatever else the file carries, in its order
 * @param files     other files that it cannot do without, such as weights, below its own folder and relative to it, with
 *                  {@code /} between their parts
 */
public record ModelCard(String format, String producer, @Nullable String algorithm, @Nullable Long opset,
        String sha256, Map<String, String> metadata, List<String> files) {

    public ModelCard {
        files = List.copyOf(files);
    }

    /** Of a model that is a single file. */
    public ModelCard(String format, String producer, @Nullable String algorithm, @Nullable Long opset, String sha256,
            Map<String, String> metadata) {
        this(format, producer, algorithm, opset, sha256, metadata, List.of());
    }
}
