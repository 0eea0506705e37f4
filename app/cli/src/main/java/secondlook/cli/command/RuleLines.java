package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.policy.RuleReport;
import secondlook.runtime.guard.PolicyFigures;
import secondlook.runtime.guard.RuleFigures;

/** What a policy with rules does, as a JSON object and as lines. */
final class RuleLines {

    private RuleLines() {
    }

    static Document document(RuleReport report) {
        PolicyFigures all = report.figures();
        Document document = new Document().put("rows", all.rows()).put("flagged", all.reviewed())
                .put("accepted", all.accepted()).put("refused", all.refused())
                .put("acceptance_rate", all.acceptanceRate()).put("known_accepted", all.knownAccepted())
                .put("wrong_accepted", all.wrongAccepted()).put("error_rate_accepted", all.errorRate());
        document.put("rules", report.rules().stream().map(RuleLines::rule).toList());
        return document.put("conflicts", report.conflicts().stream().map(c -> new Document()
                .put("first", c.first().name()).put("second", c.second().name()).put("rows", c.rows()).values())
                .toList());
    }

    private static Map<String, @Nullable Object> rule(RuleFigures rule) {
        return new Document().put("name", rule.rule().name()).put("when", rule.rule().when())
                .put("outcome", rule.rule().outcome().key()).put("label", rule.rule().label())
                .put("shadow", rule.rule().shadow()).put("hits", rule.hits()).put("overruled", rule.overruled())
                .put("known", rule.known()).put("helped", rule.helped()).put("harmed", rule.harmed())
                .put("precision", rule.share())
                .put("precision_wilson95", rule.precision().isAvailable()
                        ? List.of(rule.precision().lower(), rule.precision().upper())
                        : null)
                .put("without", figures(rule.without())).put("with", figures(rule.with())).values();
    }

    private static Map<String, @Nullable Object> figures(PolicyFigures figures) {
        return new Document().put("accepted", figures.accepted()).put("flagged", figures.reviewed())
                .put("refused", figures.refused()).put("wrong_accepted", figures.wrongAccepted())
                .put("error_rate_accepted", figures.errorRate()).values();
    }

    static List<String> lines(RuleReport report) {
        PolicyFigures all = report.figures();
        List<String> lines = new ArrayList<>();
        lines.add(Words.count(all.accepted()) + " of " + Words.counted(all.rows(), "row") + " accepted, "
                + Words.count(all.reviewed()) + " for review, " + Words.count(all.refused())
                + " refused; of the accepted "
                + Words.percent(all.errorRate()) + " are wrong");
        for (RuleFigures rule : report.rules()) {
            lines.add("  " + rule.rule().name() + (rule.rule().shadow() ? " (watched only)" : "") + ": "
                    + Words.counted(rule.hits(), "hit") + (rule.overruled() == 0
                            ? ""
                            : ", " + rule.overruled()
                                    + " decided by a rule before it")
                    + "; of " + rule.known() + " known it helps " + rule.helped() + " and harms " + rule.harmed());
            lines.add(String.format(Locale.ROOT,
                    "    without it %,d accepted, %s wrong; with it %,d accepted, %s wrong",
                    rule.without().accepted(), Words.percent(rule.without().errorRate()), rule.with().accepted(),
                    Words.percent(rule.with().errorRate())));
        }
        for (RuleReport.Conflict conflict : report.conflicts()) {
            lines.add("  " + conflict.first().name() + " and " + conflict.second().name() + " both hold for "
                    + Words.counted(conflict.rows(), "row") + " and want different things; "
                    + conflict.first().name() + " is tried first");
        }
        return lines;
    }
}
