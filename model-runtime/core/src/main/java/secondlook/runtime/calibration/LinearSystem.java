package secondlook.runtime.calibration;

/** Gaussian elimination with partial pivoting, for systems of a few unknowns. */
final class LinearSystem {

    private LinearSystem() {
    }

    /**
     * @param system n rows of n coefficients and the right-hand side; overwritten
     * @return the solution; not finite where the system is singular
     */
    static double[] solve(double[][] system) {
        int n = system.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(system[r][c]) > Math.abs(system[pivot][c]) ? r : pivot;
            }
            double[] swap = system[c];
            system[c] = system[pivot];
            system[pivot] = swap;
            for (int r = c + 1; r < n; r++) {
                double factor = system[r][c] / system[c][c];
                for (int j = c; j <= n; j++) {
                    system[r][j] -= factor * system[c][j];
                }
            }
        }
        double[] x = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double rest = system[r][n];
            for (int j = r + 1; j < n; j++) {
                rest -= system[r][j] * x[j];
            }
            x[r] = rest / system[r][r];
        }
        return x;
    }
}
