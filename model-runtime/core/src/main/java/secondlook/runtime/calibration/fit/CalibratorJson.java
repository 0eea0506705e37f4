package secondlook.runtime.calibration.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.calibration.BetaCalibration;
import secondlook.runtime.calibration.BinaryCalibrator;
import secondlook.runtime.calibration.Calibrator;
import secondlook.runtime.calibration.IsotonicCalibration;
import secondlook.runtime.calibration.OneVsRest;
import secondlook.runtime.calibration.PlattScaling;
import secondlook.runtime.calibration.TemperatureScaling;
import secondlook.runtime.calibration.VectorScaling;

/** The parameters of calibrators as JSON. Trusts nothing that it reads: every number is checked against its range. */
final class CalibratorJson {

    /** No fit comes near; beyond, products with logarithms might overflow. */
    private static final double LARGE = 1e15;

    private CalibratorJson() {
    }

    static ObjectNode write(Calibrator calibrator) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        switch (calibrator) {
            case TemperatureScaling t -> out.put("temperature", t.temperature()).put("at_bound", t.atBound());
            case VectorScaling v -> {
                out.set("w", array(v.w()));
                out.set("b", array(v.b()));
            }
            case OneVsRest rest -> {
                ArrayNode maps = out.putArray("maps");
                rest.classes().forEach(map -> maps.add(write(map)));
            }
            default -> throw new IllegalArgumentException(calibrator.getClass().getName());
        }
        return out;
    }

    private static ObjectNode write(BinaryCalibrator map) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        switch (map) {
            case PlattScaling p -> out.put("a", p.a()).put("b", p.b());
            case BetaCalibration b -> out.put("a", b.a()).put("b", b.b()).put("c", b.c());
            case IsotonicCalibration i -> {
                out.set("x", array(i.x()));
                out.set("y", array(i.y()));
            }
        }
        return out;
    }

    private static ArrayNode array(double[] values) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode(values.length);
        for (double value : values) {
            out.add(value);
        }
        return out;
    }

    /** @throws secondlook.runtime.RefusedException if the parameters are not those of such a calibrator */
    static Calibrator read(JsonNode parameters, CalibrationMethod method, int classes) {
        return switch (method) {
            case TEMPERATURE -> new TemperatureScaling(number(parameters, "temperature", 0.01, 100),
                    parameters.path("at_bound").asBoolean());
            case VECTOR -> new VectorScaling(numbers(parameters, "w", classes, -LARGE, LARGE),
                    numbers(parameters, "b", classes, -LARGE, LARGE));
            case PLATT, ISOTONIC, BETA -> {
                JsonNode maps = parameters.path("maps");
                int wanted = classes == 2 ? 1 : classes;
                CalibrationJson.require(maps.isArray() && maps.size() == wanted,
                        "it has " + maps.size() + " maps where " + wanted + " are needed");
                List<BinaryCalibrator> read = new ArrayList<>();
                maps.forEach(map -> read.add(map(map, method)));
                yield new OneVsRest(read);
            }
        };
    }

    private static BinaryCalibrator map(JsonNode map, CalibrationMethod method) {
        return switch (method) {
            case PLATT -> new PlattScaling(number(map, "a", -LARGE, LARGE), number(map, "b", -LARGE, LARGE));
            case BETA -> new BetaCalibration(number(map, "a", 0, LARGE), number(map, "b", 0, LARGE),
                    number(map, "c", -LARGE, LARGE));
            default -> isotonic(map);
        };
    }

    private static IsotonicCalibration isotonic(JsonNode map) {
        int knots = map.path("x").size();
        CalibrationJson.require(knots > 0, "a curve has no knots");
        // a probability may exceed 1 by rounding
        double[] x = numbers(map, "x", knots, 0, 1.000001);
        double[] y = numbers(map, "y", knots, 0, 1);
        for (int i = 1; i < knots; i++) {
            CalibrationJson.require(x[i - 1] < x[i], "the knots of a curve are not in ascending order");
            CalibrationJson.require(y[i - 1] <= y[i], "a curve falls");
        }
        return new IsotonicCalibration(x, y);
    }

    private static double number(JsonNode from, String key, double least, double most) {
        return value(from.path(key), key, least, most);
    }

    private static double value(JsonNode node, String key, double least, double most) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        CalibrationJson.require(value >= least && value <= most, key + " is not a number in its range");
        return value;
    }

    private static double[] numbers(JsonNode from, String key, int count, double least, double most) {
        JsonNode list = from.path(key);
        CalibrationJson.require(list.isArray() && list.size() == count,
                key + " has " + list.size() + " numbers where " + count + " are needed");
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(list.get(i), key, least, most);
        }
        return values;
    }
}
