package secondlook.runtime.smile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import secondlook.runtime.RefusedException;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Algorithm.Parameter;

/** Checked hyperparameters, defaults included. */
final class Settings {

    private final Map<String, Double> values;

    private Settings(Map<String, Double> values) {
        this.values = values;
    }

    /**
     * @throws RefusedException for an unknown name, a text that is not a number, or one out of range; says what is allowed
     */
    static Settings of(Algorithm algorithm, Map<String, String> given) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Parameter parameter : algorithm.parameters()) {
            String text = given.getOrDefault(parameter.name(), parameter.defaultValue());
            values.put(parameter.name(), parse(algorithm, parameter, text));
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new RefusedException(name + " is not a parameter of " + algorithm.name(),
                        "it has " + (values.isEmpty() ? "none" : describe(algorithm.parameters())),
                        "Leave it out or name one of these.");
            }
        }
        return new Settings(values);
    }

    private static double parse(Algorithm algorithm, Parameter parameter, String text) {
        try {
            double value = parameter.whole() ? Long.parseLong(text.strip()) : Double.parseDouble(text.strip());
            if (value >= parameter.min() && value <= parameter.max()) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the refusal, which says what is allowed
        }
        throw new RefusedException(algorithm.name() + " cannot be trained with " + parameter.name() + "=" + text,
                "allowed is " + describe(List.of(parameter)), "Give a value in that range, or leave it out.");
    }

    static String describe(List<Parameter> parameters) {
        return parameters.stream()
                .map(p -> p.name() + " (" + p.title().toLowerCase(Locale.ROOT) + ": "
                        + (p.whole() ? "a whole number" : "a number") + " from " + number(p.min()) + " to "
                        + number(p.max()) + ", " + p.defaultValue() + " if not given)")
                .collect(Collectors.joining("; "));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    int whole(String name) {
        return (int) number(name);
    }

    double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return value;
    }

    /** For the manifest. */
    Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        values.forEach((name, value) -> text.put(name, number(value.doubleValue())));
        return text;
    }
}
