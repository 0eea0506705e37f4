package secondlook.app.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Schema;

/** Looks through a parsed expression for what may not be there. Everything that is not known to be harmless is refused. */
final class ExpressionTree {

    private static final Set<String> PARTS = Set.of("CONSTANT", "OPERATOR", "COMPARISON", "CONJUNCTION", "CASE", "CAST",
            "BETWEEN", "TYPE", "FUNCTION", "COLUMN_REF");

    private static final Set<String> TYPES = Set.of("boolean", "bool", "tinyint", "smallint", "integer", "int",
            "bigint",
            "int1", "int2", "int4", "int8", "utinyint", "usmallint", "uinteger", "ubigint", "hugeint", "float", "real",
            "float4", "float8", "double", "decimal", "numeric", "varchar", "text", "string", "char", "bpchar", "date",
            "time", "timestamp", "datetime", "interval", "long", "short", "signed", "logical");

    private static final Map<String, String> REFUSED = Map.of("SUBQUERY", "it has a query inside", "PARAMETER",
            "it has a placeholder", "WINDOW", "it looks at other rows, and an expression sees one row at a time",
            "STAR",
            "it means several columns, and an expression gives one value", "LAMBDA", "lists are not known here",
            "COLLATE", "collations are not known here", "POSITIONAL_REFERENCE", "columns are called by name",
            "DEFAULT", "there is no default");

    private static final Set<String> LISTS = Set.of("ARRAY_EXTRACT", "ARRAY_SLICE", "STRUCT_EXTRACT",
            "ARRAY_CONSTRUCTOR");

    private final Schema schema;

    ExpressionTree(Schema schema) {
        this.schema = schema;
    }

    /**
     * A part that is refused.
     *
     * @param at     byte of the query where it begins; negative if that is not known
     * @param length in bytes
     */
    record Refused(long at, long length, String why) {}

    /** The first part that is refused; {@code null} if there is none. */
    @Nullable
    Refused check(JsonNode node) {
        if (node.isObject() && node.has("class")) {
            String why = why(node);
            if (why != null) {
                long at = node.path("query_location").bigIntegerValue().bitLength() > 31
                        ? -1
                        : node.path("query_location").asLong();
                return new Refused(at, node.path("query_location_length").asLong(), why);
            }
        }
        for (JsonNode part : node) {
            Refused found = check(part);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String why(JsonNode node) {
        String kind = node.path("class").asText();
        if (!PARTS.contains(kind)) {
            return REFUSED.getOrDefault(kind, "it is more than an expression");
        }
        return switch (kind) {
            case "COLUMN_REF" -> column(node.path("column_names"));
            case "FUNCTION" -> function(node);
            case "OPERATOR" -> LISTS.contains(node.path("type").asText()) ? "lists are not known here" : null;
            case "TYPE" -> TYPES.contains(node.path("type_name").asText().toLowerCase(Locale.ROOT))
                    ? null
                    : "there is no type " + node.path("type_name").asText();
            default -> null;
        };
    }

    private @Nullable String column(JsonNode names) {
        String name = names.path(names.size() - 1).asText();
        if (names.size() == 1 && schema.find(name).isPresent()) {
            return null;
        }
        UnaryOperator<String> plain = n -> n.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        String alike = schema.names().stream().filter(n -> plain.apply(n).equals(plain.apply(name))).findFirst()
                .orElse(null);
        return "there is no column " + name + (alike == null ? "" : "; there is " + alike);
    }

    private static @Nullable String function(JsonNode node) {
        String name = node.path("function_name").asText();
        boolean plain = node.path("schema").asText().isEmpty() && node.path("catalog").asText().isEmpty()
                && node.path("filter").isNull() && !node.path("distinct").asBoolean()
                && node.path("order_bys").path("orders").isEmpty();
        return Functions.isAllowed(name)
                ? plain ? null : name + " is written with more than its values"
                : Functions.refusal(name);
    }
}
