package secondlook.runtime.smile;

/**
 * Sums of Gaussian bumps around rows: support vector machines, Gaussian processes and radial basis networks. Gives decision
 * scores, not probabilities. Needs no native library to score.
 *
 * @param features   number of features, p
 * @param width      number of classes, or 1 for a regression
 * @param centres    m rows of p: a bump around c is {@code exp(-|x - c|² / 2s²)}
 * @param scales     m widths s, above 0
 * @param normalised whether the bumps of a row are divided by their sum
 * @param weights    one row of m per score; for two classes it may be one row, that of the second class while the first has 0
 * @param constants  one per score
 */
@SuppressWarnings("ArrayRecordComponent")
record KernelScoring(int features, int width, double[][] centres, double[] scales, boolean normalised,
        double[][] weights, double[] constants) implements Scoring {

    @Override
    public void score(double[][] columns, int from, int to, double[] out) {
        double[] bumps = new double[centres.length];
        int sums = weights.length;
        for (int row = from; row < to; row++) {
            fill(columns, row, bumps);
            int at = row * width + width - sums;
            for (int k = 0; k < sums; k++) {
                double sum = constants[k];
                for (int i = 0; i < bumps.length; i++) {
                    sum += weights[k][i] * bumps[i];
                }
                out[at + k] = sum;
            }
        }
    }

    private void fill(double[][] columns, int row, double[] bumps) {
        double total = 0;
        for (int i = 0; i < bumps.length; i++) {
            double distance = 0;
            for (int f = 0; f < features; f++) {
                double apart = columns[f][row] - centres[i][f];
                distance += apart * apart;
            }
            bumps[i] = Math.exp(-0.5 * distance / (scales[i] * scales[i]));
            total += bumps[i];
        }
        // Far from every centre all bumps vanish, and there is nothing to share out.
        if (normalised && total > 0) {
            for (int i = 0; i < bumps.length; i++) {
                bumps[i] /= total;
            }
        }
    }
}
