package secondlook.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long frames took. Do not change the array.
 *
 * @param milliseconds from each pulse to the next, in ascending order
 * @param thresholds   different thresholds that were shown
 * @param window       milliseconds of processor time a frame of the FX thread
 * @param drawing      milliseconds of processor time a frame of the renderer
 */
@SuppressWarnings("ArrayRecordComponent")
record FrameTimes(double[] milliseconds, int thresholds, double window, double drawing) {

    private static final double THIRTY_A_SECOND = 1000 / 30.0;

    static FrameTimes of(long[] pulses, int count, int thresholds, double window, double drawing) {
        double[] times = new double[Math.max(0, count - 1)];
        for (int i = 0; i < times.length; i++) {
            times[i] = (pulses[i + 1] - pulses[i]) / 1e6;
        }
        Arrays.sort(times);
        return new FrameTimes(times, thresholds, window / count, drawing / count);
    }

    private double at(double share) {
        return milliseconds[(int) Math.min(milliseconds.length - 1.0, share * milliseconds.length)];
    }

    @Override
    public String toString() {
        long slow = Arrays.stream(milliseconds).filter(t -> t > THIRTY_A_SECOND).count();
        return String.format(Locale.ROOT,
                "%d frames, %d thresholds; ms: p50 %.1f, p95 %.1f, p99 %.1f, max %.1f; slower than 1/30 s: %d; "
                        + "processor time a frame: FX thread %.1f ms, renderer %.1f ms",
                milliseconds.length, thresholds, at(0.5), at(0.95), at(0.99), milliseconds[milliseconds.length - 1],
                slow, window, drawing);
    }
}
