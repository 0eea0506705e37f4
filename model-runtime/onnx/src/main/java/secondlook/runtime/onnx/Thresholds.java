package secondlook.runtime.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import secondlook.runtime.onnx.graph.Attribute;
import secondlook.runtime.onnx.graph.GraphNode;
import secondlook.runtime.onnx.graph.OnnxFile;

/**
 * The values that a tree model compares its features with, for trees that read the model's input directly. Rows drawn around
 * them reach many leaves; rows drawn blindly often reach one.
 */
final class Thresholds {

    private static final int PER_FEATURE = 64;

    private final Map<Long, List<Float>> byFeature = new HashMap<>();
    private long greatestFeature = -1;

    /** @param input the model's only input */
    static Thresholds of(OnnxFile file, String input) {
        Thresholds thresholds = new Thresholds();
        for (GraphNode node : file.nodes()) {
            if (node.operator().startsWith("TreeEnsemble") && !node.inputs().isEmpty()
                    && file.comesStraightFrom(node.inputs().getFirst(), input)) {
                thresholds.add(node);
            }
        }
        return thresholds;
    }

    static Thresholds none() {
        return new Thresholds();
    }

    private void add(GraphNode node) {
        Attribute features = node.attribute("nodes_featureids");
        if (features == null) {
            return;
        }
        greatestFeature = Math.max(greatestFeature, features.maxInt());
        Attribute values = node.attribute("nodes_values");
        int count = values == null ? 0 : Math.min(features.ints().length, values.floats().length);
        // Leaves carry 0 for a value, which does no harm here.
        for (int i = 0; i < count; i++) {
            List<Float> known = byFeature.computeIfAbsent(features.ints()[i], f -> new ArrayList<>());
            if (known.size() < PER_FEATURE && Float.isFinite(java.util.Objects.requireNonNull(values).floats()[i])) {
                known.add(values.floats()[i]);
            }
        }
    }

    /** The greatest feature number that the trees read; -1 where not known. */
    long greatestFeature() {
        return greatestFeature;
    }

    OptionalDouble near(int feature, Random random) {
        List<Float> known = byFeature.get((long) feature);
        if (known == null || known.isEmpty()) {
            return OptionalDouble.empty();
        }
        double threshold = known.get(random.nextInt(known.size()));
        double step = Math.max(1e-3, Math.abs(threshold) * 1e-2);
        return OptionalDouble.of(threshold + step * random.nextGaussian());
    }
}
