package secondlook.runtime.evaluation;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.decision.Predictions;

/**
 * How well one class is told from the others; shares are NaN where there is nothing to divide by.
 *
 * @param name           the class
 * @param support        labelled rows that are of this class
 * @param predicted      labelled rows predicted as this class
 * @param hits           labelled rows that are both
 * @param precision      hits / predicted
 * @param recall         hits / support
 * @param f1             harmonic mean of the two
 * @param meanConfidence mean confidence of the labelled rows predicted as this class
 */
public record ClassScore(String name, int support, int predicted, int hits, double precision, double recall, double f1,
        double meanConfidence) {

    /** One entry per class, in the model's order. */
    public static List<ClassScore> of(Predictions predictions) {
        double[] sum = new double[predictions.classes().size()];
        for (int row = 0; row < predictions.rows(); row++) {
            if (predictions.isLabelled(row)) {
                sum[predictions.predicted()[row]] += predictions.confidence()[row];
            }
        }
        return of(predictions.classes(), Confusion.of(predictions), sum);
    }

    static List<ClassScore> of(List<String> names, Confusion confusion, double[] confidenceSum) {
        List<ClassScore> scores = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            int predicted = confusion.predicted(k);
            scores.add(new ClassScore(names.get(k), confusion.support(k), predicted, confusion.hits(k),
                    confusion.precision(k), confusion.recall(k), confusion.f1(k), confidenceSum[k] / predicted));
        }
        return scores;
    }
}
