package secondlook.desktop.feature.confidence;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.job.LatestOnly;

/** The threshold solved for instead of dragged. Each option keeps showing the threshold it would give. */
final class SolveViewModel {

    /** What a person wants of a threshold. */
    enum Goal {
        ERROR, BUDGET, COST
    }

    /** What was asked and what came of it. */
    record Solutions(Map<Goal, Solver.Solution> byGoal) {

        static final Solutions NONE = new Solutions(Map.of());

        Solver.@Nullable Solution of(Goal goal) {
            return byGoal.get(goal);
        }
    }

    private record Question(ScopeFacts facts, int classes, double error, double certainty, boolean promised, int budget,
            double cost, boolean apply) {}

    private record Reply(Question question, Solutions solutions) {}

    private final DoubleConsumer apply;
    private final LatestOnly<Question, Reply> solver;
    private final DoubleProperty error = new SimpleDoubleProperty(0.10);
    private final DoubleProperty certainty = new SimpleDoubleProperty(0.95);
    private final BooleanProperty promised = new SimpleBooleanProperty(true);
    private final IntegerProperty budget = new SimpleIntegerProperty(200);
    private final DoubleProperty cost = new SimpleDoubleProperty(20);
    private final ReadOnlyObjectWrapper<@Nullable Goal> goal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Solutions> solutions = new ReadOnlyObjectWrapper<>(Solutions.NONE);
    private @Nullable ScopeFacts facts;
    private int classes;

    /** @param apply takes the threshold of the chosen goal */
    SolveViewModel(Executor background, Executor screen, DoubleConsumer apply, Consumer<Throwable> failed) {
        this.apply = apply;
        solver = new LatestOnly<>(background, screen, SolveViewModel::solve, this::show, failed);
        Runnable again = () -> ask(goal.get() != null);
        error.subscribe(again);
        certainty.subscribe(again);
        promised.subscribe(again);
        budget.subscribe(again);
        cost.subscribe(again);
    }

    /** Largest share wrong among the accepted, in (0,1). */
    DoubleProperty error() {
        return error;
    }

    /** With what probability, in (0,1). */
    DoubleProperty certainty() {
        return certainty;
    }

    /** Whether the error is promised of other rows too, with the certainty, or only observed on these. */
    BooleanProperty promised() {
        return promised;
    }

    /** Rows a person can review, ≥ 0. */
    IntegerProperty budget() {
        return budget;
    }

    /** Reviews that one accepted error costs, ≥ 1. */
    DoubleProperty cost() {
        return cost;
    }

    /** What the threshold is solved for now; {@code null} where it was dragged or typed. */
    ReadOnlyObjectProperty<@Nullable Goal> goal() {
        return goal.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Solutions> solutions() {
        return solutions.getReadOnlyProperty();
    }

    /** Takes another scope; the goal, where there is one, is solved again. */
    void use(ScopeFacts next, int classCount, boolean applyGoal) {
        facts = next;
        classes = classCount;
        ask(applyGoal && goal.get() != null);
    }

    void choose(Goal wanted) {
        goal.set(wanted);
        ask(true);
    }

    /** The person has moved the threshold: it is not solved for any more. */
    void leave() {
        goal.set(null);
    }

    private void ask(boolean applyIt) {
        if (facts != null) {
            solver.ask(new Question(facts, classes, error.get(), certainty.get(), promised.get(), budget.get(),
                    cost.get(), applyIt));
        }
    }

    private static Reply solve(Question question) {
        Solver solver = new Solver(question.facts(), question.classes());
        Map<Goal, Solver.Solution> byGoal = new EnumMap<>(Goal.class);
        byGoal.put(Goal.ERROR, question.promised()
                ? solver.forError(question.error(), question.certainty())
                : solver.forObservedError(question.error()));
        byGoal.put(Goal.BUDGET, solver.forBudget(question.budget()));
        byGoal.put(Goal.COST, solver.forCost(question.cost()));
        return new Reply(question, new Solutions(byGoal));
    }

    private void show(Reply reply) {
        if (reply.question().facts() != facts) {
            return;
        }
        solutions.set(reply.solutions());
        Goal wanted = goal.get();
        if (wanted != null && reply.question().apply()) {
            Solver.Solution solution = reply.solutions().of(wanted);
            if (solution != null && solution.threshold() != null) {
                apply.accept(solution.threshold());
            }
        }
    }
}
