package secondlook.runtime.onnx;

import java.util.Arrays;

/**
 * How many threads score a model's batches, found out on those batches themselves: the first ones take turns with each number
 * that is worth trying, the quickest is used from then on, and now and then another is tried again, because what else the
 * machine does may have changed. Used by one thread.
 */
final class ThreadTrial {

    /** Batches that each number gets before one is settled on; the first of them warms up what the others use. */
    private static final int TURNS = 2;

    /** Batches until another number is tried again: soon at first, as few turns can mislead, and more and more rarely. */
    private static final int SOON = 8;
    private static final int AGAIN = 64;

    /** What still took so many times as long as the quickest on its third turn is tried rarely, since each try costs. */
    private static final double HOPELESS = 1.5;

    /** So many of a number's last batches count; the quickest of them, because what disturbs makes slower. */
    private static final int REMEMBERED = 8;

    /** Another number must be quicker by so much, or chance would decide. */
    private static final double WORTH = 0.95;

    private final int[] numbers;
    private final double[][] nanosPerRow;
    private final int[] measured;
    private int used;
    private int sinceTried;
    private int pause = SOON;
    private int nextTried;

    private ThreadTrial(int[] numbers) {
        this.numbers = numbers;
        nanosPerRow = new double[numbers.length][REMEMBERED];
        for (double[] of : nanosPerRow) {
            Arrays.fill(of, Double.POSITIVE_INFINITY);
        }
        measured = new int[numbers.length];
    }

    /** A number that was said. */
    static ThreadTrial fixed(int threads) {
        return new ThreadTrial(new int[]{threads});
    }

    /**
     * The greatest number, half of it and so on, down to 1.
     *
     * @param most  threads that could be used, at least 1
     * @param small whether the model is so small that one thread is more likely right: begins there
     */
    static ThreadTrial upTo(int most, boolean small) {
        int count = 32 - Integer.numberOfLeadingZeros(most);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[small ? count - 1 - i : i] = most >> i;
        }
        return new ThreadTrial(numbers);
    }

    /** For the next batch. */
    int threads() {
        return numbers[next()];
    }

    private int next() {
        int turns = 0;
        for (int i = 0; i < numbers.length; i++) {
            turns += measured[i];
        }
        if (turns < TURNS * numbers.length) {
            return turns % numbers.length;
        }
        if (numbers.length == 1 || sinceTried < pause) {
            return used;
        }
        int other = other();
        boolean promising = measured[other] == TURNS || least(other) < HOPELESS * least(used);
        return promising || sinceTried >= AGAIN ? other : used;
    }

    private int other() {
        int index = nextTried % numbers.length;
        return index == used ? (index + 1) % numbers.length : index;
    }

    /** Tells how long the batch took that {@link #threads()} was asked for. */
    void took(long nanos, int rows) {
        int index = next();
        sinceTried++;
        if (index != used && settled()) {
            sinceTried = 0;
            pause = Math.min(AGAIN, 2 * pause);
            nextTried = index + 1;
        }
        nanosPerRow[index][measured[index] % REMEMBERED] = (double) nanos / rows;
        measured[index]++;
        if (settled()) {
            choose();
        }
    }

    private boolean settled() {
        for (int count : measured) {
            if (count < TURNS) {
                return false;
            }
        }
        return true;
    }

    private void choose() {
        int best = used;
        for (int i = 0; i < numbers.length; i++) {
            if (least(i) < least(best) * (best == used ? WORTH : 1)) {
                best = i;
            }
        }
        used = best;
    }

    private double least(int index) {
        return Arrays.stream(nanosPerRow[index]).min().orElseThrow();
    }
}
