package secondlook.desktop.feature.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.policy.KnownAnswers;
import secondlook.app.policy.RuleReport;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.session.Decided;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Fallback;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.guard.PolicyFigures;
import secondlook.runtime.guard.RuleFigures;

/**
 * The rules of the policy that decides now: what each does to the run, in what order, and how they are changed. Every change
 * is kept with the run at once, so that the command line and a service decide by the same rules. Used on the FX thread.
 */
public final class RulesViewModel {

    private record Question(RuleSubject subject, DecisionPolicy policy) {}

    private record Found(Question question, @Nullable RuleReport report, @Nullable Decided decided, String trouble) {}

    private record Trial(Question question, Rule rule, Consumer<String> words) {}

    private record Tried(Consumer<String> words, String text) {}

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;
    private final Consumer<DecisionPolicy> use;
    private final LatestOnly<Question, Found> counting;
    private final LatestOnly<Trial, Tried> trials;
    private final RuleEditor editor;
    private final ReadOnlyObjectWrapper<List<RuleRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Fallback> fallback = new ReadOnlyObjectWrapper<>();
    private @Nullable RuleReport report;

    /**
     * @param background where rules are tried and kept
     * @param screen     the FX thread; {@code Runnable::run} in tests
     * @param use        makes a policy the one that decides now
     */
    public RulesViewModel(Session session, Executor background, Executor screen, Notices notices,
            Consumer<DecisionPolicy> use) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.notices = notices;
        this.use = use;
        counting = new LatestOnly<>(background, screen, RulesViewModel::count, this::take,
                failure -> notices.failed("Trying the rules", failure));
        trials = new LatestOnly<>(background, screen, RulesViewModel::count,
                tried -> tried.words().accept(tried.text()),
                failure -> notices.failed("Trying the rule", failure));
        editor = new RuleEditor(this);
        session.policy().subscribe(this::refresh);
        session.saved().subscribe(this::refresh);
        session.run().subscribe(run -> editor.cancel());
    }

    RuleEditor editor() {
        return editor;
    }

    /** In the order in which they are tried. */
    ReadOnlyObjectProperty<List<RuleRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** What they do together, or why that is not known. */
    ReadOnlyStringProperty summary() {
        return summary.getReadOnlyProperty();
    }

    /** The second model; {@code null} for none. */
    ReadOnlyObjectProperty<@Nullable Fallback> fallback() {
        return fallback.getReadOnlyProperty();
    }

    @Nullable
    DecisionPolicy policy() {
        return session.policy().get();
    }

    @Nullable
    RuleSubject subject() {
        Run run = session.run().get();
        Workspace workspace = session.workspace().get();
        return run == null || workspace == null || run.isRegression()
                ? null
                : new RuleSubject(workspace, run, session.dataset().get());
    }

    private void refresh() {
        DecisionPolicy policy = policy();
        RuleSubject subject = subject();
        fallback.set(policy == null ? null : policy.fallback());
        if (policy == null || subject == null || !policy.needsRows()) {
            report = null;
            session.decide(null);
            rows.set(List.of());
            summary.set("");
            return;
        }
        // figures of another threshold stay on the screen until those of this one are there
        if (!rows.get().stream().map(RuleRow::rule).toList().equals(policy.rules())) {
            rows.set(bare(policy));
        }
        counting.ask(new Question(subject, policy));
    }

    /** Without figures. */
    private static List<RuleRow> bare(DecisionPolicy policy) {
        return policy.rules().stream().map(rule -> new RuleRow(rule, null, "")).toList();
    }

    private static Found count(Question question) {
        try {
            RuleReport told = question.subject().report(question.policy());
            PolicyFigures byTruth = PolicyFigures.of(told.decisions(),
                    KnownAnswers.ofTruth(question.subject().run().predictions()));
            return new Found(question, told, new Decided(question.policy(), told.decisions(), byTruth), "");
        } catch (RefusedException refused) {
            return new Found(question, null, null, refused.problem().withoutOptions().oneLine());
        }
    }

    private void take(Found found) {
        if (found.question().policy() != policy()) {
            return;
        }
        RuleReport told = found.report();
        report = told;
        session.decide(found.decided());
        if (told == null) {
            summary.set(found.trouble());
            rows.set(bare(found.question().policy()));
            return;
        }
        summary.set(told.rules().isEmpty() ? "" : RuleWords.summary(told));
        List<RuleRow> lines = new ArrayList<>();
        for (RuleFigures figures : told.rules()) {
            lines.add(new RuleRow(figures.rule(), figures, told.conflicts().stream()
                    .filter(conflict -> conflict.second().equals(figures.rule())).map(RuleWords::conflict).findFirst()
                    .orElse("")));
        }
        rows.set(List.copyOf(lines));
    }

    /** Says what a rule would do if it were kept; a newer question replaces one that waits. */
    void tryOut(@Nullable Rule instead, Rule rule, Consumer<String> words) {
        DecisionPolicy policy = policy();
        RuleSubject subject = subject();
        if (policy != null && subject != null) {
            trials.ask(new Trial(new Question(subject, policy.withRules(with(policy.rules(), instead, rule))), rule,
                    words));
        }
    }

    private static Tried count(Trial trial) {
        try {
            RuleReport told = trial.question().subject().report(trial.question().policy());
            return new Tried(trial.words(), told.rules().stream().filter(f -> f.rule().equals(trial.rule()))
                    .findFirst().map(f -> RuleWords.trial(f, told.figures().rows())).orElse(""));
        } catch (ProblemException known) {
            return new Tried(trial.words(), known.problem().withoutOptions().oneLine());
        }
    }

    private static List<Rule> with(List<Rule> rules, @Nullable Rule instead, Rule rule) {
        List<Rule> changed = new ArrayList<>(rules);
        int at = instead == null ? -1 : changed.indexOf(instead);
        if (at < 0) {
            changed.add(rule);
        } else {
            changed.set(at, rule);
        }
        return changed;
    }

    /** Adds a rule at the end, or puts it in the place of another. */
    void put(@Nullable Rule instead, Rule rule) {
        DecisionPolicy policy = policy();
        if (policy != null) {
            change(policy, with(policy.rules(), instead, rule), policy.fallback());
        }
    }

    /** Takes a rule away; the notice offers to put it back. */
    void remove(Rule rule) {
        DecisionPolicy policy = policy();
        if (policy == null) {
            return;
        }
        List<Rule> before = policy.rules();
        change(policy, before.stream().filter(other -> other != rule).toList(), policy.fallback());
        notices.done("The rule " + rule.name() + " is removed", Map.of("Undo", () -> {
            DecisionPolicy now = policy();
            if (now != null && !now.rules().contains(rule)) {
                List<Rule> again = new ArrayList<>(now.rules());
                again.add(Math.min(before.indexOf(rule), again.size()), rule);
                change(now, again, now.fallback());
            }
        }));
    }

    /** Tries a rule earlier (negative) or later. */
    void move(Rule rule, int by) {
        DecisionPolicy policy = policy();
        if (policy == null) {
            return;
        }
        List<Rule> changed = new ArrayList<>(policy.rules());
        int from = changed.indexOf(rule);
        int to = Math.clamp((long) from + by, 0, changed.size() - 1);
        if (from >= 0 && from != to) {
            changed.remove(from);
            changed.add(to, rule);
            change(policy, changed, policy.fallback());
        }
    }

    /** Puts a rule in force, or only watches it. */
    void enforce(Rule rule, boolean inForce) {
        if (rule.shadow() == inForce) {
            put(rule, rule.inShadow(!inForce));
        }
    }

    /** @param second {@code null} for none */
    void fallBack(@Nullable Fallback second) {
        DecisionPolicy policy = policy();
        if (policy != null) {
            change(policy, policy.rules(), second);
        }
    }

    private void change(DecisionPolicy policy, List<Rule> rules, @Nullable Fallback second) {
        try {
            DecisionPolicy changed = new DecisionPolicy(policy.measure(), policy.threshold(), policy.perClass(), rules,
                    second);
            use.accept(changed);
            keep(changed);
        } catch (RefusedException refused) {
            notices.problem(refused.problem(), refused);
        }
    }

    private void keep(DecisionPolicy policy) {
        RuleSubject subject = subject();
        if (subject != null) {
            background.execute(() -> {
                try {
                    subject.workspace().savePolicy(subject.run().manifest().id(), policy);
                } catch (RuntimeException failure) {
                    screen.execute(() -> notices.failed("Keeping the rules", failure));
                }
            });
        }
    }

    /** Selects the rows for which a rule holds, on every screen. */
    void select(Rule rule) {
        RuleReport told = report;
        RuleSubject subject = subject();
        int at = told == null ? -1 : told.decisions().rules().indexOf(rule);
        if (told != null && subject != null && at >= 0) {
            long[] ids = subject.run().predictions().rowIds();
            boolean[] hits = told.decisions().hits()[at];
            session.select(new RowSelection("rule: " + rule.name(),
                    java.util.stream.IntStream.range(0, hits.length).filter(row -> hits[row])
                            .mapToLong(row -> ids[row]).sorted().toArray()));
        }
    }

    /** Versions of the registry that say the same classes and could answer where the first model does not. */
    List<String> secondModels() {
        RuleSubject subject = subject();
        if (subject == null) {
            return List.of();
        }
        return subject.workspace().versions().all().stream()
                .filter(version -> subject.classes().containsAll(version.classes()) && !version.classes().isEmpty())
                .filter(version -> !version.sha256().equals(subject.run().manifest().modelSha256()))
                .map(version -> version.reference()).toList();
    }
}
