package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import secondlook.app.review.explain.Explanation;
import secondlook.app.review.explain.FieldEffect;
import secondlook.app.review.explain.FieldExplainer;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.data.Schema;

class FieldExplainerTest {

    private static FeatureBatch batch(double[][] rows) {
        List<Column> columns = new ArrayList<>();
        List<ColumnVector> vectors = new ArrayList<>();
        for (int c = 0; c < rows[0].length; c++) {
            int at = c;
            columns.add(new Column("x" + c, ColumnType.REAL));
            vectors.add(new RealVector(Arrays.stream(rows).mapToDouble(row -> row[at]).toArray()));
        }
        return new FeatureBatch(new Schema(columns), rows.length, vectors);
    }

    private static double[][] random(int rows, int fields, long seed) {
        Random random = new Random(seed);
        double[][] values = new double[rows][fields];
        for (double[] row : values) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return values;
    }

    private static Explanation explain(java.util.function.ToDoubleFunction<double[]> model, double[] row,
            double[][] others) {
        List<@Nullable ColumnVector> typical = new ArrayList<>();
        List<FieldExplainer.Texts> texts = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            typical.add(new RealVector(new double[]{0}));
            texts.add(new FieldExplainer.Texts("own", "0"));
        }
        return new FieldExplainer(asked -> {
            double[] scores = new double[asked.rows()];
            for (int i = 0; i < scores.length; i++) {
                int at = i;
                scores[i] = model.applyAsDouble(
                        asked.columns().stream().mapToDouble(column -> column.asReal(at)).toArray());
            }
            return scores;
        }, batch(new double[][]{row}), batch(others)).explain(typical, texts, 7);
    }

    private static double contribution(Explanation explanation, String column) {
        return explanation.effects().stream().filter(effect -> effect.column().equals(column)).findFirst()
                .orElseThrow().contribution();
    }

    /** Of a sum every field contributes its weight times the distance from the mean: Lundberg and Lee 2017, corollary 1. */
    @Test
    void aLinearModelGivesWeightTimesDistance() {
        double[] weights = {2, -1, 0.5, 0};
        double[] row = {1, 2, -3, 4};
        double[][] others = random(20, 4, 1);
        Explanation explanation = explain(x -> {
            double sum = 3;
            for (int i = 0; i < 4; i++) {
                sum += weights[i] * x[i];
            }
            return sum;
        }, row, others);
        assertTrue(explanation.exact());
        for (int i = 0; i < 4; i++) {
            int at = i;
            double mean = Arrays.stream(others).mapToDouble(o -> o[at]).average().orElseThrow();
            assertEquals(weights[i] * (row[i] - mean), contribution(explanation, "x" + i), 1e-12);
        }
        assertEquals("x3", explanation.effects().getLast().column(), "the largest first");
        FieldEffect first = explanation.effects().stream().filter(e -> e.column().equals("x0")).findFirst()
                .orElseThrow();
        assertEquals(explanation.score() - 2, first.instead(), 1e-12, "x0 = 0 instead of 1");
    }

    /** x0 AND x1 against a reference of zeros: half each. */
    @Test
    void anInteractionIsShared() {
        Explanation explanation = explain(x -> x[0] > 0.5 && x[1] > 0.5 ? 1 : 0, new double[]{1, 1, 1},
                new double[][]{{0, 0, 0}});
        assertEquals(0.5, contribution(explanation, "x0"), 1e-12);
        assertEquals(0.5, contribution(explanation, "x1"), 1e-12);
        assertEquals(0, contribution(explanation, "x2"), 1e-12);
        assertEquals(0, explanation.base(), 1e-12);
    }

    @Test
    void manyFieldsAreSampledAndStillAddUp() {
        double[][] others = random(30, 14, 2);
        double[] row = random(1, 14, 3)[0];
        Explanation explanation = explain(x -> Math.tanh(x[0] * x[1] + x[2] - 0.5 * x[13]), row, others);
        assertFalse(explanation.exact());
        double sum = explanation.effects().stream().mapToDouble(FieldEffect::contribution).sum();
        assertEquals(explanation.score() - explanation.base(), sum, 1e-12);
        assertEquals(0, contribution(explanation, "x7"), 1e-12, "a field that is not used contributes nothing");
        double used = Math.abs(contribution(explanation, "x2"));
        assertTrue(used > 0.01, "x2 contributes " + used);
    }
}
