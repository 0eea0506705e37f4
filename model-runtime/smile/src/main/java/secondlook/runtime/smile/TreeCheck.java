package secondlook.runtime.smile;

import org.jspecify.annotations.Nullable;

/** Whether trees read from a file can be walked: every walk ends, and every index is inside its array. */
final class TreeCheck {

    private TreeCheck() {
    }

    /** What is wrong; {@code null} if nothing is. */
    static @Nullable String problem(TreeEnsemble t) {
        int trees = t.roots().length;
        int nodes = t.feature().length;
        if (trees == 0 || t.targets().length != trees || t.weights().length != trees) {
            return trees + " trees";
        }
        if (nodes == 0 || t.threshold().length != nodes || t.next().length != nodes || t.roots()[0] != 0) {
            return nodes + " nodes";
        }
        if (t.link() == TreeEnsemble.Link.LOGISTIC && t.width() != 2) {
            return "one sum for " + t.width() + " classes";
        }
        for (int tree = 0; tree < trees; tree++) {
            int end = tree + 1 < trees ? t.roots()[tree + 1] : nodes;
            if (end <= t.roots()[tree] || end > nodes) {
                return "tree " + tree + " has no nodes";
            }
            String wrong = tree(t, tree, end);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable String tree(TreeEnsemble t, int tree, int end) {
        int target = t.targets()[tree];
        int sums = t.link() == TreeEnsemble.Link.LOGISTIC ? 1 : t.width();
        if (target < -1 || target >= sums) {
            return "tree " + tree + " adds to class " + target;
        }
        int values = target < 0 ? sums : 1;
        for (int node = t.roots()[tree]; node < end; node++) {
            int next = t.next()[node];
            boolean leaf = t.feature()[node] == -1;
            // children come later than their parent and inside the tree, so every walk goes forward and ends at a leaf
            boolean fine = leaf
                    ? next >= 0 && (long) next + values <= t.leaves().length
                    : t.feature()[node] >= 0 && t.feature()[node] < t.features() && next > node + 1 && next < end;
            if (!fine) {
                return "node " + node + " leads nowhere";
            }
        }
        return null;
    }
}
