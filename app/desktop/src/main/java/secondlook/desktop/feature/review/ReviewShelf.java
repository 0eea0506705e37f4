package secondlook.desktop.feature.review;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;

/** What is done with whole reviews: opening one, writing one as a file. Used on the FX thread. */
public final class ReviewShelf {

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;

    public ReviewShelf(Session session, Executor background, Executor screen, Notices notices) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.notices = notices;
    }

    /** Opens a review, with the run it speaks of, and goes on where it was left. */
    void resume(SessionEntry wanted) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        Run current = session.run().get();
        boolean sameRun = current != null && current.manifest().id().equals(wanted.runId());
        background.execute(() -> {
            try {
                ReviewSession opened = workspace.reviews().open(wanted.id());
                Run run = sameRun ? null : workspace.openRun(wanted.runId());
                String datasetId = run == null ? null : run.manifest().datasetId();
                Dataset dataset = datasetId == null ? null : workspace.openDataset(datasetId);
                screen.execute(() -> {
                    if (run != null) {
                        session.useDataset(dataset);
                        session.useRun(run);
                    }
                    session.useReview(opened);
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Opening the review", failure));
            }
        });
    }

    /** Writes a review as CSV or Parquet, by the name's ending. */
    void export(SessionEntry entry, Path out) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        background.execute(() -> {
            try {
                long written = workspace.exportReview(entry.id(), out, false);
                screen.execute(() -> notices.done(written + " rows were written to " + out.getFileName() + "."));
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Exporting the review", failure));
            }
        });
    }
}
