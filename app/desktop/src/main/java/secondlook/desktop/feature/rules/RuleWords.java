package secondlook.desktop.feature.rules;

import secondlook.app.policy.RuleReport;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.guard.PolicyFigures;
import secondlook.runtime.guard.RuleFigures;

/** Rules and what they do, in words. */
final class RuleWords {

    private RuleWords() {
    }

    static String outcome(Rule rule) {
        return switch (rule.outcome()) {
            case REVIEW -> "review";
            case OVERRIDE -> "say " + rule.label();
            case FALLBACK -> "second model";
            case REFUSE -> "refuse";
        };
    }

    /** Percentage of the known hits where it helps, with its 95 % interval. */
    static String precision(RuleFigures figures) {
        return figures.known() == 0
                ? Figures.NOT_AVAILABLE
                : Figures.percentFigure(figures.share()) + " (" + Figures.fixed(100 * figures.precision().lower(), 0)
                        + "–"
                        + Figures.fixed(100 * figures.precision().upper(), 0) + ")";
    }

    /** What is wrong among the accepted without the rule, and with it. */
    static String change(RuleFigures figures) {
        return Figures.percent(figures.without().errorRate()) + " → " + Figures.percent(figures.with().errorRate());
    }

    /** What a rule would do, before it is kept. */
    static String trial(RuleFigures figures, int rows) {
        String hits = "Holds for " + Figures.count(figures.hits()) + " of " + Wording.count(rows, "row", "rows");
        if (figures.known() == 0) {
            return hits + "; the right answer is known of none of them.";
        }
        return hits + ". Of " + Figures.count(figures.known()) + " known it helps " + Figures.count(figures.helped())
                + " and harms " + Figures.count(figures.harmed()) + "; wrong among the accepted " + change(figures)
                + ", to review " + Figures.count(figures.without().reviewed()) + " → "
                + Figures.count(figures.with().reviewed()) + ".";
    }

    static String summary(RuleReport report) {
        PolicyFigures all = report.figures();
        return "With the rules in force " + Figures.count(all.accepted()) + " of "
                + Wording.count(all.rows(), "row is", "rows are") + " accepted, " + Figures.count(all.reviewed())
                + " go to review and " + Figures.count(all.refused()) + " are refused; "
                + Figures.percent(all.errorRate()) + " of the accepted are wrong.";
    }

    static String conflict(RuleReport.Conflict conflict) {
        return "also holds for " + Wording.count(conflict.rows(), "row", "rows") + " of " + conflict.first().name()
                + ", which wants something else and is tried first";
    }
}
