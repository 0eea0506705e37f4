package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.policy.GuardedRun;
import secondlook.app.review.NewSession;
import secondlook.app.review.QueueRecord;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.SessionRole;
import secondlook.app.review.queue.ChangeSource;
import secondlook.app.review.queue.ContractSource;
import secondlook.app.review.queue.NearDuplicates;
import secondlook.app.review.queue.PolicySource;
import secondlook.app.review.queue.QueueBuilder;
import secondlook.app.review.queue.QueueDraft;
import secondlook.app.review.queue.QueueSource;
import secondlook.app.review.queue.QueueWish;
import secondlook.app.review.queue.RowChoice;
import secondlook.app.review.queue.RowGroups;
import secondlook.app.review.queue.RuleSource;
import secondlook.app.review.queue.RunSources;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.desktop.feature.confidence.ReviewWish.By;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.job.JobContext;

/** Turns a wish into the items of a session. Not on the FX thread. */
final class ReviewDraft {

    /** Share of misses that conformal sets allow. */
    private static final double ALPHA = 0.1;

    /** Mutual information in nats above which members of an ensemble disagree. */
    private static final double DISAGREEMENT = 0.05;

    private final Run run;
    private final @Nullable Dataset dataset;
    private final DecisionPolicy policy;
    private final long seed;
    private final Function<String, Run> runs;

    /**
     * @param dataset the rows of the run; {@code null} where it has none
     * @param policy  that flags
     * @param runs    opens the run of an id
     */
    ReviewDraft(Run run, @Nullable Dataset dataset, DecisionPolicy policy, long seed, Function<String, Run> runs) {
        this.runs = runs;
        this.run = run;
        this.dataset = dataset;
        this.policy = policy;
        this.seed = seed;
    }

