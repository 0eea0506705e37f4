package secondlook.app.review.explain;

import java.util.List;

/**
 * How a score comes about.
 *
 * @param score   of the row: the probability of the explained class, or the predicted value of a regression
 * @param base    mean score of the rows that it is compared with; the contributions add up to {@code score − base}
 * @param effects one a field, the largest contribution first
 * @param exact   whether every combination of fields was tried; otherwise a random sample of orders
 * @param rows    how many rows it was compared with
 */
public record Explanation(double score, double base, List<FieldEffect> effects, boolean exact, int rows) {

    public Explanation {
        effects = List.copyOf(effects);
    }
}
