package secondlook.desktop.feature.rules;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.decision.RuleOutcome;

/** A rule while it is written: checked with every letter, and tried as soon as it can be. Used on the FX thread. */
final class RuleEditor {

    private static final Pattern PLACE = Pattern.compile("at character (\\d+)");

    private final RulesViewModel model;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty when = new SimpleStringProperty("");
    private final ObjectProperty<RuleOutcome> outcome = new SimpleObjectProperty<>(RuleOutcome.REVIEW);
    private final ObjectProperty<@Nullable String> label = new SimpleObjectProperty<>();
    private final BooleanProperty inForce = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trial = new ReadOnlyStringWrapper("");
    private @Nullable Rule edited;

    RuleEditor(RulesViewModel model) {
        this.model = model;
        Runnable look = this::look;
        name.subscribe(look);
        when.subscribe(look);
        outcome.subscribe(look);
        label.subscribe(look);
        inForce.subscribe(look);
    }

    StringProperty name() {
        return name;
    }

    StringProperty when() {
        return when;
    }

    ObjectProperty<RuleOutcome> outcome() {
        return outcome;
    }

    /** Of an override. */
    ObjectProperty<@Nullable String> label() {
        return label;
    }

    /** Whether it decides, instead of being watched only. */
    BooleanProperty inForce() {
        return inForce;
    }

    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Why it cannot be kept as it is; empty where it can. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What it would do; empty while that is not known. */
    ReadOnlyStringProperty trial() {
        return trial.getReadOnlyProperty();
    }

    /** The character of the condition that the problem is about, 0-based. */
    OptionalInt place() {
        Matcher at = PLACE.matcher(problem.get());
        return at.find()
                ? OptionalInt.of(Math.min(Integer.parseInt(at.group(1)) - 1, when.get().length()))
                : OptionalInt.empty();
    }

    /** Begins with a rule, or with none; a new one is watched only until somebody has seen its figures. */
    void begin(@Nullable Rule rule) {
        edited = rule;
        name.set(rule == null ? "" : rule.name());
        when.set(rule == null ? "" : rule.when());
        outcome.set(rule == null ? RuleOutcome.REVIEW : rule.outcome());
        label.set(rule == null ? null : rule.label());
        inForce.set(rule != null && !rule.shadow());
        open.set(true);
        look();
    }

    void cancel() {
        open.set(false);
        edited = null;
    }

    /** Keeps the rule if nothing is wrong with it. */
    void keep() {
        if (open.get() && problem.get().isEmpty()) {
            model.put(edited, rule());
            cancel();
        }
    }

    List<Column> fields() {
        RuleSubject subject = model.subject();
        return subject == null ? List.of() : subject.fields();
    }

    List<String> classes() {
        RuleSubject subject = model.subject();
        return subject == null ? List.of() : subject.classes();
    }

    List<Completion> completions(int caret) {
        return Completion.of(when.get(), caret, fields(), classes());
    }

    /** Puts one comparison after what is written; what does not fit is said and nothing is added. */
    void add(Column field, Comparison comparison, String value) {
        String part = ConditionPart.of(field, comparison, value);
        if (part == null) {
            problem.set(field.name() + " " + comparison.title() + " needs a value that is "
                    + field.type().name().toLowerCase(java.util.Locale.ROOT));
        } else {
            when.set(when.get().isBlank() ? part : when.get().strip() + " AND " + part);
        }
    }

    private Rule rule() {
        return new Rule(name.get().strip(), when.get().strip(), outcome.get(),
                outcome.get() == RuleOutcome.OVERRIDE ? label.get() : null, !inForce.get());
    }

    private void look() {
        if (!open.get()) {
            return;
        }
        trial.set("");
        problem.set(trouble());
        if (problem.get().isEmpty()) {
            model.tryOut(edited, rule(), words -> {
                if (open.get() && problem.get().isEmpty()) {
                    trial.set(words);
                }
            });
        }
    }

    private String trouble() {
        RuleSubject subject = model.subject();
        DecisionPolicy policy = model.policy();
        if (subject == null || policy == null) {
            return "there is no run to try it on";
        }
        if (when.get().isBlank()) {
            return "say where it holds";
        }
        try {
            subject.check(policy, new Rule("this", when.get().strip(), RuleOutcome.REVIEW, null, true));
        } catch (RefusedException refused) {
            return refused.problem().why();
        }
        if (outcome.get() == RuleOutcome.OVERRIDE && label.get() == null) {
            return "choose the label that it says";
        }
        if (outcome.get() == RuleOutcome.FALLBACK && policy.fallback() == null) {
            return "choose a second model first, below the list of rules";
        }
        if (name.get().isBlank()) {
            return "give it a name";
        }
        boolean taken = policy.rules().stream()
                .anyMatch(other -> other != edited && other.name().equals(name.get().strip()));
        return taken ? "another rule is called " + name.get().strip() : "";
    }
}
