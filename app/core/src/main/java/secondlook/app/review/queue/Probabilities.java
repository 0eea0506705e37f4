package secondlook.app.review.queue;

import secondlook.app.run.Run;
import secondlook.runtime.RefusedException;

/** All distributions of a run side by side. */
final class Probabilities {

    /** 1.6 GB of doubles. */
    private static final long MOST = 200_000_000;

    private Probabilities() {
    }

    /** Row-major; NaN where a row has no usable scores. */
    static double[] of(Run run) {
        int rows = run.predictions().rows();
        int classes = run.manifest().classes().size();
        if ((long) rows * classes > MOST) {
            throw new RefusedException("The queue was not made",
                    rows + " rows of " + classes + " classes are too many to look at at once",
                    "Choose fewer rows, or go by confidence, margin or entropy.");
        }
        double[] all = new double[rows * classes];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(run.distribution(row), 0, all, row * classes, classes);
        }
        return all;
    }
}
