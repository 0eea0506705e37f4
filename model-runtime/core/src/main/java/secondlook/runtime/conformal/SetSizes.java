package secondlook.runtime.conformal;

/**
 * How large the sets of a test sample are, and how often they hold the truth. On n rows the coverage is Beta-binomial: with
 * 1,000 calibration rows at α = 0.1 its standard deviation over calibration samples is about 0.0095.
 *
 * @param bySize  rows per set size 0…K
 * @param labelled rows with a usable label
 * @param covered  of those, the rows whose set holds it
 */
@SuppressWarnings("ArrayRecordComponent")
public record SetSizes(int[] bySize, int labelled, int covered) {

    /**
     * @param probabilities rows that passed {@link secondlook.runtime.decision.InputRules}, row-major
     * @param truth         class index per row; negative where there is none
     */
    public static SetSizes of(ConformalClassifier classifier, double[] probabilities, int[] truth) {
        int[] bySize = new int[classifier.classes() + 1];
        int labelled = 0;
        int covered = 0;
        for (int row = 0; row < truth.length; row++) {
            boolean[] set = classifier.set(probabilities, row * classifier.classes());
            int size = 0;
            for (boolean in : set) {
                size += in ? 1 : 0;
            }
            bySize[size]++;
            if (truth[row] >= 0) {
                labelled++;
                covered += set[truth[row]] ? 1 : 0;
            }
        }
        return new SetSizes(bySize, labelled, covered);
    }

    public int rows() {
        int rows = 0;
        for (int n : bySize) {
            rows += n;
        }
        return rows;
    }

    public int empty() {
        return bySize[0];
    }

    public int singletons() {
        return bySize[1];
    }

    /** NaN where there are no rows. */
    public double meanSize() {
        double sum = 0;
        for (int size = 0; size < bySize.length; size++) {
            sum += (double) size * bySize[size];
        }
        return sum / rows();
    }

    /** Share of labelled rows whose set holds the truth; NaN where there are none. */
    public double coverage() {
        return (double) covered / labelled;
    }
}
