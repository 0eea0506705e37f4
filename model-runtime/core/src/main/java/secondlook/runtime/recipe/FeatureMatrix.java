package secondlook.runtime.recipe;

import java.util.List;

/**
 * What a Recipe makes of a batch: finite numbers only, column by column. Do not change the arrays.
 *
 * @param names   one per column, unique
 * @param rows    number of rows
 * @param columns {@code columns[f][row]}
 * @param filled  number of missing values that were filled in
 * @param unseen  number of texts that the training rows did not have
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureMatrix(List<String> names, int rows, double[][] columns, long filled, long unseen) {

    public FeatureMatrix {
        names = List.copyOf(names);
    }

    public int width() {
        return columns.length;
    }

    /** Copies one row. */
    public void row(int row, double[] into) {
        for (int f = 0; f < columns.length; f++) {
            into[f] = columns[f][row];
        }
    }

    /** A new {@code rows * width} array of rows. */
    public double[][] toRows() {
        double[][] copy = new double[rows][columns.length];
        for (int f = 0; f < columns.length; f++) {
            double[] column = columns[f];
            for (int row = 0; row < rows; row++) {
                copy[row][f] = column[row];
            }
        }
        return copy;
    }
}
