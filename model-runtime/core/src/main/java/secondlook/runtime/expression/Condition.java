package secondlook.runtime.expression;

import java.util.LinkedHashSet;
import java.util.Set;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Schema;

/**
 * A condition over the fields of one row, such as {@code wind > 8 AND predicted = 'sun' AND confidence < 0.9}. It is a part of
 * SQL: comparisons, AND, OR, NOT, IS NULL, IN, BETWEEN, LIKE, {@code + - * /}; what is missing is unknown, and what is unknown
 * does not hold. There are no functions and no queries. Dates are compared with texts such as {@code '2015-01-31'}.
 */
public final class Condition {

    private static final int LONGEST = 10_000;

    private final String text;
    private final Expression expression;

    private Condition(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /** @throws RefusedException if it is no condition; says where */
    public static Condition parse(String text) {
        if (text.isBlank()) {
            throw refused(text, "it is empty");
        }
        if (text.length() > LONGEST) {
            throw refused(text.substring(0, 60) + "…", "it is longer than " + LONGEST + " characters");
        }
        return new Condition(text.strip(), new Parser(text).whole());
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** The fields that it names, as it names them, each once. */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        switch (expression) {
            case Expression.Literal literal -> {
            }
            case Expression.Field field -> names.add(field.name());
            case Expression.Not not -> collect(not.part(), names);
            case Expression.And and -> {
                collect(and.left(), names);
                collect(and.right(), names);
            }
            case Expression.Or or -> {
                collect(or.left(), names);
                collect(or.right(), names);
            }
            case Expression.Compare compare -> {
                collect(compare.left(), names);
                collect(compare.right(), names);
            }
            case Expression.Arithmetic sum -> {
                collect(sum.left(), names);
                collect(sum.right(), names);
            }
            case Expression.IsNull missing -> collect(missing.part(), names);
            case Expression.In in -> {
                collect(in.part(), names);
                in.among().forEach(one -> collect(one, names));
            }
            case Expression.Like like -> collect(like.part(), names);
        }
    }

    /** @throws RefusedException if a field is absent, or parts do not fit together */
    public BoundCondition bind(Schema schema) {
        return new Binder(text, schema).bind(expression);
    }

    static RefusedException refused(String text, String why) {
        return new RefusedException(new Problem("The condition \"" + text.strip() + "\" cannot be used", why,
                "Write it like wind > 8 AND predicted = 'sun'."));
    }

    @Override
    public String toString() {
        return text;
    }
}
