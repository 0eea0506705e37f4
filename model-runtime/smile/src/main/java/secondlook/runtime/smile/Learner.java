package secondlook.runtime.smile;

import java.util.List;
import java.util.Set;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Algorithm.Parameter;

/** One algorithm. */
interface Learner {

    /** Name, title, parameters. */
    Algorithm algorithm();

    /** How its features are made. */
    RecipeOptions recipe();

    /**
     * Fits. Called on a thread of a pool that is shut down on cancel.
     *
     * @param seed    makes the result repeatable
     * @param context told the progress
     */
    Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context);

    /** Whether a fit runs native linear algebra; it is loaded before then. */
    default boolean needsLinearAlgebra() {
        return false;
    }

    /** What the scores of a classifier are. */
    default ScoreKind scoreKind() {
        return ScoreKind.PROBABILITY;
    }

    /** What a person should know of the scores; empty if nothing. */
    default String caution() {
        return "";
    }

    static Parameter whole(String name, String title, int defaultValue, int min, int max) {
        return new Parameter(name, title, Integer.toString(defaultValue), true, min, max);
    }

    static Parameter number(String name, String title, double defaultValue, double min, double max) {
        return new Parameter(name, title, Double.toString(defaultValue), false, min, max);
    }

    static Algorithm classifier(String name, String title, Parameter... parameters) {
        return new Algorithm(name, title, Set.of(Task.CLASSIFICATION), List.of(parameters), null);
    }

    static Algorithm regressor(String name, String title, Parameter... parameters) {
        return new Algorithm(name, title, Set.of(Task.REGRESSION), List.of(parameters), null);
    }

    static Algorithm both(String name, String title, Parameter... parameters) {
        return new Algorithm(name, title, Set.of(Task.CLASSIFICATION, Task.REGRESSION),
                List.of(parameters), null);
    }
}
