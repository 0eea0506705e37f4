package secondlook.app.review;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnType;

/**
 * One field of an item beside the values of other rows.
 *
 * @param column     its name
 * @param type       its type
 * @param text       its value; dates as ISO-8601; {@code null} where missing
 * @param unusual    whether it lies in the outer tenth on either side, or among the rarest tenth of values
 * @param percentile mid-rank of a number among the reference rows, in [0,1]: the share below plus half the share equal;
 *                   NaN for text and where missing
 * @param words      how it compares ("lower than 95 % of rows", "rare value, 1.2 % of rows", "usual"); empty where there
 *                   is nothing to compare with
 * @param histogram  of the reference rows; {@code null} where there is none to draw
 * @param bin        the bar of the histogram in which this value lies; -1 where it lies in none
 */
public record FieldView(String column, ColumnType type, @Nullable String text, boolean unusual, double percentile,
        String words, @Nullable FieldHistogram histogram, int bin) {}
