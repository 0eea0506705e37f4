package secondlook.runtime.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.onnx.graph.GraphNode;
import secondlook.runtime.onnx.graph.OnnxFile;

/** Tells the algorithm from the operators of a graph. */
final class OperatorWords {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("TreeEnsemble", "Tree ensemble");
        WORDS.put("SVM", "Support vector machine");
        WORDS.put("Linear", "Linear model");
        WORDS.put("Conv", "Convolutional network");
        WORDS.put("LSTM", "Recurrent network");
        WORDS.put("GRU", "Recurrent network");
        WORDS.put("Attention", "Transformer");
        WORDS.put("Gemm", "Neural network");
        WORDS.put("MatMul", "Neural network");
    }

    private OperatorWords() {
    }

    /** In words; {@code null} where the operators do not tell. */
    static @Nullable String algorithm(OnnxFile file) {
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            for (GraphNode node : file.nodes()) {
                if (node.operator().startsWith(word.getKey())) {
                    return word.getValue();
                }
            }
        }
        return null;
    }
}
