package secondlook.runtime.smile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import smile.tensor.DenseMatrix;

/** Whether OpenBLAS, which a few algorithms need for training, is there. */
final class LinearAlgebra {

    static final String WHY = "it needs the native library OpenBLAS, which cannot be loaded on this machine";

    static final String REMEDY = "Install OpenBLAS (on Debian or Ubuntu: the package libopenblas-dev) so that"
            + " libopenblas.so is on the library path, or choose another algorithm.";

    private LinearAlgebra() {
    }

    /** Whether the program carries the library: enough to offer the algorithms, and no native code runs for it. */
    private static final class Bundle {
        static final boolean THERE = OpenBlas.ofThisProgram().isBundled();
    }

    private static final class Library {
        static final @Nullable Throwable FAILURE = tried();

        private static @Nullable Throwable tried() {
            try {
                OpenBlas.ofThisProgram().load();
            } catch (IOException | LinkageError | SecurityException cannot) {
                System.getLogger(LinearAlgebra.class.getName()).log(System.Logger.Level.DEBUG,
                        "the bundled OpenBLAS cannot be used, the system's is looked for", cannot);
            }
            try {
                // Its first use finds the library or spoils Smile's classes for good.
                DenseMatrix.of(new double[][]{{2, 0}, {0, 1}}).eigen();
                return null;
            } catch (LinkageError | RuntimeException absent) {
                return absent;
            }
        }
    }

    /** Why it cannot be used and what to do; {@code null} if it can, as far as can be told without loading the bundled one. */
    static @Nullable String unavailable() {
        return Bundle.THERE || Library.FAILURE == null ? null : WHY + ". " + REMEDY;
    }

    /**
     * Loads the library, once; to be called before a fit that needs it.
     *
     * @throws LinkageError if it is not there or cannot be loaded
     */
    static void load() {
        Throwable failure = Library.FAILURE;
        if (failure != null) {
            throw new LinkageError("OpenBLAS cannot be used", failure);
        }
    }
}
