package secondlook.desktop.scoring;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.ScoreObserver.SoFar;
import secondlook.desktop.job.RunningJob;

/** A run under way, or one that failed. Its properties change on the FX thread. */
public final class ScoringRun {

    private final String dataset;
    private final String model;
    private final int inputs;
    private final String provider;
    private final @Nullable String providerNote;
    private final int fixedBatch;
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SoFar> soFar = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>();

    ScoringRun(String dataset, String model, int inputs, String provider, @Nullable String providerNote,
            int fixedBatch) {
        this.dataset = dataset;
        this.model = model;
        this.inputs = inputs;
        this.provider = provider;
        this.providerNote = providerNote;
        this.fixedBatch = fixedBatch;
    }

    public String dataset() {
        return dataset;
    }

    public String model() {
        return model;
    }

    /** Number of bound inputs. */
    public int inputs() {
        return inputs;
    }

    /** {@code cpu} or {@code cuda}. */
    public String provider() {
        return provider;
    }

    public @Nullable String providerNote() {
        return providerNote;
    }

    /** Rows per call that the model was exported with; -1 where that is free. */
    public int fixedBatch() {
        return fixedBatch;
    }

    public ReadOnlyObjectProperty<@Nullable RunningJob> job() {
        return job.getReadOnlyProperty();
    }

    /** What is known so far, at most twice a second. */
    public ReadOnlyObjectProperty<@Nullable SoFar> soFar() {
        return soFar.getReadOnlyProperty();
    }

    /** Why it stopped; {@code null} while it runs. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failure() {
        return failure.getReadOnlyProperty();
    }

    void startedAs(RunningJob running) {
        job.set(running);
    }

    void show(SoFar now) {
        soFar.set(now);
    }

    void failedWith(Throwable why) {
        failure.set(why);
    }
}
