package secondlook.desktop.feature.confidence;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.conformal.SetMaking;
import secondlook.app.conformal.SetReport;
import secondlook.app.conformal.SetRequest;
import secondlook.app.run.DistributionVisitor;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestJob;
import secondlook.runtime.job.JobCancelledException;

/** Sets of classes that hold the truth with a probability that a person chooses. */
final class SetsViewModel {

    /** How far the reading is. */
    enum State {
        NO_TRUTH, READING, STOPPED, SHOWN
    }

    private record Subject(RunFacts facts, Consumer<DistributionVisitor> distributions) {}

    /** The same rows each time, so that methods are compared on the same ones. */
    private static final long SEED = 1;

    /** Probabilities that are read so fast that no progress has to be shown. */
    private static final long QUICK = 3_000_000;

    private final LatestJob<SetReport> making;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_TRUTH);
    private final ReadOnlyObjectWrapper<@Nullable SetReport> report = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<SetMethod> method = new SimpleObjectProperty<>(SetMethod.LAC);
    private final DoubleProperty promise = new SimpleDoubleProperty(0.90);
    private final BooleanProperty perClass = new SimpleBooleanProperty();
    private final DoubleProperty penalty = new SimpleDoubleProperty(0.1);
    private final IntegerProperty freeRanks = new SimpleIntegerProperty(1);
    private @Nullable Subject subject;
    private boolean shown;

    SetsViewModel(JobRunner jobs, Consumer<Throwable> failed) {
        making = new LatestJob<>(jobs, made -> {
            report.set(made);
            state.set(State.SHOWN);
        }, failure -> {
            state.set(State.STOPPED);
            if (!(failure instanceof JobCancelledException)) {
                failed.accept(failure);
            }
        });
        Runnable again = this::ask;
        method.subscribe(again);
        promise.subscribe(again);
        perClass.subscribe(again);
        penalty.subscribe(again);
        freeRanks.subscribe(again);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The last figures; they stay while others are worked out. */
    ReadOnlyObjectProperty<@Nullable SetReport> report() {
        return report.getReadOnlyProperty();
    }

    ObjectProperty<SetMethod> method() {
        return method;
    }

    /** How often a set shall hold the truth, in (0,1). */
    DoubleProperty promise() {
        return promise;
    }

    /** Whether the promise shall hold within every true class. */
    BooleanProperty perClass() {
        return perClass;
    }

    /** λ of RAPS, ≥ 0. */
    DoubleProperty penalty() {
        return penalty;
    }

    /** Ranks without the penalty, ≥ 0. */
    IntegerProperty freeRanks() {
        return freeRanks;
    }

    /** Takes another run; {@code null} where there is none whose distributions can be read. */
    void use(@Nullable RunFacts facts, @Nullable Consumer<DistributionVisitor> distributions) {
        making.drop();
        report.set(null);
        shown = false;
        // half of them set the sizes and half are what the figures are of
        boolean enough = facts != null && distributions != null && facts.labelled().rows() >= 2;
        subject = facts != null && distributions != null && enough ? new Subject(facts, distributions) : null;
        state.set(enough ? State.READING : State.NO_TRUTH);
    }

    /** The sets are wanted on the screen. */
    void open() {
        if (!shown) {
            shown = true;
            ask();
        }
    }

    private void ask() {
        Subject now = subject;
        if (now == null || !shown) {
            return;
        }
        state.set(State.READING);
        SetRequest request = new SetRequest(method.get().score(penalty.get(), freeRanks.get()), 1 - promise.get(),
                perClass.get(), SEED);
        boolean slow = (long) now.facts().predictions().rows() * now.facts().predictions().classes().size() > QUICK;
        making.ask("Making sets of classes", slow, context -> SetMaking.report(now.facts().predictions(),
                now.distributions(), request, context));
    }

    Answer answer(RunFacts facts) {
        SetReport now = report.get();
        return switch (state.get()) {
            case NO_TRUTH -> new Answer("Sets of classes need the truth of some rows.",
                    "Score with a truth column, or review some rows.");
            case STOPPED -> new Answer("The making of sets was stopped.", "Change a setting to begin again.");
            case READING -> now == null
                    ? new Answer("Making sets of classes…", "")
                    : SetWords.answer(now, facts.predictions().rows());
            case SHOWN -> now == null ? new Answer("", "") : SetWords.answer(now, facts.predictions().rows());
        };
    }
}
