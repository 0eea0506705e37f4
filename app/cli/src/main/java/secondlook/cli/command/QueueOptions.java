package secondlook.cli.command;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import secondlook.app.data.Dataset;
import secondlook.app.review.QueueRecord;
import secondlook.app.review.ReviewQueue.Order;
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
import secondlook.app.review.queue.RunSources;
import secondlook.app.review.queue.UnexpectedRows;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;

/** What a review session should be made of, as the command line has it. */
final class QueueOptions {

    /** What puts rows before a person. */
    enum By {
        POLICY, CONFORMAL, DISAGREEMENT, RULES, LABEL_ISSUES, CHANGES
    }

    @Option(names = "--by", paramLabel = "policy|conformal|disagreement|rules|label_issues|changes", defaultValue = "policy", description = "What puts rows before you; policy goes by --measure and a threshold (${DEFAULT-VALUE}).")
    private By by;

    @Option(names = "--alpha", paramLabel = "A", description = "With --by conformal: share of misses allowed (${DEFAULT-VALUE}).")
    private double alpha = 0.1;

    @Option(names = "--calibrate-on", paramLabel = "RUN", description = "With --by conformal: a run whose truth is known; the run itself if left out.")
    private @Nullable String calibration;

    @Option(names = "--rule", paramLabel = "NAME=SQL", description = "With --by rules: a condition over the columns; may be given again.")
    private Map<String, String> rules = new LinkedHashMap<>();

    @Option(names = "--disagreement-above", paramLabel = "NATS", description = "With --by disagreement: mutual information of the ensemble (${DEFAULT-VALUE}).")
    private double disagreement = 0.05;

    @Option(names = "--against", paramLabel = "RUN", description = "With --by changes: the run of another version over the same rows.")
    private @Nullable String against;

    @Option(names = "--class", split = ",", paramLabel = "A,B", description = "Only rows that the model says are one of these.")
    private List<String> classes = new ArrayList<>();

    @Option(names = "--where", paramLabel = "SQL", description = "Only rows that fulfil this condition over the columns.")
    private @Nullable String where;

    @Option(names = "--size", paramLabel = "N", description = "So many items at most, the audit among them.")
    private int size;

    @Option(names = "--minutes", paramLabel = "M", description = "As many items as fit into this time.")
    private @Nullable Double minutes;

    @Option(names = "--seconds-per-item", paramLabel = "S", description = "Your pace, for --minutes and the preview (${DEFAULT-VALUE}).")
    private double pace = 8;

    @Option(names = "--stratify", paramLabel = "predicted|COLUMN", description = "Spread a sample over the model's labels or a column's values instead of taking the most urgent.")
    private @Nullable String stratify;

    @Option(names = "--audit", paramLabel = "N", description = "Mix in so many of the other rows, drawn at random.")
    private int audit;

    @Option(names = "--audit-share", paramLabel = "F", description = "The same as a share of --size, 0 to 1.")
    private @Nullable Double auditShare;

    @Option(names = "--group-alike", description = "Find near-duplicates, so that one answer can serve them.")
    private boolean groupAlike;

    @Option(names = "--order", paramLabel = "least_sure_first|random", defaultValue = "least_sure_first", description = "In which order they are seen (${DEFAULT-VALUE}).")
    private Order order;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn at random (${DEFAULT-VALUE}).")
    private long seed = 1;

    double pace() {
        return pace;
    }

    /** Whether the rows are put before a person by something else than the policy. */
    boolean isByPolicy() {
        return by == By.POLICY;
    }

    /**
     * What was asked for, for the record.
     *
     * @param truth column of the right answers; {@code null} for none
     */
    Map<String, String> words(@Nullable String truth) {
        Map<String, String> words = new LinkedHashMap<>();
        boolean aboutTruth = by == By.LABEL_ISSUES || by == By.RULES
                && rules.values().stream().anyMatch(condition -> QueueRecord.mentions(condition, truth));
        words.put(QueueRecord.ABOUT_TRUTH, aboutTruth ? "yes" : "no");
        words.put(QueueRecord.BY, by.name().toLowerCase(Locale.ROOT));
        words.put("order", order.name().toLowerCase(Locale.ROOT));
        words.put("seed", Long.toString(seed));
        rules.forEach((name, condition) -> words.put("rule " + name, condition));
        put(words, "class", classes.isEmpty() ? null : String.join(", ", classes));
        put(words, "where", where);
        put(words, "stratify", stratify);
        put(words, "size", most() == 0 ? null : Integer.toString(most()));
        put(words, "alpha", by == By.CONFORMAL ? Double.toString(alpha) : null);
        put(words, "calibrated_on", calibration);
        put(words, "against", against);
        return words;
    }

