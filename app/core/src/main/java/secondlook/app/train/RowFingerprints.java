package secondlook.app.train;

import java.util.Arrays;

/** A set of 128-bit fingerprints: 16 bytes each, since there is one for every row of a training. */
final class RowFingerprints {

    private final long[] firsts;
    private final long[] seconds;

    private RowFingerprints(long[] firsts, long[] seconds) {
        this.firsts = firsts;
        this.seconds = seconds;
    }

    /**
     * @param first  the upper 64 bits of each
     * @param second the lower ones, as many
     */
    static RowFingerprints of(long[] first, long[] second) {
        long[] firsts = first.clone();
        Arrays.sort(firsts);
        long[] seconds = new long[firsts.length];
        int[] placed = new int[firsts.length];
        for (int i = 0; i < first.length; i++) {
            int begin = begin(firsts, first[i]);
            seconds[begin + placed[begin]++] = second[i];
        }
        for (int begin = 0; begin < placed.length; begin += placed[begin]) {
            Arrays.sort(seconds, begin, begin + placed[begin]);
        }
        return new RowFingerprints(firsts, seconds);
    }

    boolean contains(long first, long second) {
        int begin = begin(firsts, first);
        int end = first == Long.MAX_VALUE ? firsts.length : begin(firsts, first + 1);
        return Arrays.binarySearch(seconds, begin, end, second) >= 0;
    }

    /** Index of the first that is not smaller. */
    private static int begin(long[] sorted, long wanted) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
