package secondlook.app.review.family;

import java.util.ArrayList;
import java.util.List;
import secondlook.app.review.NewSession;
import secondlook.app.review.QueueRecord;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewStore;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.runtime.RefusedException;

/** Puts the rows on which reviewers disagree before somebody whose word counts. */
public final class Adjudication {

    private Adjudication() {
    }

    /**
     * Makes a session of all conflicts that nobody has adjudicated yet, each with what the others said as its reason.
     *
     * @param id of any session of the family
     * @throws RefusedException if there is no such conflict
     */
    public static SessionEntry of(ReviewStore store, String id, String adjudicator) {
        FamilyVotes votes = FamilyVotes.of(store, id);
        List<ReviewItem> items = new ArrayList<>();
        for (RowVotes row : votes.conflicts(true)) {
            ReviewItem item = row.item();
            items.add(new ReviewItem(items.size(), item.rowId(), item.index(), item.predicted(), item.value(),
                    row.words(), item.inclusionProbability(), item.stratum(), item.confidence(), null));
        }
        if (items.isEmpty()) {
            throw new RefusedException("No session was made", "the reviewers do not contradict each other",
                    "Merge what others said first, or have a share answered twice.");
        }
        SessionEntry first = votes.sessions().getFirst();
        return store.create(new NewSession(first.name() + " – conflicts", first.runId(), first.policy(),
                first.classes(), adjudicator, items, SessionRole.ADJUDICATION, null, first.family(),
                new QueueRecord(List.of(), first.queue().options())));
    }
}
