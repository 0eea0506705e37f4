package secondlook.desktop.feature.confidence;

import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.runtime.decision.Predictions;

/** Keeps the rows chosen on this screen and those chosen on the others the same. Used on the FX thread. */
final class SharedSelection {

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final RowsViewModel rows;
    private @Nullable RowSelection ours;

    SharedSelection(Session session, Executor background, Executor screen, RowsViewModel rows) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.rows = rows;
    }

    /** Selects rows here and on every other screen; {@code null} selects none. */
    void select(@Nullable RowFilter filter, @Nullable Predictions predictions) {
        rows.choose(filter);
        if (filter == null || predictions == null) {
            ours = null;
            session.select(null);
            return;
        }
        background.execute(() -> {
            long[] ids = IntStream.range(0, predictions.rows()).filter(row -> filter.holds(predictions, row))
                    .mapToLong(row -> predictions.rowIds()[row]).sorted().toArray();
            screen.execute(() -> {
                if (rows.filter().get() == filter) {
                    ours = new RowSelection(filter.label(), ids);
                    session.select(ours);
                }
            });
        });
    }

    /** Another screen, or this one, selected rows. */
    void follow(@Nullable RowSelection selection) {
        if (selection != ours) {
            ours = selection;
            rows.choose(selection == null ? null : new RowFilter.Named(selection.label(), selection.rowIds()));
        }
    }
}
