package secondlook.app.registry;

import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;

/**
 * Rows that neither version has learned from.
 *
 * @param dataset opened
 * @param truth   the column of right answers
 * @param where   SQL condition that chooses the rows; {@code null} for all
 */
public record HeldOutRows(Dataset dataset, String truth, @Nullable String where) {}
