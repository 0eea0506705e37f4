package secondlook.runtime.smile;

import smile.classification.KNN;

/** k-nearest neighbours: the share of each class among the k training rows closest by Euclidean distance. */
final class NeighbourScoring implements Scoring {

    /** Beyond this a squared distance would overflow. */
    static final double LIMIT = 1e100;

    private final int features;
    private final int width;
    private final double[][] rows;
    private final int[] labels;
    private final int k;
    private final KNN<double[]> index;

    /**
     * @param rows   training rows, at least {@code k}, no value beyond {@link #LIMIT}
     * @param labels class code of each; every class occurs
     */
    NeighbourScoring(int features, int width, double[][] rows, int[] labels, int k) {
        this.features = features;
        this.width = width;
        this.rows = rows;
        this.labels = labels;
        this.k = k;
        this.index = KNN.fit(rows, labels, k);
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int width() {
        return width;
    }

    double[][] rows() {
        return rows;
    }

    int[] labels() {
        return labels;
    }

    int k() {
        return k;
    }

    @Override
    public void score(double[][] columns, int from, int to, double[] out) {
        double[] x = new double[features];
        double[] shares = new double[width];
        for (int row = from; row < to; row++) {
            for (int f = 0; f < features; f++) {
                x[f] = Math.clamp(columns[f][row], -LIMIT, LIMIT);
            }
            index.predict(x, shares);
            System.arraycopy(shares, 0, out, row * width, width);
        }
    }
}
