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
 * @param balance    what is done about classes of different frequency; nothing in a regression
 */
public record TrainingRequest(String algorithm, Task task, String target, Map<String, String> parameters, long seed,
        Balance balance) {

    public TrainingRequest {
        parameters = Map.copyOf(parameters);
    }

    /** With the rows as they occur. */
    public TrainingRequest(String algorithm, Task task, String target, Map<String, String> parameters, long seed) {
        this(algorithm, task, target, parameters, seed, Balance.NONE);
    }
}
