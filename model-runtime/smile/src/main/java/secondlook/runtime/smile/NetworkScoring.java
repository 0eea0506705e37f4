package secondlook.runtime.smile;

import java.util.List;

/**
 * A multilayer perceptron: rectified hidden layers, then a logistic unit (two classes), softmax, or for a regression one
 * linear unit. Needs no native library
 * to score.
 *
 * @param features number of features
 * @param width    number of classes; 1 for a regression
 * @param layers   at least the output layer
 */
record NetworkScoring(int features, int width, List<Layer> layers) implements Scoring {

    /**
     * @param weights one row per unit: a weight per input of the layer
     * @param bias    one per unit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Layer(double[][] weights, double[] bias) {

        double[] sums(double[] input) {
            double[] sums = bias.clone();
            for (int unit = 0; unit < sums.length; unit++) {
                double[] w = weights[unit];
                for (int i = 0; i < w.length; i++) {
                    sums[unit] += w[i] * input[i];
                }
            }
            return sums;
        }
    }

    NetworkScoring {
        layers = List.copyOf(layers);
    }

    @Override
    public void score(double[][] columns, int from, int to, double[] out) {
        double[] x = new double[features];
        for (int row = from; row < to; row++) {
            for (int f = 0; f < features; f++) {
                x[f] = columns[f][row];
            }
            double[] sums = forward(x);
            int at = row * width;
            if (width == 1) {
                out[at] = sums[0];
            } else if (sums.length == 1) {
                double second = 1.0 / (1.0 + Math.exp(-sums[0]));
                out[at] = 1.0 - second;
                out[at + 1] = second;
            } else {
                System.arraycopy(sums, 0, out, at, width);
                Links.softmax(out, at, width);
            }
        }
    }

    private double[] forward(double[] x) {
        double[] values = x;
        for (int i = 0; i < layers.size(); i++) {
            values = layers.get(i).sums(values);
            if (i < layers.size() - 1) {
                for (int unit = 0; unit < values.length; unit++) {
                    values[unit] = Math.max(0, values[unit]);
                }
            }
        }
        return values;
    }
}
