package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.MLP;
import smile.math.MathEx;
import smile.model.mlp.Layer;
import smile.model.mlp.LayerBuilder;
import smile.model.mlp.MultilayerPerceptron;
import smile.model.mlp.OutputFunction;
import smile.util.function.TimeFunction;

/** A multilayer perceptron with one or two rectified hidden layers. Fitting needs OpenBLAS; scoring does not. */
final class PerceptronLearner implements Learner {

    @Override
    public Algorithm algorithm() {
        return Learner.both("mlp", "Neural network",
                Learner.whole("hidden", "Units of the first hidden layer", 32, 1, 4096),
                Learner.whole("hidden-2", "Units of the second hidden layer (0: none)", 0, 0, 4096),
                Learner.whole("epochs", "Passes over the rows", 50, 1, 10_000),
                Learner.whole("batch", "Rows per update", 32, 1, 65_536),
                Learner.number("learning-rate", "Learning rate", 0.05, 1e-6, 10),
                Learner.number("momentum", "Momentum", 0.9, 0, 0.999),
                Learner.number("weight-decay", "Weight decay", 1e-4, 0, 0.1));
    }

    @Override
    public boolean needsLinearAlgebra() {
        return true;
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    /** Lets its layers be seen. */
    private static final class OpenRegression extends smile.regression.MLP {

        private static final long serialVersionUID = 1L;

        OpenRegression(LayerBuilder... layers) {
            super(layers);
        }

        List<NetworkScoring.Layer> layers() {
            return PerceptronLearner.layers(net, output);
        }
    }

    /** Lets its layers be seen. */
    private static final class OpenMlp extends MLP {

        private static final long serialVersionUID = 1L;

        OpenMlp(LayerBuilder... layers) {
            super(layers);
        }

        List<NetworkScoring.Layer> layers() {
            return PerceptronLearner.layers(net, output);
        }
    }

    private static List<NetworkScoring.Layer> layers(Layer[] net, Layer output) {
        List<NetworkScoring.Layer> all = new ArrayList<>();
        for (Layer layer : net) {
            if (layer.weight() != null) {
                all.add(copy(layer));
            }
        }
        all.add(copy(output));
        return all;
    }

    private static NetworkScoring.Layer copy(Layer layer) {
        int units = layer.getOutputSize();
        int inputs = layer.getInputSize();
        double[][] weights = new double[units][inputs];
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < inputs; i++) {
                weights[unit][i] = layer.weight().get(unit, i);
            }
        }
        return new NetworkScoring.Layer(weights, layer.bias().toArray(new double[units]));
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        MathEx.setSeed(seed);
        int p = set.features().width();
        double[][] rows = set.features().toRows();
        if (set.values().length > 0) {
            return regression(set, rows, settings, seed, context);
        }
        try (OpenMlp model = new OpenMlp(builders(p, set.classes(), settings))) {
            learn(model, (x, chosen) -> model.update(x, Arrays.stream(chosen).map(i -> set.labels()[i]).toArray()),
                    rows, settings, seed, context);
            return new NetworkScoring(p, set.classes(), model.layers());
        }
    }

    private static Scoring regression(TrainingSet set, double[][] rows, Settings settings, long seed,
            JobContext context) {
        int p = set.features().width();
        TargetScale scale = TargetScale.of(set.values());
        double[] values = scale.scaled(set.values());
        try (OpenRegression model = new OpenRegression(builders(p, 1, settings))) {
            learn(model, (x, chosen) -> model.update(x, Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray()),
                    rows, settings, seed, context);
            return scale.restored(new NetworkScoring(p, 1, model.layers()));
        }
    }

    /** One step of descent. */
    private interface Update {
        void on(double[][] x, int[] chosen);
    }

    private static void learn(MultilayerPerceptron model, Update update, double[][] rows, Settings settings, long seed,
            JobContext context) {
        model.setLearningRate(TimeFunction.constant(settings.number("learning-rate")));
        if (settings.number("momentum") > 0) {
            model.setMomentum(TimeFunction.constant(settings.number("momentum")));
        }
        model.setWeightDecay(settings.number("weight-decay"));
        model.setClipNorm(5);
        SplittableRandom random = new SplittableRandom(seed);
        int epochs = settings.whole("epochs");
        for (int epoch = 0; epoch < epochs; epoch++) {
            pass(update, rows, settings.whole("batch"), random, context);
            context.progress(epoch + 1L, epochs);
        }
    }

    private static LayerBuilder[] builders(int p, int classes, Settings settings) {
        List<LayerBuilder> layers = new ArrayList<>();
        layers.add(Layer.input(p));
        layers.add(Layer.rectifier(settings.whole("hidden")));
        if (settings.whole("hidden-2") > 0) {
            layers.add(Layer.rectifier(settings.whole("hidden-2")));
        }
        if (classes == 1) {
            layers.add(Layer.mse(1, OutputFunction.LINEAR));
            return layers.toArray(LayerBuilder[]::new);
        }
        layers.add(classes == 2 ? Layer.mle(1, OutputFunction.SIGMOID) : Layer.mle(classes, OutputFunction.SOFTMAX));
        return layers.toArray(LayerBuilder[]::new);
    }

    /** One pass over the rows in a new order. */
    private static void pass(Update update, double[][] rows, int batch, SplittableRandom random,
            JobContext context) {
        int[] order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int from = 0; from < order.length; from += batch) {
            context.checkCancelled();
            int n = Math.min(batch, order.length - from);
            int[] chosen = Arrays.copyOfRange(order, from, from + n);
            update.on(Arrays.stream(chosen).mapToObj(i -> rows[i]).toArray(double[][]::new), chosen);
        }
    }
}
