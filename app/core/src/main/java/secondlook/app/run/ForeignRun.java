package secondlook.app.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;

/** Makes a run of a file of predictions. What the file says of labels and confidence is worked out anew. */
final class ForeignRun {

    private static final int BATCH = 8192;

    private final Dataset dataset;
    private final PredictionColumns columns;
    private final RunTally tally = new RunTally();
    private final @Nullable TruthColumn truthIndex;
    private final @Nullable TruthColumn labelIndex;
    private boolean ownRows = true;
    private long otherLabel;

    ForeignRun(Dataset dataset, PredictionColumns columns) {
        this.dataset = dataset;
        this.columns = columns;
        this.truthIndex = index(columns.truth());
        this.labelIndex = index(columns.predicted());
    }

    private @Nullable TruthColumn index(@Nullable Column column) {
        return column == null || columns.classes().isEmpty()
                ? null
                : TruthColumn.of(dataset, column.name(), columns.classes());
    }

    RunManifest make(Path runs, Clock clock, JobContext context) {
        long begun = System.nanoTime();
        boolean idsComplete = idsComplete();
        try (RowReader rows = dataset.read(columns.read(), null, BATCH);
                NewRun run = NewRun.begin(runs, clock,
                        RunShape.plain(columns.classes(), columns.truth()))) {
            for (RowReader.Rows batch = rows.next(); batch != null; batch = rows.next()) {
                context.checkCancelled();
                ScoredBatch scored = scored(batch, idsComplete);
                tally.add(scored);
                compareLabels(batch.batch(), scored);
                run.write(scored);
                context.progress(tally.rows(), rows.total());
            }
            context.checkCancelled();
            return run.finish(id -> manifest(id, clock.instant(), idsComplete, (System.nanoTime() - begun) / 1e9));
        }
    }

    private boolean idsComplete() {
        Column ids = columns.rowId();
        return ids != null
                && dataset.ids("\"" + ids.name().replace("\"", "\"\"") + "\" IS NULL", null, false).length == 0;
    }

    private ScoredBatch scored(RowReader.Rows batch, boolean useIds) {
        FeatureBatch values = batch.batch();
        int rows = values.rows();
        int width = columns.scores().size();
        double[] scores = new double[rows * width];
        for (int k = 0; k < width; k++) {
            ColumnVector column = values.column(k);
            for (int row = 0; row < rows; row++) {
                scores[row * width + k] = column.asReal(row);
            }
        }
        long[] ids = batch.ids();
        if (useIds) {
            ColumnVector column = values.column(columns.rowIdAt());
            ids = new long[rows];
            for (int row = 0; row < rows; row++) {
                ids[row] = (long) column.asReal(row);
                ownRows &= ids[row] == batch.ids()[row];
            }
        }
        ColumnVector truth = columns.truth() == null ? null : values.column(columns.truthAt());
        return columns.classes().isEmpty()
                ? ScoredBatch.regression(ids, rows, scores, truth)
                : ScoredBatch.classification(ids,
                        Distributions.of(new RawScores(rows, width, scores), ScoreKind.PROBABILITY, width), truth,
                        truthIndex);
    }

    private void compareLabels(FeatureBatch values, ScoredBatch scored) {
        if (labelIndex == null) {
            return;
        }
        int[] labels = labelIndex.indices(values.column(columns.predictedAt()), scored.rows());
        for (int row = 0; row < scored.rows(); row++) {
            otherLabel += scored.predicted()[row] >= 0 && labels[row] >= 0 && labels[row] != scored.predicted()[row]
                    ? 1
                    : 0;
        }
    }

    private RunManifest manifest(String id, Instant created, boolean idsComplete, double seconds) {
        DatasetManifest file = dataset.manifest();
        List<String> warnings = new ArrayList<>();
        Column truth = columns.truth();
        if (columns.rowId() != null && !idsComplete) {
            warnings.add("The column row_id has gaps; rows are counted from 0 instead.");
        }
        if (truth != null && columns.assumed()) {
            warnings.add("Column " + truth.name() + " was taken for the truth because its values are classes.");
        }
        if (otherLabel > 0) {
            warnings.add(otherLabel + " rows have a label in column predicted that is not their most probable class;"
                    + " the most probable class counts.");
        }
        Map<String, String> binding = new LinkedHashMap<>();
        for (int k = 0; k < columns.scores().size(); k++) {
            binding.put(columns.classes().isEmpty() ? "prediction" : columns.classes().get(k),
                    columns.scores().get(k).name());
        }
        boolean classification = !columns.classes().isEmpty();
        return new RunManifest(id, created.toString(), ownRows ? file.id() : null, ownRows ? file.name() : null,
                ownRows ? file.sha256() : null, null, file.name(), classification ? "classification" : "regression",
                columns.classes(), (classification ? ScoreKind.PROBABILITY : ScoreKind.UNKNOWN).key(), binding,
                truth == null ? null : truth.name(), null, tally.rows(), tally.invalid(), tally.renormalised(),
                tally.unknownTruth(), tally.accuracy(), classification ? tally.meanConfidence() : null, "file", null,
                seconds, seconds > 0 ? tally.rows() / seconds : 0, RunProvenance.withCounts(warnings, tally),
                RunProvenance.libraries(), RunProvenance.jvm(), RunProvenance.platform());
    }
}
