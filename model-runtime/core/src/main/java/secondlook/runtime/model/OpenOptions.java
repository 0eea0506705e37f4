package secondlook.runtime.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to open a model.
 *
 * @param provider where to run it
 * @param classes  class names given by the person where the file has none; {@code null} to use the file's
 * @param threads  intra-op threads; 0 lets the engine choose
 */
public record OpenOptions(Provider provider, @Nullable List<String> classes, int threads) {

    public static final OpenOptions CPU = new OpenOptions(Provider.CPU, null, 0);

    public static final OpenOptions AUTO = new OpenOptions(Provider.AUTO, null, 0);
}
