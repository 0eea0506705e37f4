package secondlook.runtime.smile;

import org.jspecify.annotations.Nullable;
import smile.tensor.DenseMatrix;

/** Whether OpenBLAS, which a few algorithms need for training, is there. Found out by trying, once. */
final class LinearAlgebra {

    static final String WHY = "it needs the native library OpenBLAS, which was not found on this machine";

    static final String REMEDY = "Install OpenBLAS (on Debian or Ubuntu: the package libopenblas-dev) so that"
            + " libopenblas.so is on the library path, or choose another algorithm.";

    private LinearAlgebra() {
    }

    private static final class Probe {
        static final boolean USABLE = tried();

        private static boolean tried() {
            try {
                return DenseMatrix.of(new double[][]{{2, 0}, {0, 1}}).eigen() != null;
            } catch (LinkageError | RuntimeException absent) {
                return false;
            }
        }
    }

    /** Why it cannot be used and what to do; {@code null} if it can. */
    static @Nullable String unavailable() {
        return Probe.USABLE ? null : WHY + ". " + REMEDY;
    }
}