    private static void put(Map<String, String> words, String key, @Nullable String value) {
        if (value != null) {
            words.put(key, value);
        }
    }

    /** @param dataset of the run; {@code null} if it has none */
    QueueDraft draft(Workspace workspace, Run run, @Nullable Dataset dataset, DecisionPolicy policy) {
        check();
        Predictions predictions = run.predictions();
        QueueSource source = source(workspace, run, dataset, policy);
        BitSet rows = RowChoice.all(predictions);
        if (!classes.isEmpty()) {
            rows.and(RowChoice.predicted(predictions, classes));
        }
        if (where != null) {
            rows.and(RowChoice.where(predictions, needed(dataset, "--where"), where));
        }
        QueueDraft draft = QueueBuilder.build(predictions, policy.measure(), source,
                new QueueWish(order, most(), audits(), groups(predictions, dataset), rows, seed));
        return groupAlike
                ? NearDuplicates.group(draft, needed(dataset, "--group-alike"), compared(run, dataset))
                : draft;
    }

    private void check() {
        if (size < 0 || audit < 0 || !(pace > 0)) {
            throw refused("--size, --audit and --seconds-per-item cannot be negative", "Give positive numbers.");
        }
        if (minutes != null && !(minutes > 0)) {
            throw refused("--minutes " + minutes + " is no time", "Give a positive number.");
        }
        if (auditShare != null && !(auditShare >= 0 && auditShare <= 1)) {
            throw refused("--audit-share " + auditShare + " is not between 0 and 1", "Give a share such as 0.2.");
        }
        if (auditShare != null && most() == 0) {
            throw refused("--audit-share is a share of a size", "Give --size or --minutes too, or --audit N.");
        }
        if (by == By.CHANGES && against == null) {
            throw refused("it is not said against what", "Add --against RUN.");
        }
        if (by == By.RULES && rules.isEmpty()) {
            throw refused("no rule was given", "Add --rule \"NAME=SQL condition\".");
        }
    }

    private int most() {
        return QueueWish.most(size, minutes == null ? 0 : minutes, pace);
    }

    private int audits() {
        return auditShare == null ? audit : (int) Math.round(auditShare * most());
    }

    private QueueSource source(Workspace workspace, Run run, @Nullable Dataset dataset, DecisionPolicy policy) {
        return switch (by) {
            case POLICY -> new ContractSource(new PolicySource(run.predictions(), policy),
                    UnexpectedRows.of(run, dataset));
            case RULES -> RunSources.rules(run, needed(dataset, "--by rules"), rules);
            case LABEL_ISSUES -> RunSources.labelIssues(run);
            case CONFORMAL -> {
                if (calibration == null) {
                    yield RunSources.conformal(run, run, alpha);
                }
                try (Run other = workspace.openRun(GivenWorkspace.run(workspace, calibration).id())) {
                    yield RunSources.conformal(run, other, alpha);
                }
            }
            case CHANGES -> {
                try (Run other = workspace.openRun(GivenWorkspace.run(workspace, against).id())) {
                    yield new ChangeSource(run.predictions(), other.predictions());
                }
            }
            case DISAGREEMENT -> RunSources.disagreement(run, disagreement);
        };
    }

    private RowGroups groups(Predictions predictions, @Nullable Dataset dataset) {
        if (stratify == null) {
            return RowGroups.none(predictions.rows());
        }
        return stratify.equals("predicted")
                ? RowGroups.byPrediction(predictions)
                : RowChoice.byColumn(predictions, needed(dataset, "--stratify " + stratify), stratify);
    }

    /** What the model looked at, as far as that is known; else every column but the truth. */
    private static List<String> compared(Run run, @Nullable Dataset dataset) {
        List<String> columns = new ArrayList<>(needed(dataset, "--group-alike").manifest().schema().names());
        columns.remove(String.valueOf(run.manifest().truth()));
        List<String> bound = run.manifest().binding().values().stream()
                .flatMap(text -> List.of(text.split(", ")).stream()).filter(columns::contains).distinct().toList();
        return bound.isEmpty() || run.manifest().modelSha256() == null ? columns : bound;
    }

    private static Dataset needed(@Nullable Dataset dataset, String option) {
        if (dataset == null) {
            throw refused(option + " needs the rows of the run, which it does not have",
                    "Score the dataset itself, or leave the option out.");
        }
        return Objects.requireNonNull(dataset);
    }

    private static RefusedException refused(String why, String remedy) {
        return new RefusedException("no session was made", why, remedy);
    }
}
