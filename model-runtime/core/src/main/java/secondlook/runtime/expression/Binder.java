package secondlook.runtime.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.Schema;
import secondlook.runtime.expression.BoundCondition.Part;

/** Finds a condition's fields among columns and checks that its parts fit together. */
final class Binder {

    private final String text;
    private final Schema schema;

    Binder(String text, Schema schema) {
        this.text = text;
        this.schema = schema;
    }

    private record Bound(ValueType type, Part part) {}

    BoundCondition bind(Expression whole) {
        return new BoundCondition(truth(whole));
    }

    private Part truth(Expression expression) {
        Bound bound = any(expression);
        if (bound.type() != ValueType.TRUTH && bound.type() != ValueType.NOTHING) {
            throw Condition.refused(text, "a part of it is " + bound.type().words() + ", not true or false");
        }
        return bound.part();
    }

    private Bound any(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal(literal.value());
            case Expression.Field field -> field(field.name());
            case Expression.Not not -> {
                Part part = truth(not.part());
                yield new Bound(ValueType.TRUTH, (batch, row) -> not(part.of(batch, row)));
            }
            case Expression.And and -> both(truth(and.left()), truth(and.right()), Boolean.FALSE);
            case Expression.Or or -> both(truth(or.left()), truth(or.right()), Boolean.TRUE);
            case Expression.Compare compare -> compare(compare.sign(), any(compare.left()), any(compare.right()));
            case Expression.Arithmetic sum -> arithmetic(sum);
            case Expression.IsNull missing -> {
                Part part = any(missing.part()).part();
                yield new Bound(ValueType.TRUTH, (batch, row) -> part.of(batch, row) == null);
            }
            case Expression.In in -> among(in);
            case Expression.Like like -> like(like);
        };
    }

    private static Bound literal(@Nullable Object value) {
        ValueType type = switch (value) {
            case null -> ValueType.NOTHING;
            case Boolean truth -> ValueType.TRUTH;
            case Number number -> ValueType.NUMBER;
            case Moment moment -> ValueType.TIME;
            default -> ValueType.TEXT;
        };
        return new Bound(type, (batch, row) -> value);
    }

    private Bound field(String name) {
        OptionalInt found = schema.find(name);
        if (found.isEmpty()) {
            throw Condition.refused(text, "there is no field " + name + "; there are "
                    + String.join(", ", schema.names()));
        }
        int index = found.getAsInt();
        Column column = schema.column(index);
        return new Bound(ValueType.of(column.type()),
                (batch, row) -> value(batch.column(index), column.type(), row));
    }

    private static @Nullable Object value(ColumnVector vector, ColumnType type, int row) {
        if (vector.isMissing(row)) {
            return null;
        }
        return switch (type) {
            case BOOLEAN -> vector.asReal(row) != 0;
            case INTEGER -> vector instanceof IntegerVector whole ? (Object) whole.values()[row] : vector.asReal(row);
            case REAL -> vector.asReal(row);
            case TEXT -> vector.asText(row);
            case DATE -> Moment.ofDay(((IntegerVector) vector).values()[row]);
            case TIMESTAMP -> new Moment(((IntegerVector) vector).values()[row]);
        };
    }

    private static @Nullable Object not(@Nullable Object truth) {
        return truth == null ? null : Boolean.valueOf(!Boolean.TRUE.equals(truth));
    }

    /** AND and OR of three values; {@code decides} settles it whatever the other is. */
    private static Bound both(Part left, Part right, Boolean decides) {
        return new Bound(ValueType.TRUTH, (batch, row) -> {
            Object a = left.of(batch, row);
            if (decides.equals(a)) {
                return decides;
            }
            Object b = right.of(batch, row);
            return decides.equals(b) ? decides : a == null || b == null ? null : Boolean.valueOf(!decides);
        });
    }

    private Bound compare(String sign, Bound left, Bound right) {
        Bound a = asTime(left, right);
        Bound b = asTime(right, left);
        requireAlike(a, b);
        return new Bound(ValueType.TRUTH, (batch, row) -> {
            Object one = a.part().of(batch, row);
            Object other = one == null ? null : b.part().of(batch, row);
            return one == null || other == null ? null : Values.holds(sign, Values.compare(one, other));
        });
    }

    /** A text that stands beside a time is one: {@code date < '2015-01-01'}. */
    private Bound asTime(Bound part, Bound beside) {
        if (part.type() != ValueType.TEXT || beside.type() != ValueType.TIME) {
            return part;
        }
        return new Bound(ValueType.TIME, (batch, row) -> {
            Object value = part.part().of(batch, row);
            return value == null ? null : Moment.parse(value.toString());
        });
    }

    private void requireAlike(Bound a, Bound b) {
        if (a.type() != b.type() && a.type() != ValueType.NOTHING && b.type() != ValueType.NOTHING) {
            throw Condition.refused(text, a.type().words() + " is compared with " + b.type().words());
        }
    }

    private Bound arithmetic(Expression.Arithmetic sum) {
        Bound left = any(sum.left());
        Bound right = any(sum.right());
        for (Bound side : List.of(left, right)) {
            if (side.type() != ValueType.NUMBER && side.type() != ValueType.NOTHING) {
                throw Condition.refused(text, sum.sign() + " needs numbers and has " + side.type().words());
            }
        }
        return new Bound(ValueType.NUMBER, (batch, row) -> {
            Object a = left.part().of(batch, row);
            Object b = right.part().of(batch, row);
            return a == null || b == null ? null : Values.calculate(sum.sign(), a, b);
        });
    }

    private Bound among(Expression.In in) {
        Bound part = any(in.part());
        List<Part> equal = new ArrayList<>();
        for (Expression one : in.among()) {
            equal.add(compare("=", part, any(one)).part());
        }
        return new Bound(ValueType.TRUTH, (batch, row) -> {
            boolean unknown = false;
            for (Part one : equal) {
                Object same = one.of(batch, row);
                if (Boolean.TRUE.equals(same)) {
                    return true;
                }
                unknown |= same == null;
            }
            return unknown ? null : Boolean.FALSE;
        });
    }

    private Bound like(Expression.Like like) {
        Bound part = any(like.part());
        if (part.type() != ValueType.TEXT && part.type() != ValueType.NOTHING) {
            throw Condition.refused(text, "LIKE needs a text and has " + part.type().words());
        }
        return new Bound(ValueType.TRUTH, (batch, row) -> {
            Object value = part.part().of(batch, row);
            return value == null ? null : Values.like(value.toString(), like.pattern());
        });
    }
}
