package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.app.run.TruthColumn;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobContext;

/**
 * Predictions of a log that states only the answer and how sure it was: columns {@code predicted} and {@code confidence}, and
 * perhaps the truth. A row without either counts as invalid; margin and entropy are not known.
 */
final class StatedAnswers {

    static final String CONFIDENCE = "confidence";

    /** More different answers are no classes. */
    private static final int MOST_CLASSES = 1_000;

    private static final int BATCH = 1 << 16;

    private final Dataset dataset;
    private final JobContext context;
    private final Map<String, Integer> classes = new LinkedHashMap<>();

    StatedAnswers(Dataset dataset, JobContext context) {
        this.dataset = dataset;
        this.context = context;
    }

    /** Whether the dataset has both columns. */
    static boolean areIn(Dataset dataset) {
        return dataset.manifest().schema().find(SideReader.PREDICTED).isPresent()
                && dataset.manifest().schema().find(CONFIDENCE).isPresent();
    }

    /**
     * @param truth column of right answers; {@code null} for none
     * @throws RefusedException if a confidence is no probability, there are too many answers, or no column of that name
     */
    Predictions read(@Nullable String truth) {
        int rows = Math.toIntExact(dataset.manifest().rows());
        int[] predicted = new int[rows];
        double[] confidence = new double[rows];
        byte[] status = new byte[rows];
        Column sure = dataset.manifest().schema().column(dataset.manifest().schema().find(CONFIDENCE).orElseThrow());
        if (!sure.type().isNumeric()) {
            throw refused("its column confidence holds " + sure.type().name().toLowerCase(java.util.Locale.ROOT)
                    + " where a number is needed");
        }
        int at = 0;
        try (RowReader reader = dataset.read(List.of(SideReader.PREDICTED, CONFIDENCE), null, BATCH)) {
            for (RowReader.Rows batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                for (int row = 0; row < batch.batch().rows(); row++, at++) {
                    String answer = text(batch.batch().column(0), row);
                    double value = batch.batch().column(1).asReal(row);
                    if (value < 0 || value > 1) {
                        throw refused("row " + (at + 1) + " has the confidence " + value
                                + ", and a probability lies between 0 and 1");
                    }
                    boolean valid = answer != null && Double.isFinite(value);
                    predicted[at] = valid ? index(String.valueOf(answer)) : -1;
                    confidence[at] = valid ? value : Double.NaN;
                    status[at] = (valid ? RowStatus.OK : RowStatus.INVALID).code();
                }
            }
        }
        double[] unknown = new double[rows];
        Arrays.fill(unknown, Double.NaN);
        long[] ids = new long[rows];
        Arrays.setAll(ids, row -> row);
        int[] right = truth == null ? null : truth(truth, rows);
        return new Predictions(List.copyOf(classes.keySet()), ids, predicted, confidence, unknown, unknown, status,
                right);
    }

    private int index(String answer) {
        int index = classes.computeIfAbsent(answer, name -> classes.size());
        if (classes.size() > MOST_CLASSES) {
            throw refused("its column predicted holds more than " + MOST_CLASSES + " different answers");
        }
        return index;
    }

    private static @Nullable String text(ColumnVector values, int row) {
        return values.isMissing(row) ? null : values.asText(row);
    }

    /** A class that is only ever the truth is a class too. */
    private int[] truth(String name, int rows) {
        TruthColumn column = TruthColumn.of(dataset, name, List.of());
        List<@Nullable String> texts = new ArrayList<>(rows);
        try (RowReader reader = dataset.read(List.of(column.column().name()), null, BATCH)) {
            for (RowReader.Rows batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                for (int row = 0; row < batch.batch().rows(); row++) {
                    texts.add(text(batch.batch().column(0), row));
                }
            }
        }
        Map<String, Integer> known = new HashMap<>();
        int[] truth = new int[rows];
        for (int row = 0; row < rows; row++) {
            String text = texts.get(row);
            truth[row] = text == null ? Predictions.NO_TRUTH : known.computeIfAbsent(text, this::index);
        }
        return truth;
    }

    private RefusedException refused(String why) {
        return new RefusedException(dataset.manifest().name() + " cannot be read as a prediction log", why,
                "It needs columns p_<class> with probabilities, or predicted and confidence.");
    }
}
