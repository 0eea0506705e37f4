package secondlook.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long frames took. Do not change the array.
 *
 * @param milliseconds from each pulse to the next, in ascending order
 * @param shown        what was shown meanwhile, in words
 * @param window       milliseconds of processor time a frame of the FX thread
 * @param drawing      milliseconds of processor time a frame of the renderer
 * @param slow         which frames were slower than a thirtieth of a second, each as "number: milliseconds"
 */
@SuppressWarnings("ArrayRecordComponent")
record FrameTimes(double[] milliseconds, String shown, double window, double drawing,
        List<String> slow) {

    private static final double THIRTY_A_SECOND = 1000 / 30.0;

    static FrameTimes of(long[] pulses, int count, String shown, double window, double drawing) {
        double[] times = new double[Math.max(0, count - 1)];
        List<String> slow = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            times[i] = (pulses[i + 1] - pulses[i]) / 1e6;
            if (times[i] > THIRTY_A_SECOND) {
                slow.add(String.format(Locale.ROOT, "%d: %.1f", i, times[i]));
            }
        }
        Arrays.sort(times);
        return new FrameTimes(times, shown, window / count, drawing / count, slow);
    }

    private double at(double share) {
        return milliseconds[(int) Math.min(milliseconds.length - 1.0, share * milliseconds.length)];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "%d frames, %s; ms: p50 %.1f, p95 %.1f, p99 %.1f, max %.1f; slower than 1/30 s: %d %s; "
                        + "processor time a frame: FX thread %.1f ms, renderer %.1f ms",
                milliseconds.length, shown, at(0.5), at(0.95), at(0.99), milliseconds[milliseconds.length - 1],
                slow.size(), slow, window, drawing);
    }
}
