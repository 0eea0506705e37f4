package secondlook.desktop.feature.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.ScoreObserver.SoFar;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.scoring.ScoringRun;
import secondlook.desktop.view.Wording;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;

/** A run under way, or what became of it. */
public final class RunViewModel {

    /** A figure with its name. */
    public record Figure(String name, String value) {}

    private final Scoring scoring;
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper under = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper railState = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Figure>> figures = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper provider = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<RunSteps.Line>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private Subscription following = Subscription.EMPTY;

    public RunViewModel(Scoring scoring) {
        this.scoring = scoring;
        scoring.current().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<@Nullable ScoringRun> current() {
        return scoring.current();
    }

    public ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty under() {
        return under.getReadOnlyProperty();
    }

    /** "40 %" for the rail; empty where nothing runs. */
    public ReadOnlyStringProperty railState() {
        return railState.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Figure>> figures() {
        return figures.getReadOnlyProperty();
    }

    /** Why it stopped; {@code null} while it runs. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /** "Running on the CPU." */
    public ReadOnlyStringProperty provider() {
        return provider.getReadOnlyProperty();
    }

    /** Why not elsewhere, or why one row at a time; may be empty. */
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** What is done, under way and ahead. */
    ReadOnlyObjectProperty<List<RunSteps.Line>> steps() {
        return steps.getReadOnlyProperty();
    }

    /** Stops at once; nothing half-written is kept. */
    public void cancel() {
        ScoringRun run = scoring.current().get();
        RunningJob job = run == null ? null : run.job().get();
        if (job != null) {
            job.cancel();
        }
    }

    /** Puts a failed run out of sight. */
    public void dismiss() {
        scoring.dismiss();
    }

    /** Everything a person would paste into a report. */
    public String details() {
        ScoringRun run = scoring.current().get();
        Throwable failure = run == null ? null : run.failure().get();
        if (run == null || failure == null) {
            return "";
        }
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        return run.model() + " on " + run.dataset() + "\n" + trace;
    }

    private void follow(@Nullable ScoringRun run) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        problem.set(null);
        steps.set(List.of());
        if (run == null) {
            railState.set("");
            return;
        }
        boolean cuda = run.provider().equals("cuda");
        provider.set("Running on the " + (cuda ? "GPU." : "CPU."));
        String why = run.providerNote();
        note.set((why == null ? "" : sentence(why)) + (run.fixedBatch() > 0
                ? " The model was exported with a fixed batch of " + run.fixedBatch()
                        + ", which sets the speed; export it with a free batch dimension to go faster."
                : ""));
        following = run.job().subscribe((@Nullable RunningJob job) -> {
            if (job != null) {
                following = Subscription.combine(following, job.elapsed().subscribe(now -> tell(run, job)),
                        job.steps().subscribe(now -> tell(run, job)));
            }
        }).and(run.soFar().subscribe(now -> tell(run, run.job().get())))
                .and(run.failure().subscribe(this::failed));
    }

    private void tell(ScoringRun run, @Nullable RunningJob job) {
        if (run.failure().get() != null) {
            return;
        }
        steps.set(RunSteps.of(run.inputs(), job == null ? List.of() : job.steps().get()));
        SoFar soFar = run.soFar().get();
        if (soFar == null || job == null) {
            answer.set("Scoring " + run.dataset() + " with " + run.model() + ".");
            under.set(job == null || job.step().get().isEmpty() ? "Starting\u2026" : job.step().get());
            railState.set("\u2026");
            figures.set(List.of());
            return;
        }
        double share = soFar.total() == 0 ? 0 : (double) soFar.rows() / soFar.total();
        Duration left = job.left().get();
        answer.set(Figures.count(soFar.rows()) + " of " + Figures.count(soFar.total()) + " rows scored ("
                + Figures.percent(share) + ")." + (left == null ? "" : " About " + Wording.time(left) + " left."));
        under.set("You can go on working: this run does not block anything, and leaving this screen does not stop it.");
        railState.set(Math.round(share * 100) + "\u00a0%");
        double seconds = Math.max(0.001, job.elapsed().get().toMillis() / 1000.0);
        figures.set(List.of(new Figure("Speed", Figures.count(Math.round(soFar.rows() / seconds)) + " rows/s"),
                new Figure("Elapsed", Wording.time(job.elapsed().get())),
                new Figure("Unusable rows", Figures.count(soFar.invalid())),
                new Figure("Mean confidence so far", Figures.probability(soFar.meanConfidence()))));
    }

    private void failed(@Nullable Throwable failure) {
        if (failure == null) {
            return;
        }
        Problem what = failure instanceof ProblemException known
                ? known.problem().withoutOptions()
                : new Problem("The run failed", "an error of this program: " + failure,
                        "Copy the details and report them.");
        problem.set(what);
        railState.set("failed");
        answer.set(what.what() + ".");
        under.set(sentence(what.why()) + (what.remedy() == null ? "" : " " + what.remedy()));
    }

    private static String sentence(String words) {
        String first = words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return first.isEmpty() || first.endsWith(".") ? first : first + ".";
    }
}
