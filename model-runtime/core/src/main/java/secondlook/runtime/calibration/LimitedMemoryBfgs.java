package secondlook.runtime.calibration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function of many variables from its gradient.
 *
 * <p>
 * Source: J. Nocedal and S. J. Wright, "Numerical Optimization", 2nd ed., Springer (2006), algorithm 7.4; step halving by
 * Armijo's rule.
 */
public final class LimitedMemoryBfgs {

    private static final int MEMORY = 12;
    private static final int MAX_STEPS = 2000;
    private static final double GRADIENT = 1e-10;

    private LimitedMemoryBfgs() {
    }

    /** A smooth convex function. */
    @FunctionalInterface
    public interface Objective {

        /** Returns the value at {@code x} and writes its gradient. */
        double at(double[] x, double[] gradient);
    }

    private record Pair(double[] step, double[] change, double product) {}

    /** The arguments of the least value, as far as steps from {@code start} get. */
    public static double[] minimise(Objective objective, double[] start) {
        double[] x = start.clone();
        double[] gradient = new double[x.length];
        double value = objective.at(x, gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int i = 0; i < MAX_STEPS && norm(gradient) > GRADIENT; i++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(gradient, direction);
            double length = 1;
            double[] next = add(x, direction, length);
            double[] nextGradient = new double[x.length];
            double nextValue = objective.at(next, nextGradient);
            while (!(nextValue <= value + 1e-4 * length * slope) && length > 1e-12) {
                length /= 2;
                next = add(x, direction, length);
                nextValue = objective.at(next, nextGradient);
            }
            if (!(nextValue < value)) {
                break;
            }
            double[] step = add(next, x, -1);
            double[] change = add(nextGradient, gradient, -1);
            double product = dot(step, change);
            if (product > 0) {
                memory.addFirst(new Pair(step, change, product));
                if (memory.size() > MEMORY) {
                    memory.removeLast();
                }
            }
            x = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return x;
    }

    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] q = add(new double[gradient.length], gradient, -1);
        double[] alpha = new double[memory.size()];
        int i = 0;
        for (Pair pair : memory) {
            alpha[i] = dot(pair.step(), q) / pair.product();
            q = add(q, pair.change(), -alpha[i++]);
        }
        if (!memory.isEmpty()) {
            Pair last = memory.getFirst();
            double scale = last.product() / dot(last.change(), last.change());
            for (int j = 0; j < q.length; j++) {
                q[j] *= scale;
            }
        }
        for (Iterator<Pair> it = memory.descendingIterator(); it.hasNext();) {
            Pair pair = it.next();
            q = add(q, pair.step(), alpha[--i] - dot(pair.change(), q) / pair.product());
        }
        return q;
    }

    private static double[] add(double[] x, double[] y, double factor) {
        double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * y[i];
        }
        return sum;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
