package secondlook.runtime.train;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Task;

/** The trainers that there are. */
public final class Trainers {

    private final List<Trainer> trainers;

    public Trainers(List<Trainer> trainers) {
        this.trainers = List.copyOf(trainers);
    }

    /** With every trainer on the class path. */
    public static Trainers discovered() {
        return new Trainers(ServiceLoader.load(Trainer.class).stream().map(ServiceLoader.Provider::get).toList());
    }

    /** Every algorithm, the unavailable ones included. */
    public List<Algorithm> algorithms() {
        return trainers.stream().flatMap(t -> t.algorithms().stream()).toList();
    }

    /**
     * The trainer of an algorithm.
     *
     * @throws RefusedException if there is none, or the algorithm does not do the task; names those that do
     */
    public Trainer find(String algorithm, Task task) {
        for (Trainer trainer : trainers) {
            if (trainer.algorithms().stream().anyMatch(a -> a.name().equals(algorithm) && a.tasks().contains(task))) {
                return trainer;
            }
        }
        List<Algorithm> all = algorithms();
        boolean known = all.stream().anyMatch(a -> a.name().equals(algorithm));
        String others = all.stream().filter(a -> a.tasks().contains(task) && a.unavailable() == null)
                .map(Algorithm::name).collect(Collectors.joining(", "));
        throw new RefusedException(algorithm + " cannot be trained",
                known ? "it does no " + task.key() : "there is no algorithm of that name",
                others.isEmpty() ? "Choose another task." : "For " + task.key() + " there are: " + others + ".");
    }
}
