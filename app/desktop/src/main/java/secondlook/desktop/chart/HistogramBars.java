package secondlook.desktop.chart;

import java.util.Arrays;

/**
 * What the stacked histogram shows. Do not change the arrays.
 *
 * @param edges    bin edges, one more than bins
 * @param correct  rows per bin that were right
 * @param wrong    rows per bin that were wrong
 * @param none     rows per bin without a usable truth
 * @param selected rows per bin that are selected; empty where nothing is selected
 * @param highIsUnsure whether the flagged side is the right one
 */
@SuppressWarnings("ArrayRecordComponent")
public record HistogramBars(double[] edges, int[] correct, int[] wrong, int[] none, int[] selected,
        boolean highIsUnsure) {

    public static final HistogramBars EMPTY = new HistogramBars(new double[]{0, 1}, new int[1], new int[1],
            new int[1], new int[0], false);

    /** A bar more than this many times the second is cut. */
    private static final double CUT = 2.5;

    public int bins() {
        return edges.length - 1;
    }

    public double low() {
        return edges[0];
    }

    public double high() {
        return edges[edges.length - 1];
    }

    public int total(int bin) {
        return correct[bin] + wrong[bin] + none[bin];
    }

    public HistogramBars select(int[] rowsPerBin) {
        return new HistogramBars(edges, correct, wrong, none, rowsPerBin, highIsUnsure);
    }

    /** The bin of a value under the rule (a,b], the first bin also holding its left edge; -1 outside. */
    public int binOf(double value) {
        if (!(value >= low() && value <= high())) {
            return -1;
        }
        int at = Arrays.binarySearch(edges, value);
        return Math.max(0, (at >= 0 ? at : -at - 1) - 1);
    }

    /** The only bar that towers over the others so far that it is drawn cut; -1 if none does. */
    public int cutBin() {
        int tallest = -1;
        int second = 0;
        for (int bin = 0; bin < bins(); bin++) {
            if (tallest < 0 || total(bin) > total(tallest)) {
                second = tallest < 0 ? 0 : total(tallest);
                tallest = bin;
            } else {
                second = Math.max(second, total(bin));
            }
        }
        return second > 0 && total(tallest) > CUT * second ? tallest : -1;
    }

    /** The largest count that the axis has to show whole. */
    public int tallestWhole() {
        int cut = cutBin();
        int tallest = 1;
        for (int bin = 0; bin < bins(); bin++) {
            if (bin != cut) {
                tallest = Math.max(tallest, total(bin));
            }
        }
        return tallest;
    }
}
