package secondlook.app.policy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.expression.Condition;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.guard.Guard;
import secondlook.runtime.job.JobContext;

/**
 * A run with the rows that it was made from, ready to be decided.
 *
 * @param name        of the run for a person
 * @param predictions what the first model says
 * @param dataset     holds the rows by their row ids; {@code null} where there are none
 * @param secondary   what the policy's second model says of the same rows, in the same classes; {@code null} if it was not
 *                    asked
 * @param unexpected  rows that a person should see whatever the policy says
 */
public record GuardedRun(String name, Predictions predictions, @Nullable Dataset dataset,
        @Nullable Predictions secondary, UnexpectedRows unexpected) {

    private static final int BATCH = 8192;

    /** With rows that are all as the model expects. */
    public GuardedRun(String name, Predictions predictions, @Nullable Dataset dataset,
            @Nullable Predictions secondary) {
        this(name, predictions, dataset, secondary, UnexpectedRows.NONE);
    }

    /**
     * Applies a policy.
     *
     * @throws RefusedException if a rule asks for an input that is not there, or cannot be used
     */
    public Decisions decide(DecisionPolicy policy, JobContext context) {
        Dataset rows = dataset;
        if (rows == null) {
            requireNoInputs(policy);
        }
        Schema schema = rows == null ? new Schema(List.of()) : rows.manifest().schema();
        Guard guard = new Guard(policy, schema, predictions.classes());
        Decisions decisions = guard.begin(predictions.rows());
        List<String> inputs = guard.inputs();
        for (int from = 0; from < predictions.rows(); from += BATCH) {
            context.checkCancelled();
            context.progress(from, predictions.rows());
            int to = Math.min(predictions.rows(), from + BATCH);
            FeatureBatch batch = rows == null || inputs.isEmpty()
                    ? new FeatureBatch(schema.select(inputs), to - from, List.of())
                    : select(rows, inputs, from, to);
            guard.decide(from, batch, predictions, secondary, decisions);
        }
        return unexpected.count() == 0
                ? decisions
                : decisions.reviewing(unexpected::has, row -> String.valueOf(unexpected.reason(row, null)));
    }

    private void requireNoInputs(DecisionPolicy policy) {
        for (Rule rule : policy.rules()) {
            for (String field : Condition.parse(rule.when()).fields()) {
                if (Guard.PREDICTION_FIELDS.stream().noneMatch(field::equalsIgnoreCase)) {
                    throw new RefusedException("The rule " + rule.name() + " cannot be applied to " + name,
                            "it asks for " + field + ", and the rows that were scored are not at hand",
                            "Give them (--data).");
                }
            }
        }
    }

    private FeatureBatch select(Dataset rows, List<String> inputs, int from, int to) {
        long[] ids = Arrays.copyOfRange(predictions.rowIds(), from, to);
        for (long id : ids) {
            if (id < 0 || id >= rows.manifest().rows()) {
                throw new RefusedException("The rules cannot be applied to " + name,
                        rows.manifest().name() + " has no row " + id, "Give the dataset that was scored.");
            }
        }
        FeatureBatch all = rows.rows(ids);
        List<ColumnVector> columns = inputs.stream().map(all::column).toList();
        return new FeatureBatch(all.schema().select(inputs), ids.length, columns);
    }

    /** Predictions of a model that could not be asked: no row has usable scores. */
    public static Predictions absent(Predictions second) {
        int rows = second.rows();
        int[] none = new int[rows];
        Arrays.fill(none, -1);
        double[] missing = new double[rows];
        Arrays.fill(missing, Double.NaN);
        byte[] status = new byte[rows];
        Arrays.fill(status, RowStatus.INVALID.code());
        return new Predictions(second.classes(), second.rowIds(), none, missing, missing, missing, status,
                second.truth());
    }
}
