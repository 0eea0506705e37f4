package secondlook.runtime.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition taken apart. What is missing makes what is made of it unknown, as in SQL. */
sealed interface Expression {

    /** @param value {@link Long}, {@link Double}, {@link String}, {@link Boolean}, {@link Moment}, or {@code null} */
    record Literal(@Nullable Object value) implements Expression {}

    record Field(String name) implements Expression {}

    record Not(Expression part) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /** @param sign {@code = <> < <= > >=} */
    record Compare(String sign, Expression left, Expression right) implements Expression {}

    /** @param sign {@code + - * /} */
    record Arithmetic(String sign, Expression left, Expression right) implements Expression {}

    record IsNull(Expression part) implements Expression {}

    record In(Expression part, List<Expression> among) implements Expression {}

    record Like(Expression part, String pattern) implements Expression {}
}
