package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code GraphProto}: the main graph's values and nodes, and every tensor of it and of the graphs inside it. */
final class GraphReader {

    /** Attributes worth keeping: they tell class names and which features a model reads. */
    private static final Set<String> TELLING = Set.of("classlabels_strings", "classlabels_int64s", "classlabels_ints",
            "nodes_featureids", "nodes_values", "post_transform");

    private static final int MAX_NAME = 1 << 16;
    private static final int MAX_NODES = 20_000;
    private static final int MAX_VALUES = 100_000;
    private static final int KEPT_IN_ALL = 1 << 21;

    private final WireReader in;
    private final TensorReader tensors;
    private final TypeReader types;

    final List<GraphValue> inputs = new ArrayList<>();
    final List<GraphValue> outputs = new ArrayList<>();
    final List<GraphNode> nodes = new ArrayList<>();
    private int kept;

    GraphReader(WireReader in, List<ExternalReference> external) {
        this.in = in;
        this.tensors = new TensorReader(in, external::add);
        this.types = new TypeReader(in);
    }

    TensorReader tensors() {
        return tensors;
    }

    void mainGraph() throws IOException {
        graph(true);
    }

    /** A graph inside a node: only its tensors are of interest. */
    void subgraph() throws IOException {
        graph(false);
    }

    private void graph(boolean main) throws IOException {
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> node(main);
                case 5 << 3 | WireReader.BYTES -> tensors.tensor();
                case 11 << 3 | WireReader.BYTES -> value(main, inputs, "inputs");
                case 12 << 3 | WireReader.BYTES -> value(main, outputs, "outputs");
                case 15 << 3 | WireReader.BYTES -> sparseTensor();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    private void value(boolean main, List<GraphValue> values, String what) throws IOException {
        GraphValue value = types.value();
        if (main) {
            if (values.size() == MAX_VALUES) {
                throw new MalformedFileException("it has more than " + MAX_VALUES + " " + what);
            }
            values.add(value);
        }
    }

    void sparseTensor() throws IOException {
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES, 2 << 3 | WireReader.BYTES -> tensors.tensor();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
    }

    /** Also the nodes of model-local functions come here, with {@code main} false. */
    void node(boolean main) throws IOException {
        boolean keep = main && nodes.size() < MAX_NODES;
        String operator = "";
        List<String> taken = new ArrayList<>();
        List<String> given = new ArrayList<>();
        Map<String, Attribute> attributes = new HashMap<>();
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> name(keep, taken);
                case 2 << 3 | WireReader.BYTES -> name(keep, given);
                case 4 << 3 | WireReader.BYTES -> operator = in.text(MAX_NAME);
                case 5 << 3 | WireReader.BYTES -> {
                    Attribute attribute = new AttributeReader(in, this).attribute();
                    if (keep && TELLING.contains(attribute.name()) && kept + attribute.kept() <= KEPT_IN_ALL) {
                        kept += attribute.kept();
                        attributes.put(attribute.name(), attribute);
                    }
                }
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        if (keep) {
            nodes.add(new GraphNode(operator, List.copyOf(taken), List.copyOf(given), Map.copyOf(attributes)));
        }
    }

    private void name(boolean keep, List<String> names) throws IOException {
        String name = in.text(MAX_NAME);
        if (keep && names.size() < 1_000) {
            names.add(name);
        }
    }
}
