package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.FlaggedRows;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;

/** Makes a review session of what the policy flags, or of rows chosen by hand, and goes there. */
public final class ReviewMaking {

    /**
     * What a person says of a new review.
     *
     * @param name     of the session
     * @param reviewer who will answer
     * @param audit    share of the accepted rows to draw at random as well, in [0,1]
     * @param chosen   rows chosen by hand instead of the flagged ones; {@code null} for the flagged ones
     */
    record Wish(String name, String reviewer, double audit, @Nullable RowFilter chosen) {}

    private record Made(Registry registry, ReviewSession session) {}

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;

    public ReviewMaking(Session session, Executor background, Executor screen, Notices notices) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.notices = notices;
    }

    DecisionPolicy policy() {
        DecisionPolicy now = session.policy().get();
        return now == null ? DecisionPolicy.of(Measure.CONFIDENCE, 0) : now;
    }

    void make(Wish wish) {
        Run run = session.run().get();
        Workspace workspace = session.workspace().get();
        if (run == null || workspace == null) {
            return;
        }
        DecisionPolicy policy = policy();
        background.execute(() -> {
            try {
                Made made = make(workspace, run, policy, wish);
                screen.execute(() -> {
                    session.refresh(made.registry());
                    session.useReview(made.session());
                    session.goTo(Place.REVIEW);
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Making the review", failure));
            }
        });
    }

    private static Made make(Workspace workspace, Run run, DecisionPolicy policy, Wish wish) {
        Predictions predictions = run.predictions();
        RowFilter chosen = wish.chosen();
        // a policy that flags every row: what the answers say is then said of the chosen rows and of no others
        DecisionPolicy kept = chosen == null
                ? policy
                : DecisionPolicy.of(policy.measure(), policy.measure().highIsUnsure() ? -1 : 2);
        // another order each time, and yet the same one whenever the same steps are repeated
        long seed = 31L * run.manifest().id().hashCode() + workspace.reviews().sessions().size();
        List<ReviewItem> items = chosen == null
                ? flagged(predictions, policy, wish.audit(), seed)
                : chosen(predictions, policy.measure(), chosen);
        SessionEntry entry = workspace.reviews().create(wish.name(), run.manifest().id(), kept, predictions.classes(),
                wish.reviewer(), items);
        return new Made(Registry.of(workspace), workspace.reviews().open(entry.id()));
    }

    /** In random order, so that the answers given so far speak for all flagged rows at any time. */
    private static List<ReviewItem> flagged(Predictions predictions, DecisionPolicy policy, double audit, long seed) {
        int accepted = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            accepted += FlaggedRows.flags(predictions, policy, row) ? 0 : 1;
        }
        return ReviewQueue.of(predictions, policy, ReviewQueue.Order.RANDOM, (int) Math.round(audit * accepted),
                seed);
    }

    private static List<ReviewItem> chosen(Predictions predictions, Measure measure, RowFilter filter) {
        double[] values = predictions.values(measure);
        List<ReviewItem> items = new ArrayList<>();
        for (int row : RowOrder.LEAST_SURE.sorted(predictions, measure, row -> filter.holds(predictions, row))) {
            items.add(new ReviewItem(items.size(), predictions.rowIds()[row], row, predictions.predictedName(row),
                    values[row], "chosen by hand: " + filter.label(), 1));
        }
        return items;
    }
}
