package secondlook.desktop.feature.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.policy.GuardedRun;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.app.workspace.SecondRun;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.expression.Condition;
import secondlook.runtime.guard.Guard;
import secondlook.runtime.job.JobContext;

/**
 * What rules are tried on.
 *
 * @param workspace holds the reviews and the second model's runs
 * @param run       of a classifier
 * @param dataset   the rows that were scored; {@code null} where they are not at hand
 */
record RuleSubject(Workspace workspace, Run run, @Nullable Dataset dataset) {

    private Schema schema() {
        Dataset rows = dataset;
        return rows == null ? new Schema(List.of()) : rows.manifest().schema();
    }

    /** What a condition can ask for: the prediction's own, then the columns, without the answer that is to be told. */
    List<Column> fields() {
        List<Column> fields = new ArrayList<>();
        Guard.PREDICTION_FIELDS.forEach(name -> fields
                .add(new Column(name, name.equals("predicted") ? ColumnType.TEXT : ColumnType.REAL)));
        schema().columns().stream().filter(c -> !c.name().equals(run.manifest().truth()))
                .filter(c -> Guard.PREDICTION_FIELDS.stream().noneMatch(c.name()::equalsIgnoreCase))
                .forEach(fields::add);
        return fields;
    }

    List<String> classes() {
        return run.manifest().classes();
    }

    /** @throws RefusedException if the rule cannot be used on these rows; says what is wrong with it */
    void check(DecisionPolicy policy, Rule rule) {
        // says of a name that is wrong which ones there are, all of them
        Condition.parse(rule.when()).bind(new Schema(fields()));
        new Guard(policy.withRules(List.of(rule)), schema(), classes());
    }

    /**
     * Counts what the policy and each of its rules do; not on the FX thread.
     *
     * @throws RefusedException if that cannot be told
     */
    RuleReport report(DecisionPolicy policy) {
        Predictions predictions = run.predictions();
        Predictions second = policy.fallback() == null
                ? null
                : SecondRun.of(workspace, run.manifest(), predictions, policy.fallback());
        return RuleReport.of(new GuardedRun(run.manifest().modelName(), predictions, dataset, second,
                dataset == null ? UnexpectedRows.NONE : UnexpectedRows.of(run, dataset)), policy,
                KnownAnswers.of(predictions, run.manifest().id(), workspace.reviews()), JobContext.NONE);
    }
}
