package secondlook.runtime.smile;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import smile.classification.RandomForest;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.model.cart.CART;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;

/**
 * The trees of a forest that Smile serialized. They are only taken for its members where, asked together, they say what the
 * forest says: a file from elsewhere may compare with categories, or compute its columns first.
 */
final class SerializedMembers {

    private static final int PROBES = 64;

    private static final double SAME = 1e-12;

    private SerializedMembers() {
    }

    /** {@code null} if they cannot be asked apart. */
    static @Nullable ForestMembers of(RandomForest forest, StructType schema, int classes) {
        try {
            boolean plain = Arrays.stream(forest.models()).map(RandomForest.Model::tree).map(CART::root)
                    .allMatch(SerializedMembers::isPlain);
            if (!plain) {
                return null;
            }
            TreeEnsemble trees = ForestLearner.flat(forest, schema.length(), classes);
            ForestMembers members = ForestMembers.of(trees);
            return members != null && agrees(members, trees, forest, schema, classes) ? members : null;
        } catch (RuntimeException | StackOverflowError unlike) {
            return null;
        }
    }

    private static boolean isPlain(Node node) {
        return !(node instanceof InternalNode inner)
                || inner instanceof OrdinalNode && isPlain(inner.trueChild()) && isPlain(inner.falseChild());
    }

    /** Rows on either side of the forest's own thresholds. */
    private static boolean agrees(ForestMembers members, TreeEnsemble trees, RandomForest forest, StructType schema,
            int classes) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[schema.length()][PROBES];
        for (int row = 1; row < PROBES; row++) {
            for (int i = 0; i < 4 * schema.length(); i++) {
                int node = random.nextInt(trees.feature().length);
                if (trees.feature()[node] >= 0) {
                    double at = trees.threshold()[node];
                    columns[trees.feature()[node]][row] = random.nextBoolean() ? at : Math.nextUp(at);
                }
            }
        }
        double[] together = members.score(columns, PROBES, 1).mean().values();
        double[] said = new double[classes];
        for (int row = 0; row < PROBES; row++) {
            double[] x = new double[columns.length];
            for (int c = 0; c < x.length; c++) {
                x[c] = columns[c][row];
            }
            forest.predict(Tuple.of(schema, x), said);
            for (int k = 0; k < classes; k++) {
                if (!(Math.abs(said[k] - together[row * classes + k]) <= SAME)) {
                    return false;
                }
            }
        }
        return true;
    }
}
