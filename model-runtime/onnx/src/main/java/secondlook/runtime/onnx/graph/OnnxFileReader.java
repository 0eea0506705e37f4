package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ModelProto} from a file of any size in bounded memory. */
public final class OnnxFileReader {

    private static final int MAX_NAME = 1 << 16;
    private static final int MAX_METADATA_VALUE = 1 << 22;
    private static final int MAX_METADATA = 10_000;
    private static final long MAX_METADATA_IN_ALL = 1L << 25;

    private final WireReader in;
    private final List<ExternalReference> external = new ArrayList<>();
    private final GraphReader graph;
    private final Map<String, Long> opsets = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private long metadataSize;
    private long irVersion;
    private String producer = "";
    private String producerVersion = "";
    private int graphs;

    private OnnxFileReader(WireReader in) {
        this.in = in;
        this.graph = new GraphReader(in, external);
    }

    /**
     * @throws MalformedFileException if the file is no ONNX model, is damaged, or claims what it does not hold
     * @throws IOException            if it cannot be read
     */
    public static OnnxFile read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() == 0) {
                throw new MalformedFileException("it is empty (0 bytes)");
            }
            return new OnnxFileReader(new WireReader(channel)).model();
        }
    }

    private OnnxFile model() throws IOException {
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.VARINT -> irVersion = in.varint();
                case 2 << 3 | WireReader.BYTES -> producer = in.text(MAX_NAME);
                case 3 << 3 | WireReader.BYTES -> producerVersion = in.text(MAX_NAME);
                case 7 << 3 | WireReader.BYTES -> {
                    graph.mainGraph();
                    graphs++;
                }
                case 8 << 3 | WireReader.BYTES -> opset();
                case 14 << 3 | WireReader.BYTES -> metadata();
                case 25 << 3 | WireReader.BYTES -> function();
                default -> in.skip(tag);
            }
        }
        if (graphs != 1) {
            throw new MalformedFileException(
                    graphs == 0 ? "it is not an ONNX model (there is no graph in it)" : "it holds more than one graph");
        }
        if (graph.outputs.isEmpty()) {
            throw new MalformedFileException("its graph has no outputs");
        }
        String made = producerVersion.isBlank() ? producer : producer + " " + producerVersion;
        return new OnnxFile(irVersion, made.strip(), opsets, metadata, List.copyOf(graph.inputs),
                List.copyOf(graph.outputs), List.copyOf(graph.nodes), List.copyOf(external));
    }

    private void opset() throws IOException {
        String domain = "";
        long version = 0;
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> domain = in.text(MAX_NAME);
                case 2 << 3 | WireReader.VARINT -> version = in.varint();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        if (opsets.size() < 1_000) {
            opsets.put(domain.equals("ai.onnx") ? "" : domain, version);
        }
    }

    private void metadata() throws IOException {
        Map.Entry<String, String> entry = EntryReader.entry(in, MAX_METADATA_VALUE);
        metadataSize += entry.getKey().length() + entry.getValue().length();
        if (metadata.size() == MAX_METADATA || metadataSize > MAX_METADATA_IN_ALL) {
            throw new MalformedFileException("it carries more metadata than any real model");
        }
        metadata.put(entry.getKey(), entry.getValue());
    }

    /** A model-local function; only the tensors in its nodes are of interest. */
    private void function() throws IOException {
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            if (tag == (7 << 3 | WireReader.BYTES)) {
                graph.node(false);
            } else {
                in.skip(tag);
            }
        }
        in.leave(outer);
    }
}
