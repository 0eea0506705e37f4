package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;

/**
 * A session just opened, with everything that its first screen shows.
 *
 * @param reference closes with the desk; {@code null} without rows
 * @param first     where to go on; {@code null} if all are done
 * @param undo      what an undo would take back; empty for nothing
 * @param redo      what a redo would do again; empty for nothing
 */
record ReviewOpening(ReviewDesk desk, @Nullable ReferenceRows reference, SessionEntry entry,
        @Nullable ItemShown first, Standing standing, String undo, String redo) {

    /** Reads what is needed; not on the FX thread. */
    static ReviewOpening of(ReviewSession session, Run run, @Nullable Dataset dataset, @Nullable Workspace workspace) {
        ReferenceRows reference = dataset == null ? null : ReferenceRows.of(workspace, run, dataset);
        ReviewDesk desk = new ReviewDesk(session, run, dataset, reference == null ? null : reference.oddity());
        ItemShown first = session.resumeAt().map(desk::show).orElse(null);
        return new ReviewOpening(desk, reference, session.entry(), first, desk.standing(first), desk.undoWords(),
                desk.redoWords());
    }
}
