package secondlook.runtime.smile;

import java.util.List;
import java.util.Optional;

/** The algorithms, in the order in which a person is offered them. */
final class Learners {

    private static final List<Learner> ALL = List.of(new ForestLearner(), new BoostingLearner(),
            new LogisticLearner(), new TreeLearner(), new AdaBoostLearner(), new NeighbourLearner(),
            new PerceptronLearner(), new KernelLearner(), new DiscriminantLearner(false),
            new DiscriminantLearner(true), new FisherLearner(), new NaiveLearner(), new RadialLearner(),
            new LinearRegressionLearner(LinearRegressionLearner.Penalty.NONE),
            new LinearRegressionLearner(LinearRegressionLearner.Penalty.RIDGE),
            new LinearRegressionLearner(LinearRegressionLearner.Penalty.LASSO),
            new LinearRegressionLearner(LinearRegressionLearner.Penalty.ELASTIC_NET), new ProcessLearner());

    private Learners() {
    }

    static List<Learner> all() {
        return ALL;
    }

    static Optional<Learner> find(String name) {
        return ALL.stream().filter(l -> l.algorithm().name().equals(name)).findFirst();
    }
}
