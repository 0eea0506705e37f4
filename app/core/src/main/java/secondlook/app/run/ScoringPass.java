package secondlook.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.EnsembleScorer;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/** A model's raw scores of a dataset's rows, batch by batch; the next rows are read while these are scored. */
public final class ScoringPass implements AutoCloseable {

    private static final int DEFAULT_BATCH = 8192;

    private final RowReader rows;
    private final Scorer scorer;
    private final String modelName;
    private final int features;
    private final int width;
    private final boolean hasTruth;

    private ScoringPass(RowReader rows, Scorer scorer, String modelName, int features, int width, boolean hasTruth) {
        this.rows = rows;
        this.scorer = scorer;
        this.modelName = modelName;
        this.features = features;
        this.width = width;
        this.hasTruth = hasTruth;
    }

    /**
     * @param ids     row id of each row
     * @param scores  as many columns as the model has classes (or one, of two classes); one for a regression
     * @param members how far the members disagree; {@code null} where the model is no ensemble
     * @param truth   the truth column's values; {@code null} if none was asked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Scored(long[] ids, RawScores scores, @Nullable EnsembleScores members,
            @Nullable ColumnVector truth) {}

    /**
     * @param modelName for a person
     * @param truth     read along; {@code null} if none
     * @param where     condition that chooses the rows; {@code null} for all
     * @param batch     rows at a time; 0 for the default
     */
    public static ScoringPass begin(Dataset dataset, Model model, String modelName, SchemaBinding binding,
            @Nullable Column truth, @Nullable String where, int batch) {
        List<String> columns = new ArrayList<>(binding.columns());
        if (truth != null) {
            columns.add(truth.name());
        }
        RowReader rows = new ReadAhead(dataset.read(columns, where, batch > 0 ? batch : DEFAULT_BATCH));
        try {
            return new ScoringPass(rows, model.scorer(binding), modelName, binding.columns().size(),
                    Math.max(1, model.signature().classes().size()), truth != null);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** Whether the model's members are asked as well. */
    public boolean hasMembers() {
        return scorer instanceof EnsembleScorer;
    }

    /** Rows in all. */
    public long total() {
        return rows.total();
    }

    /**
     * The next batch; {@code null} at the end.
     *
     * @param context a cancel is noticed inside the batch too, by engines that can be stopped there
     * @throws ModelFailedException if the model fails, or gives something else than its signature says
     */
    public @Nullable Scored next(JobContext context) {
        RowReader.Rows batch = rows.next();
        if (batch == null) {
            return null;
        }
        FeatureBatch all = batch.batch();
        FeatureBatch bound = hasTruth
                ? new FeatureBatch(new Schema(all.schema().columns().subList(0, features)), all.rows(),
                        all.columns().subList(0, features))
                : all;
        EnsembleScores members = null;
        RawScores scores;
        try {
            members = scorer instanceof EnsembleScorer ensemble ? ensemble.scoreMembers(bound, context) : null;
            scores = members == null ? scorer.score(bound, context) : members.mean();
        } catch (ModelFailedException failed) {
            throw inBatch(failed, batch.ids(), all.rows());
        }
        if (scores.rows() != all.rows() || (scores.width() != width && !(scores.width() == 1 && width == 2))) {
            throw new ModelFailedException(new Problem(modelName + " gave something else than its signature says",
                    "rows from " + batch.ids()[0],
                    String.format(Locale.ROOT, "%d rows of %d scores for %d rows of %d classes", scores.rows(),
                            scores.width(), all.rows(), width),
                    "Check how the model was exported."), null);
        }
        return new Scored(batch.ids(), scores, members, hasTruth ? all.column(features) : null);
    }

    /** The same failure with the rows of the batch, by their ids. */
    private static ModelFailedException inBatch(ModelFailedException failed, long[] ids, int rows) {
        Problem problem = failed.problem();
        String where = String.format(Locale.ROOT, "in a batch of %,d, rows %,d to %,d", rows, ids[0], ids[rows - 1]);
        return new ModelFailedException(new Problem(problem.what(), where, problem.why(), problem.remedy()), failed);
    }

    @Override
    public void close() {
        try (rows) {
            scorer.close();
        }
    }
}
