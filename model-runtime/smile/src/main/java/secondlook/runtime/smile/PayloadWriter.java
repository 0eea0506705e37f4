package secondlook.runtime.smile;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes a {@link Scoring} as big-endian binary: {@code SLMD}, version, kind, features, width, then the kind's arrays, each
 * with its length before it. {@link PayloadReader} is its mirror.
 */
final class PayloadWriter {

    static final int MAGIC = 0x534C4D44;

    static final int VERSION = 1;

    static final int TREES = 1;
    static final int LINEAR = 2;
    static final int NEIGHBOURS = 3;
    static final int NETWORK = 4;
    static final int GAUSSIAN = 5;
    static final int KERNEL = 6;

    private final DataOutputStream out;

    private PayloadWriter(DataOutputStream out) {
        this.out = out;
    }

    /** Does not close the stream. */
    static void write(Scoring scoring, OutputStream stream) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        data.writeInt(MAGIC);
        data.writeInt(VERSION);
        new PayloadWriter(data).body(scoring);
        data.flush();
    }

    private void body(Scoring scoring) throws IOException {
        out.writeByte(switch (scoring) {
            case TreeEnsemble t -> TREES;
            case LinearScoring l -> LINEAR;
            case NeighbourScoring n -> NEIGHBOURS;
            case NetworkScoring n -> NETWORK;
            case GaussianScoring g -> GAUSSIAN;
            case KernelScoring k -> KERNEL;
        });
        out.writeInt(scoring.features());
        out.writeInt(scoring.width());
        switch (scoring) {
            case TreeEnsemble t -> trees(t);
            case LinearScoring l -> rows(l.weights());
            case NeighbourScoring n -> {
                out.writeInt(n.k());
                rows(n.rows());
                whole(n.labels());
            }
            case NetworkScoring n -> layers(n.layers());
            case GaussianScoring g -> gaussians(g.classes());
            case KernelScoring k -> {
                rows(k.centres());
                real(k.scales());
                out.writeBoolean(k.normalised());
                rows(k.weights());
                real(k.constants());
            }
        }
    }

    private void trees(TreeEnsemble t) throws IOException {
        out.writeByte(t.link().ordinal());
        out.writeDouble(t.bias());
        whole(t.roots());
        whole(t.targets());
        real(t.weights());
        whole(t.feature());
        real(t.threshold());
        whole(t.next());
        real(t.leaves());
    }

    private void layers(List<NetworkScoring.Layer> layers) throws IOException {
        out.writeInt(layers.size());
        for (NetworkScoring.Layer layer : layers) {
            rows(layer.weights());
            real(layer.bias());
        }
    }

    private void gaussians(List<GaussianScoring.Gaussian> classes) throws IOException {
        for (GaussianScoring.Gaussian g : classes) {
            out.writeDouble(g.constant());
            real(g.mean());
            real(g.variances());
            rows(g.axes());
        }
    }

    private void rows(double[][] rows) throws IOException {
        out.writeInt(rows.length);
        for (double[] row : rows) {
            real(row);
        }
    }

    private void whole(int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private void real(double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }
}
