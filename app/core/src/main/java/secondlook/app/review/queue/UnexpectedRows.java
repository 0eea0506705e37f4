package secondlook.app.review.queue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.expect.Action;
import secondlook.app.expect.Violation;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunContract;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.Predictions;

/**
 * The rows of a run that break what the model expects of its data and are flagged for it, however sure the model was of
 * them: it was asked of something that it does not know.
 */
public final class UnexpectedRows {

    /** Where everything is as expected. */
    public static final UnexpectedRows NONE = new UnexpectedRows(Map.of());

    private final Map<String, BitSet> byRule;
    private final BitSet any = new BitSet();

    private UnexpectedRows(Map<String, BitSet> byRule) {
        this.byRule = new LinkedHashMap<>(byRule);
        byRule.values().forEach(any::or);
    }

    /** @param byRule for each rule that is broken, in words, the rows of the run that break it */
    public static UnexpectedRows of(Map<String, BitSet> byRule) {
        return byRule.isEmpty() ? NONE : new UnexpectedRows(byRule);
    }

    /**
     * As the run was held against its model's expectations when it was made.
     *
     * @param dataset of the run; {@code null} if it is not at hand
     * @throws RefusedException if rows were flagged and the dataset that tells which is not at hand
     */
    public static UnexpectedRows of(Run run, @Nullable Dataset dataset) {
        RunContract contract = run.manifest().contract();
        Map<String, BitSet> byRule = new LinkedHashMap<>();
        for (Violation violation : contract == null ? List.<Violation>of() : contract.violations()) {
            String condition = violation.condition();
            if (violation.action() == Action.FLAG && condition != null) {
                if (dataset == null) {
                    throw new RefusedException("The rows that are not as the model expects cannot be told",
                            "the dataset of run " + run.manifest().id() + " is not at hand",
                            "Open or score the dataset again.");
                }
                byRule.put(violation.rule(), RowChoice.where(run.predictions(), dataset, condition));
            }
        }
        return of(byRule);
    }

    /** As a prediction file tells in its column {@value PredictionFiles#UNEXPECTED}; none where it has no such column. */
    public static UnexpectedRows ofFile(Predictions predictions, Dataset file) {
        Schema schema = file.manifest().schema();
        boolean told = schema.find(PredictionFiles.UNEXPECTED).isPresent()
                && schema.column(schema.find(PredictionFiles.UNEXPECTED).getAsInt()).type() == ColumnType.TEXT;
        if (!told) {
            return NONE;
        }
        Map<String, BitSet> byRule = new LinkedHashMap<>();
        String column = "\"" + PredictionFiles.UNEXPECTED + "\"";
        List<List<@Nullable String>> rules = file.ask("SELECT rowid, " + column + " FROM data WHERE " + column
                + " IS NOT NULL ORDER BY rowid");
        for (List<@Nullable String> row : rules) {
            int at = Integer.parseInt(String.valueOf(row.getFirst()));
            if (at < predictions.rows()) {
                byRule.computeIfAbsent(String.valueOf(row.getLast()), unused -> new BitSet()).set(at);
            }
        }
        return of(byRule);
    }

    /** Whether this row of the run is flagged. */
    public boolean has(int row) {
        return any.get(row);
    }

    /** How many rows of the run are flagged. */
    public int count() {
        return any.cardinality();
    }

    /** What was expected of this row of the run, in words; {@code null} where it is as expected. */
    public @Nullable String rules(int row) {
        if (!has(row)) {
            return null;
        }
        List<String> broken = new ArrayList<>();
        byRule.forEach((rule, rows) -> {
            if (rows.get(row)) {
                broken.add(rule);
            }
        });
        return String.join("; ", broken);
    }

    /**
     * Why a person should see the row.
     *
     * @param besides why they should see it anyhow; {@code null} for no other reason
     * @return {@code besides} where the row is as expected
     */
    public @Nullable String reason(int row, @Nullable String besides) {
        String broken = rules(row);
        return broken == null ? besides : "not as expected: " + broken + (besides == null ? "" : "; " + besides);
    }
}
