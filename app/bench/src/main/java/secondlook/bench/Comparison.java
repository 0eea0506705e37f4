package secondlook.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times ours and the raw library in turns, so that whatever else the machine does hits both alike. */
final class Comparison {

    private static final int WARM_UP = 2;

    private final String name;
    private final String target;
    private final int turns;

    /** @param target what is aimed at, in words, for the table */
    Comparison(String name, String target, int turns) {
        this.name = name;
        this.target = target;
        this.turns = turns;
    }

    /** Something to be timed. Returns a value that depends on all the work, so that none of it can be left out. */
    interface Work {
        double run() throws Exception;
    }

    /** One line of the table: medians in seconds and ours as a multiple of raw time. */
    record Row(String name, double ours, double raw, String target) {

        String markdown() {
            return String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.2f | %.2f | %s |", name, ours, raw, ours / raw,
                    raw / ours, target);
        }
    }

    Row run(Work ours, Work raw) throws Exception {
        double[] oursSeconds = new double[turns];
        double[] rawSeconds = new double[turns];
        double sink = 0;
        for (int turn = -WARM_UP; turn < turns; turn++) {
            long start = System.nanoTime();
            sink += ours.run();
            long middle = System.nanoTime();
            sink += raw.run();
            long end = System.nanoTime();
            if (turn >= 0) {
                oursSeconds[turn] = (middle - start) / 1e9;
                rawSeconds[turn] = (end - middle) / 1e9;
            }
        }
        if (Double.isNaN(sink)) {
            throw new IllegalStateException(name + " computed NaN");
        }
        return new Row(name, median(oursSeconds), median(rawSeconds), target);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
