package secondlook.runtime.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;
import secondlook.runtime.expression.BoundCondition;
import secondlook.runtime.expression.Condition;

/**
 * A policy made ready for rows of one schema. The same code decides in the window, on the command line and in a service, so
 * that a row meets the same fate everywhere. Used by one thread at a time.
 */
public final class Guard {

    /** What a rule can ask of the prediction besides the inputs. An input of the same name is hidden by it. */
    public static final List<String> PREDICTION_FIELDS = List.of("predicted", "confidence", "margin", "entropy");

    private final DecisionPolicy policy;
    private final List<String> classes;
    private final Schema fields;
    private final List<String> inputs;
    private final List<BoundCondition> conditions = new ArrayList<>();
    private final int[] labels;

    /**
     * @param schema  the inputs' columns
     * @param classes of the run's model
     * @throws RefusedException if a rule names a field that is absent, does not fit, or overrides with a label that is no class
     */
    public Guard(DecisionPolicy policy, Schema schema, List<String> classes) {
        this.policy = policy;
        this.classes = List.copyOf(classes);
        this.inputs = inputs(policy, schema);
        List<Column> columns = new ArrayList<>(schema.select(inputs).columns());
        columns.add(new Column("predicted", ColumnType.TEXT));
        PREDICTION_FIELDS.stream().skip(1).forEach(name -> columns.add(new Column(name, ColumnType.REAL)));
        this.fields = new Schema(columns);
        this.labels = new int[policy.rules().size()];
        for (int r = 0; r < labels.length; r++) {
            Rule rule = policy.rules().get(r);
            conditions.add(Condition.parse(rule.when()).bind(fields));
            String label = rule.label();
            labels[r] = label == null ? -1 : classes.indexOf(label);
            if (label != null && labels[r] < 0) {
                throw new RefusedException("The rule " + rule.name() + " cannot be used",
                        label + " is none of the classes " + String.join(", ", classes), "Name one of them.");
            }
        }
    }

    private static List<String> inputs(DecisionPolicy policy, Schema schema) {
        Set<String> names = new LinkedHashSet<>();
        for (Rule rule : policy.rules()) {
            for (String field : Condition.parse(rule.when()).fields()) {
                boolean own = PREDICTION_FIELDS.stream().anyMatch(p -> p.equalsIgnoreCase(field));
                schema.find(field).ifPresent(index -> {
                    if (!own) {
                        names.add(schema.column(index).name());
                    }
                });
            }
        }
        return List.copyOf(names);
    }

    /** The columns that {@link #decide} wants, in that order; perhaps none. */
    public List<String> inputs() {
        return inputs;
    }

    /** Decisions on so many rows, none made yet. */
    public Decisions begin(int rows) {
        return Decisions.empty(classes, policy.rules(), rows);
    }

    /** Decides every row; as {@link #decide(int, FeatureBatch, Predictions, Predictions, Decisions)}. */
    public Decisions decide(FeatureBatch rows, Predictions primary, @Nullable Predictions secondary) {
        Decisions decisions = begin(primary.rows());
        decide(0, rows, primary, secondary, decisions);
        return decisions;
    }

    /**
     * Decides some rows.
     *
     * @param from      index of the first of them
     * @param rows      the columns {@link #inputs()} of these rows
     * @param primary   what the first model says of all rows
     * @param secondary what the second says of all rows, in the same classes and order; {@code null} where it was not asked
     * @param into      takes the decisions
     */
    public void decide(int from, FeatureBatch rows, Predictions primary, @Nullable Predictions secondary,
            Decisions into) {
        FeatureBatch all = new FeatureBatch(fields, rows.rows(),
                PredictionColumns.after(rows.columns(), primary, from, from + rows.rows()));
        double[] values = primary.values(policy.measure());
        for (int row = from; row < from + rows.rows(); row++) {
            int first = matches(all, row - from, row, into);
            if (first >= 0) {
                ruled(into, row, first, primary, secondary);
            } else {
                unruled(into, row, values[row], primary, secondary);
            }
        }
    }

    /** The first rule in force that holds; -1 if none. Notes all that hold. */
    private int matches(FeatureBatch batch, int at, int row, Decisions decisions) {
        int first = -1;
        for (int r = 0; r < labels.length; r++) {
            boolean hit = conditions.get(r).test(batch, at);
            decisions.hits()[r][row] = hit;
            if (hit && first < 0 && !policy.rules().get(r).shadow()) {
                first = r;
            }
        }
        return first;
    }

    private void ruled(Decisions out, int row, int index, Predictions primary, @Nullable Predictions secondary) {
        Rule rule = policy.rules().get(index);
        out.decidedBy()[row] = index;
        String reason = "rule " + rule.name() + ": " + rule.when();
        RuleOutcome outcome = rule.outcome();
        switch (outcome) {
            case REVIEW -> put(out, row, Outcome.REVIEW, primary.predicted()[row], Source.MODEL, reason);
            case REFUSE -> put(out, row, Outcome.REFUSE, -1, Source.NONE, reason);
            case OVERRIDE -> put(out, row, Outcome.ACCEPT, labels[index], Source.RULE, reason);
            case FALLBACK -> secondary(out, row, secondary, reason);
        }
    }

    private void unruled(Decisions out, int row, double value, Predictions primary, @Nullable Predictions secondary) {
        RowStatus status = RowStatus.of(primary.status()[row]);
        String predicted = primary.predictedName(row);
        Fallback fallback = policy.fallback();
        boolean invalid = status == RowStatus.INVALID;
        Measure measure = policy.measure();
        if (!invalid && !measure.flags(value, policy.thresholdFor(predicted))) {
            put(out, row, Outcome.ACCEPT, primary.predicted()[row], Source.MODEL, "");
            return;
        }
        String reason = policy.reason(status, value, predicted);
        if (fallback != null && (invalid ? fallback.onInvalid() : fallback.onAbstain())) {
            secondary(out, row, secondary, reason);
        } else {
            put(out, row, Outcome.REVIEW, primary.predicted()[row], invalid ? Source.NONE : Source.MODEL, reason);
        }
    }

    private void secondary(Decisions out, int row, @Nullable Predictions secondary, String reason) {
        if (secondary == null) {
            put(out, row, Outcome.REVIEW, -1, Source.NONE, reason + "; the second model was not asked");
        } else if (!secondary.isValid(row)) {
            put(out, row, Outcome.REVIEW, -1, Source.NONE, reason + "; the second model has no usable scores either");
        } else {
            double least = policy.fallback() == null ? 0 : policy.fallback().least();
            boolean sure = secondary.confidence()[row] >= least;
            put(out, row, sure ? Outcome.ACCEPT : Outcome.REVIEW, secondary.predicted()[row], Source.FALLBACK,
                    reason + String.format(Locale.ROOT, "; second model %s %.2f%s",
                            secondary.predictedName(row), secondary.confidence()[row], sure ? "" : ", too unsure"));
        }
    }

    private static void put(Decisions out, int row, Outcome outcome, int label, Source source, String reason) {
        out.outcome()[row] = (byte) outcome.ordinal();
        out.label()[row] = label;
        out.source()[row] = (byte) source.ordinal();
        out.reason()[row] = reason;
    }
}
