package secondlook.runtime.expression;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.expression.Token.Kind;

/**
 * Reads a condition: comparisons, AND, OR, NOT, IS NULL, IN, BETWEEN, LIKE, sums and products over fields and literals.
 * There are no functions, no queries and no second statement in it to be refused.
 */
final class Parser {

    private static final int DEEPEST = 100;

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Parser(String text) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
    }

    Expression whole() {
        Expression all = or();
        if (now().kind() != Kind.END) {
            throw unexpected("AND, OR or the end");
        }
        return all;
    }

    private Expression or() {
        if (++depth > DEEPEST) {
            throw Condition.refused(text, "it is nested too deeply");
        }
        Expression left = and();
        while (take(Kind.KEYWORD, "OR")) {
            left = new Expression.Or(left, and());
        }
        depth--;
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (take(Kind.KEYWORD, "AND")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() {
        int times = 0;
        while (take(Kind.KEYWORD, "NOT")) {
            times++;
        }
        Expression part = predicate();
        // twice is not nothing: it stays a truth value, and only that
        return times == 0
                ? part
                : times % 2 == 1
                        ? new Expression.Not(part)
                        : new Expression.Not(new Expression.Not(part));
    }

    private Expression predicate() {
        Expression left = sum();
        Token sign = now();
        if (sign.kind() == Kind.SYMBOL && List.of("=", "==", "<>", "!=", "<", "<=", ">", ">=").contains(sign.text())) {
            at++;
            String plain = sign.text().equals("==") ? "=" : sign.text().equals("!=") ? "<>" : sign.text();
            return new Expression.Compare(plain, left, sum());
        }
        if (take(Kind.KEYWORD, "IS")) {
            boolean negated = take(Kind.KEYWORD, "NOT");
            expect(Kind.KEYWORD, "NULL");
            return negate(new Expression.IsNull(left), negated);
        }
        boolean negated = now().is(Kind.KEYWORD, "NOT") && ++at > 0;
        if (take(Kind.KEYWORD, "IN")) {
            return negate(new Expression.In(left, list()), negated);
        }
        if (take(Kind.KEYWORD, "BETWEEN")) {
            Expression low = sum();
            expect(Kind.KEYWORD, "AND");
            return negate(new Expression.And(new Expression.Compare(">=", left, low),
                    new Expression.Compare("<=", left, sum())), negated);
        }
        if (take(Kind.KEYWORD, "LIKE")) {
            Token pattern = now();
            expect(Kind.TEXT, pattern.text());
            return negate(new Expression.Like(left, pattern.text()), negated);
        }
        if (negated) {
            throw unexpected("IN, BETWEEN or LIKE");
        }
        return left;
    }

    private static Expression negate(Expression expression, boolean negated) {
        return negated ? new Expression.Not(expression) : expression;
    }

    private List<Expression> list() {
        expect(Kind.SYMBOL, "(");
        List<Expression> all = new ArrayList<>();
        do {
            all.add(sum());
        } while (take(Kind.SYMBOL, ","));
        expect(Kind.SYMBOL, ")");
        return all;
    }

    private Expression sum() {
        Expression left = product();
        while (now().is(Kind.SYMBOL, "+") || now().is(Kind.SYMBOL, "-")) {
            left = new Expression.Arithmetic(tokens.get(at++).text(), left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (now().is(Kind.SYMBOL, "*") || now().is(Kind.SYMBOL, "/")) {
            left = new Expression.Arithmetic(tokens.get(at++).text(), left, factor());
        }
        return left;
    }

    private Expression factor() {
        boolean negative = false;
        while (take(Kind.SYMBOL, "-")) {
            negative = !negative;
        }
        Expression value = primary();
        return negative ? new Expression.Arithmetic("-", new Expression.Literal(0L), value) : value;
    }

    private Expression primary() {
        Token token = now();
        at++;
        return switch (token.kind()) {
            case NAME -> {
                if (now().is(Kind.SYMBOL, "(")) {
                    throw Condition.refused(text, token.text() + " is a function, and there are none here");
                }
                yield new Expression.Field(token.text());
            }
            case TEXT -> new Expression.Literal(token.text());
            case NUMBER -> new Expression.Literal(number(token));
            case KEYWORD -> word(token);
            case SYMBOL -> {
                if (!token.text().equals("(")) {
                    at--;
                    throw unexpected("a field or a value");
                }
                Expression inner = or();
                expect(Kind.SYMBOL, ")");
                yield inner;
            }
            case END -> {
                at--;
                throw unexpected("a field or a value");
            }
        };
    }

    private Expression word(Token token) {
        switch (token.text()) {
            case "TRUE", "FALSE" -> {
                return new Expression.Literal(token.text().equals("TRUE"));
            }
            case "NULL" -> {
                return new Expression.Literal(null);
            }
            case "DATE", "TIMESTAMP" -> {
                if (now().kind() == Kind.TEXT) {
                    Moment moment = Moment.parse(tokens.get(at++).text());
                    if (moment == null) {
                        at--;
                        throw unexpected("a date such as '2015-01-31'");
                    }
                    return new Expression.Literal(moment);
                }
                // a column may well be called date
                return new Expression.Field(text.substring(token.at(), token.at() + token.text().length()));
            }
            default -> {
                at--;
                throw unexpected("a field or a value");
            }
        }
    }

    private Object number(Token token) {
        try {
            if (token.text().chars().allMatch(Character::isDigit)) {
                return Long.valueOf(token.text());
            }
            return Double.valueOf(token.text());
        } catch (NumberFormatException e) {
            throw Condition.refused(text, token.text() + " is not a number this program can hold");
        }
    }

    private Token now() {
        return tokens.get(at);
    }

    private boolean take(Kind kind, String value) {
        boolean is = now().is(kind, value);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(Kind kind, String value) {
        if (!take(kind, value)) {
            throw unexpected(kind == Kind.TEXT ? "a text in single quotes" : value);
        }
    }

    private RuntimeException unexpected(String wanted) {
        Token token = now();
        return Condition.refused(text, "at character " + (token.at() + 1) + " there is "
                + (token.kind() == Kind.END ? token.text() : "\"" + token.text() + "\"") + " where " + wanted
                + " belongs");
    }
}
