package secondlook.runtime.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.selective.WorkingPoint;

/** The input of a classification case as the product sees it: as a run. */
final class CaseRows {

    private CaseRows() {
    }

    static Predictions run(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        int classes = input.count("p_");
        int rows = input.rows().size();
        Distributions.Batch batch = Distributions.of(new RawScores(rows, classes, input.matrix("p_")),
                ScoreKind.PROBABILITY, classes);
        int[] predicted = new int[rows];
        double[][] values = new double[Measure.values().length][rows];
        for (int row = 0; row < rows; row++) {
            boolean valid = batch.status()[row] != RowStatus.INVALID.code();
            predicted[row] = valid ? Measure.argMax(batch.probabilities(), row * classes, classes) : -1;
            for (Measure measure : Measure.values()) {
                values[measure.ordinal()][row] = valid
                        ? measure.of(batch.probabilities(), row * classes, classes)
                        : Double.NaN;
            }
        }
        List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return new Predictions(names, IntStream.range(0, rows).asLongStream().toArray(), predicted, values[0],
                values[1],
                values[2], batch.status(), ReferenceCase.truth(input, classes));
    }

    /** A point of no guarantee: threshold, coverage and risk; coverage 0 where nothing could be accepted. */
    static Map<String, @Nullable Object> risk(@Nullable WorkingPoint point, int rows) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("threshold", point == null ? null : point.threshold());
        out.put("coverage", point != null ? point.coverage() : rows == 0 ? Double.NaN : 0.0);
        out.put("risk", point == null ? null : point.risk());
        return out;
    }
}
