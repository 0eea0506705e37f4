package secondlook.runtime.train;

import java.util.Map;
import secondlook.runtime.model.Task;

/**
 * What to train.
 *
 * @param algorithm  an {@link Algorithm#name()}
 * @param task       classification or regression
 * @param target     name of the column to predict
 * @param parameters hyperparameters by name; those absent take their default
 * @param seed       makes the result repeatable
 */
public record TrainingRequest(String algorithm, Task task, String target, Map<String, String> parameters, long seed) {

    public TrainingRequest {
        parameters = Map.copyOf(parameters);
    }
}
