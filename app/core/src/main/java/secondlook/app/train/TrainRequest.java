package secondlook.app.train;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Balance;

/**
 * What to train on a dataset.
 *
 * @param target       the column to predict
 * @param algorithm    an algorithm's name; {@code random-forest} is always there
 * @param parameters   hyperparameters by name; those absent take their default
 * @param seed         of split and training
 * @param testFraction share of the rows that the model is measured on, in [0,1); 0 for none
 * @param splitBy      a column, usually a time: its last values are the test rows. {@code null} for a random split
 *                     (of each class alike in a classification)
 * @param where        SQL condition that chooses the rows; {@code null} for all
 * @param drop         columns not to learn from
 * @param task         {@code null} to find out from the target: text, boolean or few different whole numbers are classes
 * @param name         of the model; {@code null} for that of its file
 * @param groupBy      a column whose equal values belong together: no value of it is on both sides of the split. With
 *                     {@code splitBy} it is only looked whether that is so. {@code null} for none
 * @param stratified   whether a random split takes the same share of every class
 * @param balance      what is done about classes of different frequency, among the training rows only
 */
public record TrainRequest(String target, String algorithm, Map<String, String> parameters, long seed,
        double testFraction, @Nullable String splitBy, @Nullable String where, List<String> drop, @Nullable Task task,
        @Nullable String name, @Nullable String groupBy, boolean stratified, Balance balance) {

    public static final String DEFAULT_ALGORITHM = "random-forest";

    public static final double DEFAULT_TEST_FRACTION = 0.2;

    public TrainRequest {
        parameters = Map.copyOf(parameters);
        drop = List.copyOf(drop);
    }

    /** A random split of each class alike, or by {@code splitBy}, and rows as they occur. */
    public TrainRequest(String target, String algorithm, Map<String, String> parameters, long seed,
            double testFraction, @Nullable String splitBy, @Nullable String where, List<String> drop,
            @Nullable Task task, @Nullable String name) {
        this(target, algorithm, parameters, seed, testFraction, splitBy, where, drop, task, name, null, true,
                Balance.NONE);
    }

    /** With every default. */
    public static TrainRequest of(String target) {
        return new TrainRequest(target, DEFAULT_ALGORITHM, Map.of(), 1, DEFAULT_TEST_FRACTION, null, null, List.of(),
                null, null);
    }
}
