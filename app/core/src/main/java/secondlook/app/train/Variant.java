package secondlook.app.train;

import java.util.Map;
import secondlook.app.shape.Shaping;
import secondlook.runtime.train.Balance;

/**
 * One idea of how to learn a target.
 *
 * @param name       what people call it
 * @param shaping    done to the dataset first; it must keep the target
 * @param algorithm  an algorithm's name
 * @param parameters hyperparameters by name; those absent take their default
 * @param balance    what is done about classes of different frequency, inside each fold's training rows
 */
public record Variant(String name, Shaping shaping, String algorithm, Map<String, String> parameters,
        Balance balance) {

    public Variant {
        parameters = Map.copyOf(parameters);
    }
}
