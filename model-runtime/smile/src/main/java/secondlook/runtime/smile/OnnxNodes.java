package secondlook.runtime.smile;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** Nodes and constants of a graph under construction. Names of its own begin with a slash, so no column has one. */
final class OnnxNodes {

    /** The operator domain of trees and categories. */
    static final String ML = "ai.onnx.ml";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int count;

    /** Adds a node with one output of a new name, which is returned. */
    String add(String operator, List<String> inputs, AttributeProto... attributes) {
        return add(operator, inputs, "/" + operator + count, attributes);
    }

    /** Adds a node with one output of this name. */
    String add(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder().setOpType(operator).setName("/node" + count++).addAllInput(inputs)
                .addOutput(output).addAllAttribute(Arrays.asList(attributes))
                .setDomain(operator.startsWith("TreeEnsemble") || operator.equals("LabelEncoder") ? ML : ""));
        return output;
    }

    GraphProto.Builder graph(String name) {
        return graph.setName(name);
    }

    String texts(String name, List<String> values) {
        TensorProto.Builder tensor = constant(name, TensorProto.DataType.STRING, values.size());
        values.forEach(v -> tensor.addStringData(ByteString.copyFromUtf8(v)));
        return finish(tensor);
    }

    String floats(String name, float[] values, long... shape) {
        TensorProto.Builder tensor = constant(name, TensorProto.DataType.FLOAT, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return finish(tensor);
    }

    String doubles(String name, double[] values, long... shape) {
        TensorProto.Builder tensor = constant(name, TensorProto.DataType.DOUBLE, shape);
        for (double value : values) {
            tensor.addDoubleData(value);
        }
        return finish(tensor);
    }

    /** A list of 64-bit integers. */
    String integers(String name, long... values) {
        TensorProto.Builder tensor = constant(name, TensorProto.DataType.INT64, values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return finish(tensor);
    }

    private TensorProto.Builder constant(String name, TensorProto.DataType type, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("/" + name + count++)
                .setDataType(type.getNumber());
        for (long size : shape) {
            tensor.addDims(size);
        }
        return tensor;
    }

    private String finish(TensorProto.Builder tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value)
                .build();
    }

    static AttributeProto wholes(String name, Iterable<Long> values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values).build();
    }

    static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF(value)
                .build();
    }

    static AttributeProto reals(String name, Iterable<Float> values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS)
                .addAllFloats(values).build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    static AttributeProto words(String name, Iterable<String> values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name)
                .setType(AttributeProto.AttributeType.STRINGS);
        values.forEach(v -> attribute.addStrings(ByteString.copyFromUtf8(v)));
        return attribute.build();
    }

    /** @param shape sizes; −1 for the free batch dimension N */
    static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name);
        var tensor = value.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
        for (long size : shape) {
            var dimension = tensor.getShapeBuilder().addDimBuilder();
            if (size < 0) {
                dimension.setDimParam("N");
            } else {
                dimension.setDimValue(size);
            }
        }
        return value.build();
    }
}
