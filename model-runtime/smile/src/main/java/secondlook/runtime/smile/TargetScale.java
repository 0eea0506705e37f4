package secondlook.runtime.smile;

import java.util.ArrayList;
import java.util.List;

/** Shifts and scales the values to learn to mean 0 and standard deviation 1, and a fitted model back. */
record TargetScale(double centre, double spread) {

    static TargetScale of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - sum) * (value - sum) / values.length;
        }
        double spread = Math.sqrt(squares);
        return new TargetScale(sum, spread > 0 && Double.isFinite(spread) ? spread : 1);
    }

    double[] scaled(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (values[i] - centre) / spread;
        }
        return scaled;
    }

    KernelScoring restored(KernelScoring model) {
        double[][] weights = new double[1][];
        weights[0] = times(model.weights()[0]);
        return new KernelScoring(model.features(), 1, model.centres(), model.scales(), model.normalised(), weights,
                new double[]{model.constants()[0] * spread + centre});
    }

    NetworkScoring restored(NetworkScoring model) {
        List<NetworkScoring.Layer> layers = new ArrayList<>(model.layers());
        NetworkScoring.Layer last = layers.removeLast();
        layers.add(new NetworkScoring.Layer(new double[][]{times(last.weights()[0])},
                new double[]{last.bias()[0] * spread + centre}));
        return new NetworkScoring(model.features(), 1, layers);
    }

    private double[] times(double[] weights) {
        double[] wide = weights.clone();
        for (int i = 0; i < wide.length; i++) {
            wide[i] *= spread;
        }
        return wide;
    }
}
