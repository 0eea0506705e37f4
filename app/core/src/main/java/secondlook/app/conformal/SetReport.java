package secondlook.app.conformal;

import java.util.Arrays;
import secondlook.runtime.conformal.ConformalClassifier;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * What the sets of a run are worth. Do not change the arrays.
 *
 * @param request    what was asked
 * @param classifier fitted on {@code fitted} rows
 * @param fitted     labelled rows that set the sizes
 * @param held       per set size 0…K, rows of the other half whose set holds the truth
 * @param missed     per set size, rows of the other half whose set does not
 * @param sizes      set size of every row of the run; {@link #NONE} where it has no usable scores
 * @param tested     whether a row of the run is one of the other half
 */
@SuppressWarnings("ArrayRecordComponent")
public record SetReport(SetRequest request, ConformalClassifier classifier, int fitted, int[] held, int[] missed,
        short[] sizes, boolean[] tested) {

    /** A row without usable scores has no set. */
    public static final short NONE = -1;

    /** Rows that the figures are of. */
    public int testedRows() {
        return Arrays.stream(held).sum() + Arrays.stream(missed).sum();
    }

    /** Share of the tested rows whose set holds the truth; NaN where there are none. */
    public double coverage() {
        return (double) Arrays.stream(held).sum() / testedRows();
    }

    /** Wilson's 95 % interval of {@link #coverage()}. */
    public Interval coverageInterval() {
        return Wilson.of95(Arrays.stream(held).sum(), testedRows());
    }

    /** Tested rows with a set of this size. */
    public int of(int size) {
        return held[size] + missed[size];
    }

    /** Over the tested rows; NaN where there are none. */
    public double meanSize() {
        double sum = 0;
        for (int size = 0; size < held.length; size++) {
            sum += (double) size * of(size);
        }
        return sum / testedRows();
    }

    /** Rows of the whole run that have no single class: those that a person has to decide. */
    public int withoutSingle() {
        int rows = 0;
        for (short size : sizes) {
            rows += size == 1 ? 0 : 1;
        }
        return rows;
    }

    /** Classes that had too few rows to set a size and are therefore in every set. */
    public int unlimitedClasses() {
        return (int) Arrays.stream(classifier.threshold()).filter(q -> q == Double.POSITIVE_INFINITY).count();
    }
}
