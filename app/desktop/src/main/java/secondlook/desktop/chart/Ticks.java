package secondlook.desktop.chart;

/**
 * Round positions on an axis.
 *
 * @param step distance, 1, 2, 2.5 or 5 times a power of ten
 * @param top  first multiple of the step that is at least the largest value
 */
public record Ticks(double step, double top) {

    /**
     * @param max   largest value, ≥ 0
     * @param count about how many steps are wanted, ≥ 1
     * @param least smallest step allowed (1 for counts)
     */
    public static Ticks upTo(double max, int count, double least) {
        double raw = Math.max(Math.max(max, 1e-9) / count, least);
        double power = Math.pow(10, Math.floor(Math.log10(raw) + 1e-9));
        double[] nice = {1, 2, 2.5, 5, 10};
        double step = 10 * power;
        for (double n : nice) {
            boolean whole = least < 1 || Math.rint(n * power) == n * power;
            if (n * power >= raw * (1 - 1e-9) && whole) {
                step = n * power;
                break;
            }
        }
        return new Ticks(step, step * Math.max(1, Math.ceil(max / step - 1e-9)));
    }
}
