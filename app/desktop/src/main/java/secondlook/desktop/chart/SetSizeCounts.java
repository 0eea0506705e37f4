package secondlook.desktop.chart;

import java.util.Arrays;

/**
 * Rows by the size of their set. Do not change the arrays.
 *
 * @param held    per bar, rows whose set holds the truth
 * @param missed  per bar, rows whose set does not
 * @param folded  whether the last bar also holds all larger sizes
 */
@SuppressWarnings("ArrayRecordComponent")
public record SetSizeCounts(int[] held, int[] missed, boolean folded) {

    public static final SetSizeCounts EMPTY = new SetSizeCounts(new int[0], new int[0], false);

    /** More bars than this make a picture nobody reads. */
    private static final int MOST_BARS = 12;

    /** @param held and {@code missed}: rows per set size 0…K */
    public static SetSizeCounts of(int[] held, int[] missed) {
        int last = held.length - 1;
        while (last > 2 && held[last] + missed[last] == 0) {
            last--;
        }
        int bars = Math.min(last + 1, MOST_BARS);
        int[] shownHeld = Arrays.copyOf(held, bars);
        int[] shownMissed = Arrays.copyOf(missed, bars);
        for (int size = bars; size < held.length; size++) {
            shownHeld[bars - 1] += held[size];
            shownMissed[bars - 1] += missed[size];
        }
        return new SetSizeCounts(shownHeld, shownMissed, last + 1 > bars);
    }

    public int bars() {
        return held.length;
    }

    public int total(int bar) {
        return held[bar] + missed[bar];
    }

    /** Whether a set of this size is counted in a bar. */
    public boolean holds(int bar, int size) {
        return folded && bar == bars() - 1 ? size >= bar : size == bar;
    }

    public String name(int bar) {
        return bar == 0 ? "none" : folded && bar == bars() - 1 ? bar + " or more" : Integer.toString(bar);
    }

    /** The tallest bar. */
    public int most() {
        int most = 0;
        for (int bar = 0; bar < bars(); bar++) {
            most = Math.max(most, total(bar));
        }
        return most;
    }

    public int rows() {
        return Arrays.stream(held).sum() + Arrays.stream(missed).sum();
    }
}
