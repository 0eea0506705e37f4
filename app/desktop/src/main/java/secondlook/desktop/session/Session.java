package secondlook.desktop.session;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.decision.DecisionPolicy;

/**
 * What the person is working on now, as read-only properties. Used on the FX thread. Whatever is replaced is closed by
 * the executor handed in, and what depended on it is let go first.
 */
public final class Session {

    private final Executor closer;
    private final ReadOnlyObjectWrapper<@Nullable Workspace> workspace = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable OpenModel> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DecisionPolicy> policy = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Decided> decided = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ReviewSession> review = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RowSelection> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LocalTime> saved = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Registry> registry = new ReadOnlyObjectWrapper<>(Registry.EMPTY);
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.START);
    private final ReadOnlyObjectWrapper<List<ColumnProfile>> profile = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Path> handed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> target = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Arriving> arriving = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper contract = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper condition = new ReadOnlyStringWrapper("");

    /** @param closer runs the closing of what is replaced, off the FX thread */
    public Session(Executor closer) {
        this.closer = closer;
    }

    public ReadOnlyObjectProperty<@Nullable Workspace> workspace() {
        return workspace.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Dataset> dataset() {
        return dataset.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable OpenModel> model() {
        return model.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Run> run() {
        return run.getReadOnlyProperty();
    }

    /** What the policy's rules and second model decide; of a policy that may be older than the current one. */
    public ReadOnlyObjectProperty<@Nullable Decided> decided() {
        return decided.getReadOnlyProperty();
    }

    /** The policy that decides now; follows the threshold. */
    public ReadOnlyObjectProperty<@Nullable DecisionPolicy> policy() {
        return policy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable ReviewSession> review() {
        return review.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable RowSelection> selection() {
        return selection.getReadOnlyProperty();
    }

    /** When the last answer became durable; {@code null} before the first one. */
    public ReadOnlyObjectProperty<@Nullable LocalTime> saved() {
        return saved.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Registry> registry() {
        return registry.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /** What the current dataset's columns hold; empty until it was counted. */
    public ReadOnlyObjectProperty<List<ColumnProfile>> profile() {
        return profile.getReadOnlyProperty();
    }

    /** The first rows of a large file while the rest is on its way; {@code null} where none is. */
    public ReadOnlyObjectProperty<@Nullable Arriving> arriving() {
        return arriving.getReadOnlyProperty();
    }

    public void awaits(@Nullable Arriving file) {
        arriving.set(file);
    }

    /** The column that a model shall predict; {@code null} where nobody said. */
    public ReadOnlyObjectProperty<@Nullable String> target() {
        return target.getReadOnlyProperty();
    }

    /** SQL condition that chooses the rows to score; empty for all. */
    public ReadOnlyStringProperty condition() {
        return condition.getReadOnlyProperty();
    }

    /** A packed review that was handed in and that nobody has looked at yet; {@code null} for none. */
    public ReadOnlyObjectProperty<@Nullable Path> handed() {
        return handed.getReadOnlyProperty();
    }

    /** A packed review was handed in; {@code null} once it was looked at. */
    public void hand(@Nullable Path file) {
        handed.set(file);
    }

    public void goTo(Place next) {
        place.set(next);
    }

    /** Lets go of everything and takes this workspace; {@code null} for none. */
    public void use(@Nullable Workspace next, Registry holds) {
        useDataset(null);
        useModel(null);
        saved.set(null);
        Workspace before = workspace.get();
        workspace.set(next);
        registry.set(holds);
        close(before);
    }

    public void refresh(Registry holds) {
        registry.set(holds);
    }

    public void useDataset(@Nullable Dataset next) {
        useRun(null);
        condition.set("");
        profile.set(List.of());
        target.set(null);
        Dataset before = dataset.get();
        dataset.set(next);
        close(before);
    }

    /** The current dataset was counted. */
    public void profiled(List<ColumnProfile> columns) {
        profile.set(List.copyOf(columns));
    }

    public void useModel(@Nullable OpenModel next) {
        OpenModel before = model.get();
        model.set(next);
        close(before == null ? null : before.model());
    }

    public void useRun(@Nullable Run next) {
        useReview(null);
        selection.set(null);
        policy.set(null);
        decided.set(null);
        Run before = run.get();
        run.set(next);
        close(before);
    }

    public void usePolicy(@Nullable DecisionPolicy next) {
        policy.set(next);
    }

    public void decide(@Nullable Decided now) {
        decided.set(now);
    }

    public void useReview(@Nullable ReviewSession next) {
        ReviewSession before = review.get();
        review.set(next);
        close(before);
    }

    public void select(@Nullable RowSelection rows) {
        selection.set(rows);
    }

    /** Counts up when what the current model expects of its rows was changed. */
    public ReadOnlyIntegerProperty contract() {
        return contract.getReadOnlyProperty();
    }

    public void contractChanged() {
        contract.set(contract.get() + 1);
    }

    public void predicting(@Nullable String column) {
        target.set(column);
    }

    public void choose(@Nullable String where) {
        condition.set(where == null ? "" : where.strip());
    }

    /** An answer is on disk. */
    public void savedAt(LocalTime time) {
        saved.set(time);
    }

    private void close(@Nullable AutoCloseable old) {
        if (old != null) {
            closer.execute(() -> {
                try {
                    old.close();
                } catch (Exception ignored) {
                    // nothing is lost: datasets, models and runs are only read, answers are durable already
                }
            });
        }
    }
}
