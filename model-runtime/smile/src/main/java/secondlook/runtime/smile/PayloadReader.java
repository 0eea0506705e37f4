package secondlook.runtime.smile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what {@link PayloadWriter} wrote and trusts none of it: an array grows only as its values arrive, every index is
 * checked, every number is finite. Anything else is an {@link IOException} with the reason.
 */
final class PayloadReader {

    private static final int GROWTH = 1 << 16;

    private final DataInputStream in;
    private final int features;
    private final int width;

    private PayloadReader(DataInputStream in, int features, int width) {
        this.in = in;
        this.features = features;
        this.width = width;
    }

    /** Does not close the stream. */
    static Scoring read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        require(in.readInt() == PayloadWriter.MAGIC, "the model's numbers do not begin as they should");
        int version = in.readInt();
        require(version == PayloadWriter.VERSION, "the model's version is " + version + ", this program reads "
                + PayloadWriter.VERSION);
        int kind = in.readByte();
        int features = in.readInt();
        int width = in.readInt();
        require(features >= 1 && features <= 10_000_000, "the model says it has " + features + " features");
        require(width >= 1 && width <= SmileTrainer.MAX_CLASSES, "the model says it has " + width + " classes");
        Scoring scoring = new PayloadReader(in, features, width).body(kind);
        require(in.read() < 0, "something follows the model's numbers");
        return scoring;
    }

    private Scoring body(int kind) throws IOException {
        return switch (kind) {
            case PayloadWriter.TREES -> trees();
            case PayloadWriter.LINEAR -> new LinearScoring(features, width, rows(Math.max(1, width - 1), features + 1));
            case PayloadWriter.NEIGHBOURS -> neighbours();
            case PayloadWriter.NETWORK -> network();
            case PayloadWriter.GAUSSIAN -> gaussians();
            case PayloadWriter.KERNEL -> kernel();
            default -> throw new IOException("the model is of an unknown kind, " + kind);
        };
    }

    private TreeEnsemble trees() throws IOException {
        int link = in.readByte();
        TreeEnsemble.Link[] links = TreeEnsemble.Link.values();
        require(link >= 0 && link < links.length, "the trees are summed in an unknown way");
        double bias = finite(in.readDouble());
        TreeEnsemble trees = new TreeEnsemble(features, width, links[link], bias, whole(), whole(), real(), whole(),
                real(), whole(), real());
        String wrong = TreeCheck.problem(trees);
        require(wrong == null, "the trees are not whole: " + wrong);
        return trees;
    }

    private NeighbourScoring neighbours() throws IOException {
        int k = in.readInt();
        double[][] rows = rows(-1, features);
        int[] labels = whole();
        require(k >= 1 && k <= rows.length && labels.length == rows.length, "the neighbours are incomplete");
        for (double[] row : rows) {
            for (double value : row) {
                require(Math.abs(value) <= NeighbourScoring.LIMIT, "a neighbour is too far away");
            }
        }
        boolean[] seen = new boolean[width];
        for (int label : labels) {
            require(label >= 0 && label < width, "a neighbour has no class");
            seen[label] = true;
        }
        for (boolean each : seen) {
            require(each, "a class has no neighbour");
        }
        return new NeighbourScoring(features, width, rows, labels, k);
    }

    private NetworkScoring network() throws IOException {
        int count = in.readInt();
        require(count >= 1 && count <= 64, "the network says it has " + count + " layers");
        List<NetworkScoring.Layer> layers = new ArrayList<>();
        int inputs = features;
        for (int i = 0; i < count; i++) {
            double[][] weights = rows(-1, inputs);
            double[] bias = real();
            require(weights.length > 0 && bias.length == weights.length, "a layer is incomplete");
            layers.add(new NetworkScoring.Layer(weights, bias));
            inputs = bias.length;
        }
        require(inputs == (width == 2 ? 1 : width), "the network gives " + inputs + " scores");
        return new NetworkScoring(features, width, layers);
    }

    private GaussianScoring gaussians() throws IOException {
        List<GaussianScoring.Gaussian> classes = new ArrayList<>();
        for (int k = 0; k < width; k++) {
            double constant = finite(in.readDouble());
            double[] mean = real();
            double[] variances = real();
            require(mean.length == features && variances.length == features, "a class is incomplete");
            for (double variance : variances) {
                require(variance > 0, "a variance is not above 0");
            }
            double[][] axes = rows(-1, features);
            require(axes.length == 0 || axes.length == features, "a class has " + axes.length + " axes");
            classes.add(new GaussianScoring.Gaussian(constant, mean, variances, axes));
        }
        return new GaussianScoring(features, width, classes);
    }

    private KernelScoring kernel() throws IOException {
        double[][] centres = rows(-1, features);
        double[] scales = real();
        require(scales.length == centres.length, "the kernel's widths are incomplete");
        for (double scale : scales) {
            require(scale > 0 && scale * scale > 0, "a width of the kernel is not above 0");
        }
        boolean normalised = in.readBoolean();
        double[][] weights = rows(-1, centres.length);
        double[] constants = real();
        require(constants.length == weights.length, "the kernel's constants are incomplete");
        require(weights.length == width || (width == 2 && weights.length == 1),
                "the kernel gives " + weights.length + " scores");
        return new KernelScoring(features, width, centres, scales, normalised, weights, constants);
    }

    /** @param wanted number of rows; −1 for any */
    private double[][] rows(int wanted, int columns) throws IOException {
        int count = in.readInt();
        require(count >= 0 && (wanted < 0 || count == wanted), "the model has " + count + " rows of numbers");
        double[][] rows = new double[Math.min(count, GROWTH)][];
        for (int i = 0; i < count; i++) {
            if (i == rows.length) {
                rows = Arrays.copyOf(rows, (int) Math.min(count, 2L * i));
            }
            rows[i] = real();
            require(rows[i].length == columns, "a row has " + rows[i].length + " numbers instead of " + columns);
        }
        return rows;
    }

    private int[] whole() throws IOException {
        int count = length();
        int[] values = new int[Math.min(count, GROWTH)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * i));
            }
            values[i] = in.readInt();
        }
        return values;
    }

    private double[] real() throws IOException {
        int count = length();
        double[] values = new double[Math.min(count, GROWTH)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * i));
            }
            values[i] = finite(in.readDouble());
        }
        return values;
    }

    private int length() throws IOException {
        int count = in.readInt();
        require(count >= 0, "a list of the model has the length " + count);
        return count;
    }

    private static double finite(double value) throws IOException {
        require(Double.isFinite(value), "a number of the model is not finite");
        return value;
    }

    private static void require(boolean fine, String otherwise) throws IOException {
        if (!fine) {
            throw new IOException(otherwise);
        }
    }
}
