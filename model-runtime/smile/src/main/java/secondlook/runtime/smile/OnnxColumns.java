package secondlook.runtime.smile;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import secondlook.runtime.recipe.CategoryStep;
import secondlook.runtime.recipe.NumericStep;
import secondlook.runtime.recipe.RecipeStep;

/** What a Recipe does to raw columns, before scaling, as nodes: one part of the feature matrix after the other. */
final class OnnxColumns {

    private final OnnxNodes nodes;

    OnnxColumns(OnnxNodes nodes) {
        this.nodes = nodes;
    }

    /** The graph's input for a column. */
    static ValueInfoProto input(RecipeStep step) {
        return OnnxNodes.value(step.column(),
                step instanceof CategoryStep ? TensorProto.DataType.STRING : TensorProto.DataType.FLOAT, -1, 1);
    }

    /** The name of the float {@code [N,F]} matrix. */
    String matrix(List<RecipeStep> steps) {
        List<String> parts = new ArrayList<>();
        for (RecipeStep step : steps) {
            switch (step) {
                case NumericStep number -> number(number, parts);
                case CategoryStep category -> parts.add(category.oneHot() ? oneHot(category) : ordinal(category));
                default -> throw OnnxGraphWriter.refuse("column " + step.column()
                        + " is a point in time, and ONNX has no calendar",
                        "Train without it (--drop), or with numbers made of it beforehand.");
            }
        }
        return parts.size() == 1 ? parts.getFirst() : nodes.add("Concat", parts, OnnxNodes.whole("axis", 1));
    }

    private void number(NumericStep number, List<String> parts) {
        String input = number.column();
        String gone = nodes.add("Or", List.of(nodes.add("IsNaN", List.of(input)),
                nodes.add("IsInf", List.of(input))));
        String fill = nodes.floats("fill", new float[]{(float) number.fill()}, 1, 1);
        parts.add(nodes.add("Where", List.of(gone, fill, input)));
        if (number.indicator()) {
            parts.add(real(gone));
        }
    }

    /** A text has no missing value in ONNX: an empty one stands for it, unless that is a level of its own. */
    private static boolean emptyIsMissing(CategoryStep category) {
        return !category.levels().contains("");
    }

    private String oneHot(CategoryStep category) {
        int levels = category.levels().size();
        int width = category.features().size();
        if (width == 0) {
            throw OnnxGraphWriter.refuse("column " + category.column() + " makes no feature",
                    "Train without it (--drop).");
        }
        long other = category.other() ? levels : -1;
        List<String> keys = new ArrayList<>(category.levels());
        List<Long> codes = new ArrayList<>(LongStream.range(0, levels).boxed().toList());
        if (emptyIsMissing(category)) {
            keys.add("");
            codes.add(category.missing() ? width - 1L : other);
        }
        AttributeProto[] attributes = {OnnxNodes.words("keys_strings", keys), OnnxNodes.wholes("values_int64s", codes),
                OnnxNodes.whole("default_int64", other)};
        String code = nodes.add("LabelEncoder", List.of(category.column()), attributes);
        String places = nodes.integers("places", LongStream.range(0, width).toArray());
        return real(nodes.add("Equal", List.of(code, places)));
    }

    private String ordinal(CategoryStep category) {
        int levels = category.levels().size();
        List<String> keys = new ArrayList<>(category.levels());
        List<Float> codes = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            codes.add((float) i);
        }
        if (emptyIsMissing(category)) {
            keys.add("");
            codes.add(levels + 1f);
        }
        return nodes.add("LabelEncoder", List.of(category.column()), OnnxNodes.words("keys_strings", keys),
                OnnxNodes.reals("values_floats", codes), OnnxNodes.real("default_float", levels));
    }

    private String real(String values) {
        return nodes.add("Cast", List.of(values), OnnxNodes.whole("to", TensorProto.DataType.FLOAT_VALUE));
    }
}
