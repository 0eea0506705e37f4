package secondlook.runtime.expression;

import org.jspecify.annotations.Nullable;

/** What becomes of two values. Whole numbers are compared exactly, as long as both are whole. */
final class Values {

    private Values() {
    }

    /** Negative, 0 or positive. Both are of one {@link ValueType}. */
    static int compare(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0);
        }
        if (left instanceof Moment a && right instanceof Moment b) {
            return a.compareTo(b);
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return Boolean.compare(a, b);
        }
        return left.toString().compareTo(right.toString());
    }

    static boolean holds(String sign, int order) {
        return switch (sign) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(sign);
        };
    }

    /** {@code null} where it cannot be told: beyond all numbers, or divided by 0. */
    static @Nullable Object calculate(String sign, Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b && !sign.equals("/")) {
            try {
                return switch (sign) {
                    case "+" -> Math.addExact(a, b);
                    case "-" -> Math.subtractExact(a, b);
                    default -> Math.multiplyExact(a, b);
                };
            } catch (ArithmeticException tooLarge) {
                return null;
            }
        }
        double a = ((Number) left).doubleValue();
        double b = ((Number) right).doubleValue();
        double result = switch (sign) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? Double.NaN : a / b;
            default -> throw new IllegalArgumentException(sign);
        };
        return Double.isNaN(result) ? null : result;
    }

    /** SQL's LIKE: {@code %} is any run of characters, {@code _} one. Takes time proportional to the product of the lengths. */
    static boolean like(String text, String pattern) {
        int t = 0;
        int p = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
