package secondlook.app.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import secondlook.app.database.Json;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;

/**
 * A model's description in the words of MLflow: the content of its {@code MLmodel} file. That file is YAML, of which JSON is
 * a part. Inputs and outputs are JSON inside a string, as MLflow writes them.
 */
final class MlflowSignature {

    private MlflowSignature() {
    }

    /** @param modelFile the model's file beside it */
    static String of(ModelSignature signature, String format, String modelFile, String created) {
        Map<String, Object> flavors = new LinkedHashMap<>();
        if (format.equals("onnx")) {
            flavors.put("onnx", Map.of("data", modelFile));
        } else {
            flavors.put("second_look", Map.of("data", modelFile));
        }
        Map<String, String> schema = new LinkedHashMap<>();
        schema.put("inputs", Json.write(inputs(signature)));
        schema.put("outputs", Json.write(outputs(signature)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("flavors", flavors);
        all.put("signature", schema);
        all.put("utc_time_created", created);
        return Json.write(all) + "\n";
    }

    private static List<Map<String, Object>> inputs(ModelSignature signature) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ModelInput input : signature.inputs()) {
            List<String> columns = input.columns();
            if (input.width() == 1) {
                list.add(column(input.name(), type(input)));
            } else if (columns != null) {
                columns.forEach(name -> list.add(column(name, type(input))));
            } else {
                list.add(tensor(input.name(), dtype(input.element()), input.shape()));
            }
        }
        return list;
    }

    private static List<Map<String, Object>> outputs(ModelSignature signature) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ModelOutput output : signature.outputs()) {
            // a sequence or a map has no word in an MLflow schema
            if (!output.type().contains("(")) {
                list.add(tensor(output.name(), output.type(), output.shape()));
            }
        }
        if (list.isEmpty()) {
            signature.classes().forEach(name -> list.add(column("p_" + name, "double")));
        }
        return list;
    }

    private static Map<String, Object> column(String name, String type) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("type", type);
        column.put("name", name);
        column.put("required", true);
        return column;
    }

    private static Map<String, Object> tensor(String name, String dtype, List<Long> shape) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("dtype", numpy(dtype));
        spec.put("shape", shape.isEmpty() ? List.of(-1) : shape);
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("type", "tensor");
        tensor.put("name", name);
        tensor.put("tensor-spec", spec);
        return tensor;
    }

    private static String type(ModelInput input) {
        if (input.temporal()) {
            return "datetime";
        }
        return switch (input.element()) {
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case INT64 -> "long";
            case INT32 -> "integer";
            case BOOL -> "boolean";
            case STRING, OTHER -> "string";
        };
    }

    private static String dtype(ElementType element) {
        return switch (element) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            case INT64 -> "int64";
            case INT32 -> "int32";
            case BOOL -> "bool";
            case STRING, OTHER -> "str";
        };
    }

    private static String numpy(String type) {
        return switch (type) {
            case "float" -> "float32";
            case "double" -> "float64";
            case "string" -> "str";
            default -> type;
        };
    }
}
