package secondlook.runtime.train;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.Task;

/**
 * A way to train a model.
 *
 * @param name        as given to {@code --algorithm}, for example {@code random-forest}
 * @param title       for a person ("Random forest")
 * @param tasks       what it can be trained for
 * @param parameters  what can be set, with defaults
 * @param unavailable why it cannot be used on this machine, and what to do; {@code null} if it can
 */
public record Algorithm(String name, String title, Set<Task> tasks, List<Parameter> parameters,
        @Nullable String unavailable) {

    public Algorithm {
        tasks = Set.copyOf(tasks);
        parameters = List.copyOf(parameters);
    }

    /**
     * A hyperparameter.
     *
     * @param name         as given to {@code --param name=value}
     * @param title        for a person
     * @param defaultValue as text
     * @param whole        whether only whole numbers are allowed
     * @param min          smallest allowed value
     * @param max          largest allowed value
     */
    public record Parameter(String name, String title, String defaultValue, boolean whole, double min, double max) {}
}
