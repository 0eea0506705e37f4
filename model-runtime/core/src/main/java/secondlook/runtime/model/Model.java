package secondlook.runtime.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An opened model. Thread-safe; closing it while a scorer is in use waits for that scorer. */
public interface Model extends AutoCloseable {

    ModelSignature signature();

    ModelCard card();

    /** The provider really used: {@code cpu} or {@code cuda}. */
    String provider();

    /** Why a wanted provider is not used; {@code null} if there is nothing to say. */
    @Nullable
    String providerNote();

    /** Names and versions of the libraries that run it, for the run's manifest. */
    default Map<String, String> versions() {
        return Map.of();
    }

    /**
     * Makes a scorer for batches whose columns are exactly {@link SchemaBinding#columns()} in that order.
     *
     * @throws secondlook.runtime.RefusedException if the model cannot be fed from columns at all, or was closed
     */
    Scorer scorer(SchemaBinding binding);

    @Override
    void close();
}
