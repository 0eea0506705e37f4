package secondlook.app.review.explain;

import org.jspecify.annotations.Nullable;

/**
 * What one field does to what the model says of a row.
 *
 * @param column       its name
 * @param value        its value in the row; {@code null} where missing
 * @param contribution its Shapley value, in units of the score (a probability has −1 to 1): positive speaks for what the
 *                     model said
 * @param typical      its typical value: the median, or the most frequent; {@code null} where there is none
 * @param instead      the score with the typical value in its place, all else as it is; NaN where there is none
 */
public record FieldEffect(String column, @Nullable String value, double contribution, @Nullable String typical,
        double instead) {}
