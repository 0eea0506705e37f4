package secondlook.runtime.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to open a model.
 *
 * @param provider where to run it
 * @param classes  class names given by the person where the file has none; {@code null} to use the file's
 * @param threads  intra-op threads; 0 lets the engine choose
 * @param settings of the provider, by the names that the engine knows ({@code device}, {@code memory}, {@code arena});
 *                 those absent take the engine's default
 */
public record OpenOptions(Provider provider, @Nullable List<String> classes, int threads,
        Map<String, String> settings) {

    public static final OpenOptions CPU = new OpenOptions(Provider.CPU, null, 0);

    public static final OpenOptions AUTO = new OpenOptions(Provider.AUTO, null, 0);

    public OpenOptions {
        settings = Map.copyOf(settings);
    }

    /** With the provider's defaults. */
    public OpenOptions(Provider provider, @Nullable List<String> classes, int threads) {
        this(provider, classes, threads, Map.of());
    }
}
