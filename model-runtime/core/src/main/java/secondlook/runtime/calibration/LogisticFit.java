package secondlook.runtime.calibration;

/**
 * Unpenalised logistic regression with soft targets by Newton's method with step halving, for a handful of columns.
 *
 * <p>
 * Source: H.-T. Lin, C.-J. Lin and R. C. Weng, "A note on Platt's probabilistic outputs for support vector machines",
 * Machine Learning 68 (2007).
 */
final class LogisticFit {

    private static final int MAX_STEPS = 200;
    private static final double GRADIENT = 1e-11;
    /** A step may raise the loss by this share: near the optimum the loss is flat to the last bit, the gradient is not. */
    private static final double ROUNDING = 1e-14;

    private final double[][] columns;
    private final double[] target;

    private LogisticFit(double[][] columns, double[] target) {
        this.columns = columns;
        this.target = target;
    }

    /**
     * @param columns {@code [column][row]}, finite
     * @param target  in [0,1], per row
     * @return a weight per column, then the intercept
     */
    static double[] solve(double[][] columns, double[] target) {
        return new LogisticFit(columns, target).solve();
    }

    private double[] solve() {
        double[] w = new double[columns.length + 1];
        double loss = loss(w);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[][] system = system(w);
            double slope = 0;
            for (double[] row : system) {
                slope = Math.max(slope, Math.abs(row[w.length]));
            }
            if (slope < GRADIENT) {
                break;
            }
            double[] direction = LinearSystem.solve(system);
            double length = 1;
            double[] next = move(w, direction, length);
            double nextLoss = loss(next);
            double most = loss + ROUNDING * (1 + loss);
            while (!(nextLoss <= most) && length > 1e-10) {
                length /= 2;
                next = move(w, direction, length);
                nextLoss = loss(next);
            }
            if (!(nextLoss <= most)) {
                break;
            }
            w = next;
            loss = nextLoss;
        }
        return w;
    }

    private double margin(double[] w, int row) {
        double f = w[columns.length];
        for (int c = 0; c < columns.length; c++) {
            f += w[c] * columns[c][row];
        }
        return f;
    }

    /** Mean of ln(1 + e^f) − t·f. */
    private double loss(double[] w) {
        double sum = 0;
        for (int row = 0; row < target.length; row++) {
            double f = margin(w, row);
            sum += Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - target[row] * f;
        }
        return sum / target.length;
    }

    /** Mean Hessian with the negative mean gradient as its last column. */
    private double[][] system(double[] w) {
        int d = w.length;
        double[][] system = new double[d][d + 1];
        double[] x = new double[d];
        x[d - 1] = 1;
        for (int row = 0; row < target.length; row++) {
            for (int c = 0; c < columns.length; c++) {
                x[c] = columns[c][row];
            }
            double p = sigmoid(margin(w, row));
            double weight = p * (1 - p) / target.length;
            double pull = (target[row] - p) / target.length;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    system[i][j] += weight * x[i] * x[j];
                }
                system[i][d] += pull * x[i];
            }
        }
        for (int i = 0; i < d; i++) {
            // keeps a flat direction solvable; far below what a determined fit feels
            system[i][i] += 1e-13;
        }
        return system;
    }

    private static double[] move(double[] w, double[] direction, double length) {
        double[] next = w.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += length * direction[i];
        }
        return next;
    }

    static double sigmoid(double f) {
        double e = Math.exp(-Math.abs(f));
        return f >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
