package secondlook.runtime.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a model's own labels with the classes of highest score. */
final class LabelCheck {

    private LabelCheck() {
    }

    /**
     * @param labels one per row of the probe
     * @param scores row-major
     * @return a warning; {@code null} if they agree wherever one class clearly scores highest
     */
    static @Nullable String compare(String[] labels, double[] scores, List<String> classes) {
        int wrong = 0;
        int compared = 0;
        for (int row = 0; row < labels.length; row++) {
            int top = clearTop(scores, row * classes.size(), classes.size());
            if (top >= 0) {
                compared++;
                boolean same = labels[row].equals(classes.get(top))
                        || (!classes.contains(labels[row]) && labels[row].equals(Integer.toString(top)));
                wrong += same ? 0 : 1;
            }
        }
        return wrong == 0
                ? null
                : "The model's own label differs from its highest score in " + wrong + " of " + compared
                        + " made-up rows; the scores are used.";
    }

    /** The class that scores highest by more than rounding; -1 if there is none. */
    private static int clearTop(double[] scores, int at, int classes) {
        int top = 0;
        for (int k = 1; k < classes; k++) {
            top = scores[at + k] > scores[at + top] ? k : top;
        }
        for (int k = 0; k < classes; k++) {
            boolean near = k != top && !(scores[at + top] - scores[at + k] > 1e-6);
            if (near || !Double.isFinite(scores[at + k])) {
                return -1;
            }
        }
        return top;
    }
}
