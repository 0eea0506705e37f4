package secondlook.runtime.onnx.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a graph input or output as the file declares it. */
public sealed interface ValueType {

    /** As ONNX writes it, for example {@code float} or {@code seq(map(string,float))}. */
    String words();

    /** The declared shape with -1 for a free dimension; empty where the type has none or the file does not say. */
    default List<Long> shape() {
        return List.of();
    }

    /**
     * @param element    number of the element type, see {@link ElementCode}
     * @param dimensions -1 for a free one; {@code null} where the file does not say how many there are
     */
    record Tensor(int element, @Nullable List<Long> dimensions) implements ValueType {

        @Override
        public String words() {
            return ElementCode.name(element);
        }

        @Override
        public List<Long> shape() {
            return dimensions == null ? List.of() : dimensions;
        }
    }

    record Sequence(ValueType of) implements ValueType {
        @Override
        public String words() {
            return "seq(" + of.words() + ")";
        }
    }

    record Mapping(int key, ValueType value) implements ValueType {
        @Override
        public String words() {
            return "map(" + ElementCode.name(key) + "," + value.words() + ")";
        }
    }

    /** Optional, sparse, opaque, or none given. */
    record Other(String words) implements ValueType {}
}
