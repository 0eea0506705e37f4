package secondlook.app.calibration;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.ScoringPass;
import secondlook.app.run.TruthColumn;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ScoreKind;

/**
 * A model's scores of rows with their labels, in memory. Do not change the arrays.
 *
 * @param probabilities row-major
 * @param logits        row-major; {@code null} where not wanted
 * @param truth         class index or what {@link TruthColumn#indices} says else
 */
@SuppressWarnings("ArrayRecordComponent")
record LabelledScores(double[] probabilities, double @Nullable [] logits, int[] truth) {

    static LabelledScores of(ScoringPass pass, TruthColumn truth, ScoreKind kind, int classes, boolean wantLogits,
            JobContext context) {
        long values = pass.total() * classes;
        if (values > Integer.MAX_VALUE - 8) {
            throw new RefusedException(pass.total() + " rows are too many to calibrate on",
                    "their " + classes + " probabilities each do not fit into memory",
                    "Choose fewer with a condition (--where); some ten thousand are plenty.");
        }
        double[] p = new double[(int) values];
        double[] z = wantLogits ? new double[(int) values] : null;
        int[] labels = new int[(int) pass.total()];
        int at = 0;
        for (ScoringPass.Scored batch = pass.next(context); batch != null; batch = pass.next(context)) {
            context.checkCancelled();
            Distributions.Batch stated = Distributions.of(batch.scores(), kind, classes);
            System.arraycopy(stated.probabilities(), 0, p, at * classes, stated.rows() * classes);
            if (z != null && batch.scores().width() == classes) {
                System.arraycopy(batch.scores().values(), 0, z, at * classes, stated.rows() * classes);
            } else {
                z = null;
            }
            System.arraycopy(truth.indices(Objects.requireNonNull(batch.truth()), stated.rows()), 0, labels, at,
                    stated.rows());
            at += stated.rows();
            context.progress(at, pass.total());
        }
        return at == labels.length
                ? new LabelledScores(p, z, labels)
                : new LabelledScores(Arrays.copyOf(p, at * classes), z == null ? null : Arrays.copyOf(z, at * classes),
                        Arrays.copyOf(labels, at));
    }
}
