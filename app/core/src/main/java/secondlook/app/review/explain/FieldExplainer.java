package secondlook.app.review.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.explain.Coalitions.Mixed;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/**
 * Says what each field contributes to a score. For the contributions fields of the row are put into rows of the reference:
 * Shapley values with the marginal distribution of the fields left out, exact for up to {@value #EXACT} fields (S. M.
 * Lundberg and S.-I. Lee, "A unified approach to interpreting model predictions", NIPS 2017; for trees the same numbers as
 * interventional TreeSHAP with that background, Lundberg et al., Nature Machine Intelligence 2 (2020) 56–67), otherwise by
 * {@value #ORDERS} random orders (E. Štrumbelj and I. Kononenko, Knowledge and Information Systems 41 (2014) 647–665). A
 * model is only ever asked for scores, so that it may run anywhere.
 */
public final class FieldExplainer {

    /** More fields than this have too many combinations. */
    public static final int EXACT = 8;

    /** How many orders are tried where there are too many fields. */
    public static final int ORDERS = 128;

    private final Function<FeatureBatch, double[]> score;
    private final FeatureBatch row;
    private final FeatureBatch background;
    private final int fields;

    /**
     * @param score      the explained score of each row of a batch; NaN where there is none
     * @param row        one row with the columns that the model takes
     * @param background rows of the reference with the same columns, at least one
     */
    public FieldExplainer(Function<FeatureBatch, double[]> score, FeatureBatch row, FeatureBatch background) {
        if (row.rows() != 1 || background.rows() < 1) {
            throw new IllegalArgumentException(row.rows() + " rows to explain by " + background.rows());
        }
        this.score = score;
        this.row = row;
        this.background = background;
        this.fields = row.schema().size();
    }

    /**
     * @param typical  per column one typical value; {@code null} where there is none
     * @param texts    per column the row's value and the typical one, for a person
     * @param seed     of the orders that are tried
     */
    public Explanation explain(List<@Nullable ColumnVector> typical, List<Texts> texts, long seed) {
        double own = score.apply(row)[0];
        double[] contributions = fields <= EXACT ? exact() : sampled(new Random(seed));
        List<FieldEffect> effects = new ArrayList<>();
        for (int c = 0; c < fields; c++) {
            ColumnVector value = typical.get(c);
            effects.add(new FieldEffect(row.schema().column(c).name(), texts.get(c).value(), contributions[c],
                    value == null ? null : texts.get(c).typical(), value == null ? Double.NaN : instead(c, value)));
        }
        effects.sort(Comparator.comparingDouble((FieldEffect effect) -> Math.abs(effect.contribution())).reversed());
        double base = own - Arrays.stream(contributions).sum();
        return new Explanation(own, base, effects, fields <= EXACT, background.rows());
    }

    /** A column's value in the row, and its typical value, for a person. */
    public record Texts(@Nullable String value, @Nullable String typical) {}

    private double instead(int column, ColumnVector value) {
        List<ColumnVector> columns = new ArrayList<>(row.columns());
        columns.set(column, value);
        return score.apply(new FeatureBatch(row.schema(), 1, columns))[0];
    }

    private double[] exact() {
        int coalitions = 1 << fields;
        List<Mixed> mixtures = new ArrayList<>(coalitions * background.rows());
        for (int set = 0; set < coalitions; set++) {
            boolean[] own = new boolean[fields];
            for (int c = 0; c < fields; c++) {
                own[c] = (set >> c & 1) == 1;
            }
            for (int other = 0; other < background.rows(); other++) {
                mixtures.add(new Mixed(own, other));
            }
        }
        double[] scores = score.apply(Coalitions.mix(row, background, mixtures));
        double[] worth = new double[coalitions];
        for (int set = 0; set < coalitions; set++) {
            int from = set * background.rows();
            worth[set] = IntStream.range(from, from + background.rows()).mapToDouble(i -> scores[i]).average()
                    .orElse(Double.NaN);
        }
        double[] contributions = new double[fields];
        for (int set = 0; set < coalitions; set++) {
            double weight = weight(Integer.bitCount(set));
            for (int c = 0; c < fields; c++) {
                if ((set >> c & 1) == 0) {
                    contributions[c] += weight * (worth[set | 1 << c] - worth[set]);
                }
            }
        }
        return contributions;
    }

    /** |S|! (d − |S| − 1)! / d! */
    private double weight(int size) {
        double weight = 1.0 / fields;
        for (int i = 1; i <= size; i++) {
            weight *= (double) i / (fields - i);
        }
        return weight;
    }

    private double[] sampled(Random random) {
        List<Mixed> mixtures = new ArrayList<>(ORDERS * (fields + 1));
        List<List<Integer>> orders = new ArrayList<>();
        for (int k = 0; k < ORDERS; k++) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, fields).boxed().toList());
            Collections.shuffle(order, random);
            orders.add(order);
            int other = k % background.rows();
            boolean[] own = new boolean[fields];
            mixtures.add(new Mixed(own.clone(), other));
            for (int c : order) {
                own[c] = true;
                mixtures.add(new Mixed(own.clone(), other));
            }
        }
        double[] scores = score.apply(Coalitions.mix(row, background, mixtures));
        double[] contributions = new double[fields];
        int at = 0;
        for (List<Integer> order : orders) {
            for (int c : order) {
                contributions[c] += (scores[at + 1] - scores[at]) / ORDERS;
                at++;
            }
            at++;
        }
        return contributions;
    }
}
