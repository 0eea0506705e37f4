package secondlook.runtime.smile;

import java.util.List;
import java.util.Optional;

/** The algorithms, in the order in which a person is offered them. */
final class Learners {

    private static final List<Learner> ALL = List.of(new ForestLearner(), new BoostingLearner(),
            new LogisticLearner(), new TreeLearner(), new AdaBoostLearner(), new NeighbourLearner(),
            new PerceptronLearner(), new DiscriminantLearner(false), new DiscriminantLearner(true));

    private Learners() {
    }

    static List<Learner> all() {
        return ALL;
    }

    static Optional<Learner> find(String name) {
        return ALL.stream().filter(l -> l.algorithm().name().equals(name)).findFirst();
    }
}
