package secondlook.app.conformal;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import secondlook.app.run.DistributionVisitor;
import secondlook.runtime.conformal.ConformalClassifier;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/**
 * Fits conformal sets on a seeded half of a run's labelled rows and reports them on the other half, so that no row vouches
 * for itself. Two passes over the distributions; they are never all in memory.
 */
public final class SetMaking {

    /** Probabilities kept for the fit. Of a longer half a part is taken, which is as good a sample. */
    private static final int MOST_CELLS = 1 << 23;

    private final Predictions predictions;
    private final Consumer<DistributionVisitor> distributions;
    private final SetRequest request;
    private final JobContext context;

    private SetMaking(Predictions predictions, Consumer<DistributionVisitor> distributions, SetRequest request,
            JobContext context) {
        this.predictions = predictions;
        this.distributions = distributions;
        this.request = request;
        this.context = context;
    }

    /**
     * @param distributions hands over the run's distributions, once for every call
     * @throws IllegalArgumentException                     if fewer than two rows are labelled
     * @throws secondlook.runtime.job.JobCancelledException if it is not wanted any more
     */
    public static SetReport report(Predictions predictions, Consumer<DistributionVisitor> distributions,
            SetRequest request, JobContext context) {
        return new SetMaking(predictions, distributions, request, context).report();
    }

    /**
     * As above, with sets whose sizes the labelled rows of another run set; reported on all labelled rows of this one.
     *
     * @param calibration              the other run, of the same classes in the same order
     * @param calibrationDistributions its distributions
     * @throws IllegalArgumentException if none of its rows is labelled
     */
    public static SetReport report(Predictions predictions, Consumer<DistributionVisitor> distributions,
            Predictions calibration, Consumer<DistributionVisitor> calibrationDistributions, SetRequest request,
            JobContext context) {
        SetMaking other = new SetMaking(calibration, calibrationDistributions, request, context);
        int[] labelled = other.shuffled();
        if (labelled.length == 0) {
            throw new IllegalArgumentException("No labelled row");
        }
        int[] chosen = Arrays.copyOf(labelled, Math.min(labelled.length, other.mostRows()));
        Arrays.sort(chosen);
        boolean[] tested = new boolean[predictions.rows()];
        for (int row = 0; row < tested.length; row++) {
            tested[row] = predictions.isLabelled(row);
        }
        return new SetMaking(predictions, distributions, request, context).sets(other.fit(chosen), chosen.length,
                tested);
    }

    private int mostRows() {
        return Math.max(1, MOST_CELLS / predictions.classes().size());
    }

    private ConformalClassifier fit(int[] rows) {
        LabelledRows calibration = read(rows);
        return request.perClass()
                ? ConformalClassifier.fitPerClass(calibration, request.score(), request.alpha())
                : ConformalClassifier.fit(calibration, request.score(), request.alpha());
    }

    private SetReport report() {
        int[] labelled = shuffled();
        if (labelled.length < 2) {
            throw new IllegalArgumentException("Two labelled rows are needed, and there are " + labelled.length);
        }
        int half = labelled.length / 2;
        int fitted = Math.min(half, mostRows());
        int[] chosen = Arrays.copyOf(labelled, fitted);
        Arrays.sort(chosen);
        boolean[] tested = new boolean[predictions.rows()];
        for (int i = half; i < labelled.length; i++) {
            tested[labelled[i]] = true;
        }
        return sets(fit(chosen), fitted, tested);
    }

    /** Indices of the labelled rows in an order that the seed gives. */
    private int[] shuffled() {
        int[] rows = new int[predictions.rows()];
        int n = 0;
        for (int row = 0; row < rows.length; row++) {
            if (predictions.isLabelled(row)) {
                rows[n++] = row;
            }
        }
        Random random = new Random(request.seed());
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
        return Arrays.copyOf(rows, n);
    }

    private LabelledRows read(int[] rows) {
        int classes = predictions.classes().size();
        double[] p = new double[rows.length * classes];
        int[] truth = new int[rows.length];
        int[] next = new int[1];
        int[] truths = truths();
        pass(0, (first, batch) -> {
            int end = first + batch.length / classes;
            for (; next[0] < rows.length && rows[next[0]] < end; next[0]++) {
                System.arraycopy(batch, (rows[next[0]] - first) * classes, p, next[0] * classes, classes);
                truth[next[0]] = truths[rows[next[0]]];
            }
        });
        return LabelledRows.of(p, classes, truth);
    }

    private SetReport sets(ConformalClassifier classifier, int fitted, boolean[] tested) {
        int classes = predictions.classes().size();
        int[] held = new int[classes + 1];
        int[] missed = new int[classes + 1];
        short[] sizes = new short[predictions.rows()];
        int[] truths = truths();
        pass(predictions.rows(), (first, batch) -> {
            for (int i = 0; i < batch.length / classes; i++) {
                int row = first + i;
                if (!predictions.isValid(row)) {
                    sizes[row] = SetReport.NONE;
                    continue;
                }
                boolean[] set = classifier.set(batch, i * classes);
                int size = 0;
                for (boolean in : set) {
                    size += in ? 1 : 0;
                }
                sizes[row] = (short) size;
                if (tested[row]) {
                    (set[truths[row]] ? held : missed)[size]++;
                }
            }
        });
        return new SetReport(request, classifier, fitted, held, missed, sizes, tested);
    }

    private int[] truths() {
        int[] truth = predictions.truth();
        return truth == null ? new int[0] : truth;
    }

    /** @param before rows that were passed already */
    private void pass(long before, DistributionVisitor visitor) {
        distributions.accept((first, batch) -> {
            context.checkCancelled();
            context.progress(before + first, 2L * predictions.rows());
            visitor.visit(first, batch);
        });
    }
}
