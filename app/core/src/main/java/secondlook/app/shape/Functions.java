package secondlook.app.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions that expressions may use: those that give the same for the same row wherever and whenever they run. There is
 * none among them that looks at a file, at the clock, at other rows or at the database.
 */
public final class Functions {

    /** How to write each, for completion. */
    private static final Map<String, String> WRITTEN = new TreeMap<>();

    static {
        List<String> written = new ArrayList<>();
        Collections.addAll(written, "abs(x)", "ceil(x)", "ceiling(x)", "floor(x)", "round(x, digits)", "trunc(x)",
                "sign(x)", "sqrt(x)", "cbrt(x)", "exp(x)", "ln(x)", "log(x)", "log2(x)", "log10(x)", "pow(x, y)",
                "power(x, y)", "mod(x, y)", "greatest(a, b, …)", "least(a, b, …)", "sin(x)", "cos(x)", "tan(x)",
                "asin(x)", "acos(x)", "atan(x)", "atan2(y, x)", "degrees(x)", "radians(x)", "pi()", "isnan(x)",
                "isinf(x)", "isfinite(x)");
        Collections.addAll(written, "lower(text)", "upper(text)", "trim(text)", "ltrim(text)", "rtrim(text)",
                "length(text)", "left(text, n)", "right(text, n)", "substring(text, from, n)",
                "replace(text, what, by)", "concat(a, b, …)", "concat_ws(between, a, b, …)", "contains(text, part)",
                "starts_with(text, part)", "ends_with(text, part)", "strpos(text, part)", "position(part IN text)",
                "split_part(text, between, n)", "lpad(text, n, with)", "rpad(text, n, with)", "reverse(text)",
                "regexp_matches(text, pattern)", "regexp_full_match(text, pattern)",
                "regexp_extract(text, pattern, group)", "regexp_replace(text, pattern, by)");
        Collections.addAll(written, "year(date)", "quarter(date)", "month(date)", "week(date)", "day(date)",
                "hour(time)", "minute(time)", "second(time)", "dayofweek(date)", "isodow(date)", "dayofyear(date)",
                "dayname(date)", "monthname(date)", "date_part(part, date)", "date_trunc(part, date)",
                "date_diff(part, from, to)", "date_add(date, interval)", "make_date(year, month, day)",
                "strftime(date, pattern)", "strptime(text, pattern)", "try_strptime(text, pattern)", "last_day(date)",
                "epoch(time)", "to_timestamp(seconds)");
        Collections.addAll(written, "coalesce(a, b, …)", "nullif(a, b)", "ifnull(a, b)", "try(x)",
                "if(condition, then, else)");
        for (String function : written) {
            WRITTEN.put(function.substring(0, function.indexOf('(')), function);
        }
    }

    /** Names that the parser turns operators and other notations into. */
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "//", "%", "^", "**", "||", "~~", "!~~",
            "~~*",
            "!~~*", "~~~", "like_escape", "not_like_escape", "ilike_escape", "not_ilike_escape", "@", "!", "to_years",
            "to_months", "to_weeks", "to_days", "to_hours", "to_minutes", "to_seconds", "to_milliseconds",
            "to_microseconds", "substr", "datepart", "datetrunc", "datediff", "strlen", "suffix", "prefix", "instr");

    private static final Set<String> OF_MANY_ROWS = Set.of("sum", "avg", "mean", "count", "min", "max", "median",
            "mode",
            "first", "last", "any_value", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop",
            "quantile", "quantile_cont", "quantile_disc", "string_agg", "group_concat", "list", "array_agg", "corr",
            "arg_max", "arg_min", "bool_and", "bool_or", "product", "kurtosis", "skewness", "entropy", "histogram",
            "approx_count_distinct", "count_star");

    private Functions() {
    }

    static boolean isAllowed(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        return WRITTEN.containsKey(known) || OPERATORS.contains(known);
    }

    /** Why a function that is not allowed is not. */
    static String refusal(String name) {
        String known = name.toLowerCase(Locale.ROOT);
        if (OF_MANY_ROWS.contains(known)) {
            return name + " looks at many rows, and an expression sees one row at a time";
        }
        if (known.equals("row")) {
            return "it is more than one expression";
        }
        return "there is no function " + name + " for expressions";
    }

    /** How to write each function, in alphabetical order. */
    public static List<String> written() {
        return List.copyOf(WRITTEN.values());
    }
}
