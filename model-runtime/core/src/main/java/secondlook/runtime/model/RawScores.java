package secondlook.runtime.model;

/**
 * What a model gave for a batch, untouched.
 *
 * @param rows   number of rows
 * @param width  number of classes, or 1 for a regression
 * @param values row-major, {@code rows * width}; NaN for a row that could not be fed
 */
@SuppressWarnings("ArrayRecordComponent")
public record RawScores(int rows, int width, double[] values) {}
