package secondlook.runtime.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.train.TrainedModel;

/** What is open, each under a number that is never given twice. Used by one thread. */
final class OpenModels {

    /** @param trained {@code null} for a model that came from a file */
    record Held(Model model, @Nullable TrainedModel trained) {}

    /** A scorer with the schema of its last batch. */
    static final class Bound {

        private final int model;
        private final Scorer scorer;
        private @Nullable Schema schema;

        private Bound(int model, Scorer scorer) {
            this.model = model;
            this.scorer = scorer;
        }

        Scorer scorer() {
            return scorer;
        }

        void use(Schema given) {
            schema = given;
        }

        @Nullable
        Schema schema() {
            return schema;
        }
    }

    private final Map<Integer, Held> models = new HashMap<>();
    private final Map<Integer, Bound> scorers = new HashMap<>();
    private int last;

    int add(Model model, @Nullable TrainedModel trained) {
        models.put(++last, new Held(model, trained));
        return last;
    }

    Held model(int handle) {
        Held held = models.get(handle);
        if (held == null) {
            throw new RefusedException("The model cannot be used", "it was closed", "Open it again.");
        }
        return held;
    }

    int bind(int handle, SchemaBinding binding) {
        scorers.put(++last, new Bound(handle, model(handle).model().scorer(binding)));
        return last;
    }

    Bound scorer(int handle) {
        Bound bound = scorers.get(handle);
        if (bound == null) {
            throw new RefusedException("The model cannot score", "its scorer was closed", "Make a new scorer.");
        }
        return bound;
    }

    void unbind(int handle) {
        closeScorers(bound -> bound == scorers.get(handle));
    }

    void close(int handle) {
        closeScorers(bound -> bound.model == handle);
        Held held = models.remove(handle);
        if (held != null) {
            held.model().close();
        }
    }

    private void closeScorers(Predicate<Bound> which) {
        scorers.values().removeIf(bound -> {
            boolean chosen = which.test(bound);
            if (chosen) {
                bound.scorer.close();
            }
            return chosen;
        });
    }
}
