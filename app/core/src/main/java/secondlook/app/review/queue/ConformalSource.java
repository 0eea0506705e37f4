package secondlook.app.review.queue;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import secondlook.runtime.conformal.ConformalClassifier;

/** Rows whose conformal set does not hold exactly one class, the largest sets first and the empty ones before them. */
public final class ConformalSource implements QueueSource {

    private final ConformalClassifier classifier;
    private final List<String> classes;
    private final double[] probabilities;

    /**
     * @param probabilities row-major, one row per row of the run; NaN where it has no usable scores
     */
    public ConformalSource(ConformalClassifier classifier, List<String> classes, double[] probabilities) {
        this.classifier = classifier;
        this.classes = List.copyOf(classes);
        this.probabilities = probabilities.clone();
    }

    @Override
    public String key() {
        return "conformal";
    }

    @Override
    public double urgency(int row) {
        if (Double.isNaN(probabilities[row * classes.size()])) {
            return Double.POSITIVE_INFINITY;
        }
        int size = set(row).size();
        return size == 1 ? Double.NaN : size == 0 ? classes.size() + 1.0 : size;
    }

    @Override
    public String reason(int row) {
        if (Double.isNaN(probabilities[row * classes.size()])) {
            return "the model gave no usable scores";
        }
        List<String> set = set(row);
        String level = "the " + new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(100 * (1 - classifier.alpha())) + " % prediction set ";
        return level + (set.isEmpty()
                ? "is empty: the row is unlike any class"
                : "holds " + set.size() + " classes: " + String.join(", ", set));
    }

    private List<String> set(int row) {
        boolean[] in = classifier.set(probabilities, row * classes.size());
        List<String> set = new ArrayList<>();
        for (int k = 0; k < in.length; k++) {
            if (in[k]) {
                set.add(classes.get(k));
            }
        }
        return set;
    }
}
