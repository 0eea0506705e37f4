package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares an answer with every expected key and cell, by the tolerance that the case states. */
public final class Comparison {

    /** Explains a case, states no number. */
    private static final String COMMENT = "note";

    private final JsonNode tolerances;
    private final JsonNode defaultTolerance;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    Comparison(ReferenceCase reference) {
        this.tolerances = reference.description().path("tolerances");
        this.defaultTolerance = reference.description().path("default_tolerance");
    }

    /** Values compared so far. */
    public int compared() {
        return compared;
    }

    /** One line per value that differs or is missing. */
    public List<String> differences() {
        return differences;
    }

    void compareValues(JsonNode expected, Map<String, @Nullable Object> actual) {
        compare(expected, actual, "", defaultTolerance);
    }

    void compareRows(CaseTable expected, List<Map<String, @Nullable Object>> actual) {
        if (expected.rows().size() != actual.size()) {
            differences.add("rows: expected " + expected.rows().size() + ", got " + actual.size());
            return;
        }
        for (int row = 0; row < actual.size(); row++) {
            for (String column : expected.columns()) {
                compareCell(expected.cell(row, column), actual.get(row), column, "row " + row + "/" + column);
            }
        }
    }

    private void compareCell(String cell, Map<String, @Nullable Object> actual, String column, String path) {
        compared++;
        if (!actual.containsKey(column)) {
            differences.add(path + ": unknown column");
            return;
        }
        Object value = actual.get(column);
        boolean same = isMissing(value) ? cell.isEmpty() : same(cell, value, tolerances.path(column));
        if (!same) {
            differences.add(path + ": expected " + cell + ", got " + value);
        }
    }

    private boolean same(String cell, @Nullable Object value, JsonNode own) {
        if (value instanceof Number number) {
            try {
                return close(CaseTable.number(cell), number.doubleValue(),
                        own.isMissingNode() ? defaultTolerance : own);
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return cell.equals(String.valueOf(value));
    }

    private void compare(JsonNode expected, @Nullable Object actual, String path, JsonNode tolerance) {
        if (expected.isObject() && actual instanceof Map<?, ?> map) {
            for (Iterator<Map.Entry<String, JsonNode>> it = expected.fields(); it.hasNext();) {
                Map.Entry<String, JsonNode> entry = it.next();
                compareEntry(entry.getKey(), entry.getValue(), map, path, tolerance);
            }
        } else if (expected.isArray() && actual instanceof List<?> list && list.size() == expected.size()) {
            for (int i = 0; i < list.size(); i++) {
                compare(expected.get(i), list.get(i), path + "/" + i, tolerance);
            }
        } else {
            compared++;
            if (!sameLeaf(expected, actual, tolerance)) {
                differences.add(path + ": expected " + abbreviate(expected) + ", got " + actual);
            }
        }
    }

    private void compareEntry(String key, JsonNode value, Map<?, ?> map, String path, JsonNode tolerance) {
        if (key.equals(COMMENT) && value.isTextual()) {
            return;
        }
        if (!map.containsKey(key)) {
            compared++;
            differences.add(path + "/" + key + ": unknown key");
            return;
        }
        JsonNode own = tolerances.path(key);
        compare(value, map.get(key), path + "/" + key, own.isMissingNode() ? tolerance : own);
    }

    private static boolean sameLeaf(JsonNode expected, @Nullable Object actual, JsonNode tolerance) {
        if (expected.isNull()) {
            return isMissing(actual);
        }
        if (actual instanceof Number number) {
            double value = number.doubleValue();
            return switch (expected.getNodeType()) {
                case NUMBER -> close(expected.asDouble(), value, tolerance);
                case STRING -> expected.asText().equals("Infinity") && value == Double.POSITIVE_INFINITY
                        || expected.asText().equals("-Infinity") && value == Double.NEGATIVE_INFINITY;
                default -> false;
            };
        }
        return expected.isBoolean()
                ? actual instanceof Boolean b && b == expected.asBoolean()
                : expected.isTextual() && expected.asText().equals(actual);
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || value instanceof Double d && d.isNaN();
    }

    private static boolean close(double expected, double actual, JsonNode tolerance) {
        double limit = tolerance.has("index_abs")
                ? tolerance.path("index_abs").asDouble()
                : tolerance.path("abs").asDouble(0) + (Double.isInfinite(expected)
                        ? 0
                        : tolerance.path("rel").asDouble(0) * Math.abs(expected));
        return expected == actual || Math.abs(expected - actual) <= limit;
    }

    private static String abbreviate(JsonNode node) {
        String text = node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