    /** @throws RefusedException if the wish needs something that the run does not have, or a rule is not valid */
    QueueDraft items(ReviewWish wish) {
        RowFilter chosen = wish.chosen();
        Predictions predictions = run.predictions();
        if (chosen != null) {
            return new QueueDraft(chosen(predictions, chosen, wish.blind()), List.of(), 0);
        }
        QueueSource source = source(wish);
        BitSet rows = rows(wish, predictions);
        int others = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            others += predictions.isValid(row) && Double.isNaN(source.urgency(row)) ? 1 : 0;
        }
        RowGroups groups = wish.spread().groups(predictions, dataset);
        QueueDraft draft = QueueBuilder.build(predictions, policy.measure(), source, new QueueWish(wish.order(),
                wish.most(), (int) Math.round(wish.audit() * others), groups, rows, seed));
        return wish.alike() && dataset != null ? NearDuplicates.group(draft, dataset, compared(dataset)) : draft;
    }

    private BitSet rows(ReviewWish wish, Predictions predictions) {
        BitSet rows = RowChoice.all(predictions);
        String label = wish.label();
        if (label != null) {
            rows.and(RowChoice.predicted(predictions, List.of(label)));
        }
        if (!wish.where().isBlank()) {
            rows.and(RowChoice.where(predictions, needed("a condition"), wish.where().strip()));
        }
        return rows;
    }

    private Dataset needed(String what) {
        if (dataset == null) {
            throw new RefusedException("No row is chosen yet", what + " needs the rows of the run, which are not here",
                    "Score the dataset itself.");
        }
        return dataset;
    }

    /** The session that is made of the items. */
    NewSession session(ReviewWish wish, QueueDraft draft) {
        // a policy that flags every row: what the answers say is then said of the chosen rows and of no others
        DecisionPolicy kept = wish.chosen() == null
                ? policy
                : DecisionPolicy.of(policy.measure(), policy.measure().highIsUnsure() ? -1 : 2);
        Map<String, String> options = new LinkedHashMap<>();
        options.put(QueueRecord.BY,
                wish.chosen() == null ? wish.by().name().toLowerCase(Locale.ROOT) : QueueRecord.CHOSEN);
        options.put(QueueRecord.ABOUT_TRUTH, isAboutTruth(wish) ? "yes" : "no");
        options.put("order", wish.order().name().toLowerCase(Locale.ROOT));
        options.put("seed", Long.toString(seed));
        options.put("rule", wish.rule());
        put(options, "class", wish.label());
        put(options, "where", wish.where().isBlank() ? null : wish.where().strip());
        put(options, "stratify", wish.spread().option().isEmpty() ? null : wish.spread().option());
        put(options, "against", wish.by() == By.CHANGES ? wish.against() : null);
        return new NewSession(wish.name(), run.manifest().id(), kept, run.predictions().classes(), wish.reviewer(),
                draft.items(), SessionRole.REVIEW, null, null, new QueueRecord(draft.strata(), options));
    }

    /** Whether what the items are there for would give the right answer away. */
    private boolean isAboutTruth(ReviewWish wish) {
        String truth = run.manifest().truth();
        RowFilter chosen = wish.chosen();
        if (chosen != null) {
            return chosen.tells(truth);
        }
        return switch (wish.by()) {
            case LABEL_ISSUES -> true;
            case RULE -> QueueRecord.mentions(wish.rule(), truth);
            case POLICY_RULES -> policy.rules().stream().anyMatch(rule -> QueueRecord.mentions(rule.when(), truth));
            case POLICY, SETS, DISAGREEMENT, CHANGES -> false;
        };
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }

    private QueueSource source(ReviewWish wish) {
        By by = wish.by();
        return switch (by) {
            case POLICY -> new ContractSource(new PolicySource(run.predictions(), policy),
                    UnexpectedRows.of(run, dataset));
            case SETS -> RunSources.conformal(run, run, ALPHA);
            case DISAGREEMENT -> RunSources.disagreement(run, DISAGREEMENT);
            case LABEL_ISSUES -> RunSources.labelIssues(run);
            case POLICY_RULES -> policyRules();
            case RULE -> {
                if (wish.rule().isBlank()) {
                    throw new RefusedException("No row is chosen yet", "the rule is empty",
                            "Write a condition over the columns, such as wind > 8.");
                }
                yield RunSources.rules(run, needed("a rule"), Map.of(wish.rule().strip(), wish.rule().strip()));
            }
            case CHANGES -> {
                String against = wish.against();
                if (against == null) {
                    throw new RefusedException("No row is chosen yet", "it is not said against which run",
                            "Score the dataset with another version too, and choose its run.");
                }
                try (Run other = runs.apply(against)) {
                    yield new ChangeSource(run.predictions(), other.predictions());
                }
            }
        };
    }

    /** The rows for which rules of the policy hold, those in force and those that are only watched. */
    private QueueSource policyRules() {
        if (policy.rules().isEmpty()) {
            throw new RefusedException("No row is chosen yet", "the policy has no rules",
                    "Write one on the tab Rules of Confidence.");
        }
        // only where the conditions hold is asked for, which needs no second model
        Decisions decisions = new GuardedRun(run.manifest().modelName(), run.predictions(), dataset, null)
                .decide(policy, JobContext.NONE);
        Map<String, BitSet> hits = new LinkedHashMap<>();
        for (int rule = 0; rule < policy.rules().size(); rule++) {
            BitSet rows = new BitSet();
            for (int row = 0; row < decisions.rows(); row++) {
                rows.set(row, decisions.hits()[rule][row]);
            }
            hits.put(policy.rules().get(rule).name(), rows);
        }
        return new RuleSource(hits);
    }

    /** What the model looked at, as far as that is known; else every column but the truth. */
    private List<String> compared(Dataset rows) {
        List<String> columns = new ArrayList<>(rows.manifest().schema().names());
        columns.remove(String.valueOf(run.manifest().truth()));
        List<String> bound = run.manifest().binding().values().stream()
                .flatMap(text -> List.of(text.split(", ")).stream()).filter(columns::contains).distinct().toList();
        return bound.isEmpty() || run.manifest().modelSha256() == null ? columns : bound;
    }

    private List<ReviewItem> chosen(Predictions predictions, RowFilter filter, boolean blind) {
        double[] values = predictions.values(policy.measure());
        List<Integer> rows = new ArrayList<>();
        for (int row : RowOrder.LEAST_SURE.sorted(predictions, policy.measure(),
                row -> filter.holds(predictions, row))) {
            rows.add(row);
        }
        if (blind) {
            // the place would tell how sure the model was
            Collections.shuffle(rows, new Random(seed));
        }
        List<ReviewItem> items = new ArrayList<>();
        for (int row : rows) {
            items.add(new ReviewItem(items.size(), predictions.rowIds()[row], row, predictions.predictedName(row),
                    values[row], "chosen by hand: " + filter.label(), 1));
        }
        return items;
    }
}
