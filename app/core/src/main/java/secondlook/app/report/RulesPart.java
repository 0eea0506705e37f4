package secondlook.app.report;

import secondlook.app.policy.RuleReport;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.guard.PolicyFigures;
import secondlook.runtime.guard.PolicyJson;
import secondlook.runtime.guard.RuleFigures;

/** What decides, and what each rule is good for. */
final class RulesPart {

    private RulesPart() {
    }

    static void write(Html page, ReportContent content) {
        DecisionPolicy policy = content.policy().policy();
        page.element("h2", "Policy and rules");
        page.element("p", "A person should look at predictions by this policy: " + PolicyWords.threshold(policy)
                + " (" + content.policy().words() + ").");
        Fallback fallback = policy.fallback();
        if (fallback != null) {
            page.element("p", "Second model: " + PolicyWords.fallback(fallback) + ".");
        }
        RuleReport tried = content.policy().rules();
        if (policy.rules().isEmpty()) {
            page.element("p", "There are no rules.");
        } else if (tried == null) {
            untried(page, content);
        } else {
            tried(page, tried);
        }
        if (content.choice().audience().wantsSettings()) {
            page.raw("<details><summary>As the command line reads it</summary>")
                    .element("pre", PolicyJson.write(policy)).raw("</details>\n");
        }
    }

    private static void untried(Html page, ReportContent content) {
        String why = content.policy().whyNot();
        page.element("p", "What the rules do is not known" + (why == null ? "." : ": " + why + "."));
        HtmlTable table = new HtmlTable("rule", "<where", "<outcome", "<is");
        for (Rule rule : content.policy().policy().rules()) {
            table.row(rule.name(), rule.when(), PolicyWords.outcome(rule), state(rule));
        }
        table.writeTo(page);
    }

    private static void tried(Html page, RuleReport report) {
        PolicyFigures all = report.figures();
        page.element("p", "As it stands, " + Figures.count(all.accepted()) + " are accepted, "
                + Figures.count(all.reviewed()) + " go to review, " + Figures.count(all.refused())
                + " are refused; of the accepted with a known answer " + Figures.percent(all.errorRate())
                + " are wrong. Rules are tried in this order; the first in force that holds decides.");
        HtmlTable rules = new HtmlTable("rule", "<where", "<outcome", "<is", "hits", "helps", "harms", "precision");
        HtmlTable change = new HtmlTable("rule", "accepted without", "with", "to review without", "with",
                "wrong without", "with");
        for (RuleFigures rule : report.rules()) {
            rules.row(rule.rule().name(), rule.rule().when(), PolicyWords.outcome(rule.rule()), state(rule.rule()),
                    Figures.count(rule.hits()), Figures.count(rule.helped()), Figures.count(rule.harmed()),
                    rule.known() == 0
                            ? Figures.NOT_AVAILABLE
                            : Figures.percent(rule.share()) + " (" + Figures.interval(rule.precision()) + ")");
            change.row(rule.rule().name(), Figures.count(rule.without().accepted()),
                    Figures.count(rule.with().accepted()), Figures.count(rule.without().reviewed()),
                    Figures.count(rule.with().reviewed()), Figures.percent(rule.without().errorRate()),
                    Figures.percent(rule.with().errorRate()));
        }
        rules.writeTo(page);
        page.element("h3", "What each rule changes");
        change.writeTo(page);
        for (RuleReport.Conflict conflict : report.conflicts()) {
            page.element("p", conflict.first().name() + " and " + conflict.second().name() + " both hold for "
                    + Figures.counted(conflict.rows(), "row") + " and want different things; "
                    + conflict.first().name() + " is tried first.");
        }
    }

    private static String state(Rule rule) {
        return rule.shadow() ? "watched only" : "in force";
    }
}
