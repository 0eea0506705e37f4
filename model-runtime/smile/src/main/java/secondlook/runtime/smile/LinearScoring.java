package secondlook.runtime.smile;

/**
 * A linear map: logistic regression, or linear regression where there is one score.
 *
 * @param features number of features, p
 * @param width    number of classes, K ≥ 2; 1 for a regression
 * @param weights  K − 1 rows of p + 1, at least one: the weights of the features, then the constant. For two classes the row is that of
 *                 the second class; for more, the last class has the score 0
 */
@SuppressWarnings("ArrayRecordComponent")
record LinearScoring(int features, int width, double[][] weights) implements Scoring {

    @Override
    public void score(double[][] columns, int from, int to, double[] out) {
        for (int row = from; row < to; row++) {
            int at = row * width;
            if (width == 1) {
                out[at] = dot(columns, row, weights[0]);
            } else if (width == 2) {
                double second = 1.0 / (1.0 + Math.exp(-dot(columns, row, weights[0])));
                out[at] = 1.0 - second;
                out[at + 1] = second;
            } else {
                for (int k = 0; k < width - 1; k++) {
                    out[at + k] = dot(columns, row, weights[k]);
                }
                out[at + width - 1] = 0;
                Links.softmax(out, at, width);
            }
        }
    }

    private double dot(double[][] columns, int row, double[] w) {
        double sum = w[features];
        for (int f = 0; f < features; f++) {
            sum += columns[f][row] * w[f];
        }
        return sum;
    }
}
