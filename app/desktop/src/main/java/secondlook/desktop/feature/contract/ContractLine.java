package secondlook.desktop.feature.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.expect.Action;
import secondlook.app.expect.ColumnExpectation;
import secondlook.app.expect.RowRule;
import secondlook.desktop.chart.Figures;

/**
 * One expectation: of a column, or of whole rows.
 *
 * @param column {@code null} for a rule
 * @param rule   {@code null} for a column
 */
record ContractLine(@Nullable ColumnExpectation column, @Nullable RowRule rule) {

    private static final int LISTED = 4;

    static ContractLine of(ColumnExpectation column) {
        return new ContractLine(column, null);
    }

    static ContractLine of(RowRule rule) {
        return new ContractLine(null, rule);
    }

    String title() {
        return column != null ? column.column() : rule != null ? rule.name() : "";
    }

    Action action() {
        return column != null ? column.action() : rule != null ? rule.action() : Action.FLAG;
    }

    ContractLine with(Action action) {
        return column != null
                ? of(column.with(action))
                : rule != null ? of(new RowRule(rule.name(), rule.condition(), action)) : this;
    }

    /** "0.4 to 9.5, ±10 %; never missing". */
    String words() {
        if (rule != null) {
            return rule.condition();
        }
        ColumnExpectation expected = column;
        if (expected == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        Double least = expected.least();
        Double most = expected.most();
        if (least != null || most != null) {
            parts.add((least == null ? "any" : Figures.number(least)) + " to "
                    + (most == null ? "any" : Figures.number(most))
                    + (expected.tolerance() == 0 || least == null || most == null
                            ? ""
                            : ", \u00b1" + percent(expected.tolerance())));
        } else {
            parts.add(expected.type().name().toLowerCase(Locale.ROOT));
        }
        List<String> categories = expected.categories();
        if (categories != null) {
            parts.add("one of " + String.join(", ", categories.stream().limit(LISTED).toList())
                    + (categories.size() > LISTED ? " and " + (categories.size() - LISTED) + " more" : ""));
        }
        parts.add(expected.missing() == 0
                ? "never missing"
                : expected.missing() >= 1
                        ? "may be missing"
                        : "missing in at most " + percent(expected.missing()));
        if (expected.unique()) {
            parts.add("no value twice");
        }
        return String.join("; ", parts);
    }

    private static String percent(double share) {
        return Figures.fixed(100 * share, 100 * share == Math.rint(100 * share) ? 0 : 1) + "\u202f%";
    }
}
