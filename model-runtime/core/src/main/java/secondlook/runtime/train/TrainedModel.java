package secondlook.runtime.train;

import java.nio.file.Path;
import secondlook.runtime.model.Model;

/** A model just trained: it can score at once and be written. */
public interface TrainedModel {

    /** The model, as if it had been opened from its file. The caller closes it, after {@link #writeTo}. */
    Model model();

    /** The fitted preprocessing as JSON, for {@code recipe.json}. */
    String recipeJson();

    /**
     * Writes model, Recipe and manifest as one file, to a temporary name beside it first and then renamed.
     *
     * @throws secondlook.runtime.RefusedException if it cannot be written; nothing is left then
     */
    void writeTo(Path file, ModelManifest manifest);
}
