package secondlook.desktop.feature.rules;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;

/** One comparison, put together from a field, a sign and a value, as a condition has it. */
final class ConditionPart {

    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "IS", "NULL", "IN", "BETWEEN", "LIKE",
            "TRUE", "FALSE", "DATE", "TIMESTAMP");

    private ConditionPart() {
    }

    /** @return {@code null} where the value does not fit the field */
    static @Nullable String of(Column field, Comparison comparison, String value) {
        String name = name(field.name());
        if (!comparison.needsValue()) {
            return name + " " + comparison.sign();
        }
        String given = value.strip();
        if (comparison == Comparison.CONTAINS) {
            return field.type() == ColumnType.TEXT && !given.isEmpty()
                    ? name + " LIKE " + quoted("%" + given + "%")
                    : null;
        }
        String literal = literal(field.type(), given);
        return literal == null ? null : name + " " + comparison.sign() + " " + literal;
    }

    private static @Nullable String literal(ColumnType type, String given) {
        if (given.isEmpty()) {
            return null;
        }
        return switch (type) {
            case INTEGER, REAL -> number(given);
            case BOOLEAN -> Set.of("true", "false").contains(given.toLowerCase(Locale.ROOT))
                    ? given.toUpperCase(Locale.ROOT)
                    : null;
            case TEXT, DATE, TIMESTAMP -> quoted(given);
        };
    }

    private static @Nullable String number(String given) {
        String plain = given.replace('\u2212', '-');
        try {
            return Double.isFinite(Double.parseDouble(plain)) && !plain.matches(".*[a-df-zA-DF-Z].*") ? plain : null;
        } catch (NumberFormatException words) {
            return null;
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A field's name as a condition has it: in quotes where it would not be read as one word. */
    static String name(String field) {
        boolean plain = field.matches("[\\p{L}_][\\p{L}\\p{N}_]*")
                && !KEYWORDS.contains(field.toUpperCase(Locale.ROOT));
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
