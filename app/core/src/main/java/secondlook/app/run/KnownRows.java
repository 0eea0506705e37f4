package secondlook.app.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.runtime.model.Model;

/** Whether a model has seen rows before, as far as its file says. */
public final class KnownRows {

    private KnownRows() {
    }

    /**
     * Rows that the model was trained or tested with, where its file names this very dataset as its source.
     *
     * @param where condition that chooses the rows looked at; {@code null} for all
     */
    public static long count(Dataset dataset, Model model, @Nullable String where) {
        Map<String, String> card = model.card().metadata();
        if (!dataset.manifest().sha256().equals(card.get("dataset_sha256"))) {
            return 0;
        }
        String learned = card.get("where");
        if (learned == null || where == null) {
            return dataset.count(learned == null ? where : learned);
        }
        return dataset.count("(" + learned + ") AND (" + where + ")");
    }
}
