package secondlook.app.review.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.ReviewStore;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.Verdict;

/**
 * All that a family of sessions says, row by row. Where a reviewer has several sessions, the newest that says something of
 * the row counts.
 *
 * @param sessions oldest first
 * @param rows     in the order in which they first occur
 */
public record FamilyVotes(List<SessionEntry> sessions, List<RowVotes> rows) {

    public FamilyVotes {
        sessions = List.copyOf(sessions);
        rows = List.copyOf(rows);
    }

    /** @param id of any session of the family */
    public static FamilyVotes of(ReviewStore store, String id) {
        List<SessionEntry> family = store.family(id);
        Map<Long, ReviewItem> items = new LinkedHashMap<>();
        Map<Long, Map<String, Verdict>> votes = new LinkedHashMap<>();
        Map<Long, Verdict> adjudicated = new LinkedHashMap<>();
        for (SessionEntry entry : family) {
            try (ReviewSession session = store.open(entry.id())) {
                for (int i = 0; i < session.size(); i++) {
                    ReviewItem item = session.item(i);
                    items.putIfAbsent(item.rowId(), item);
                    Verdict verdict = session.effective(i).filter(v -> v.kind().isDone()).orElse(null);
                    if (verdict != null && entry.role() == SessionRole.ADJUDICATION) {
                        adjudicated.put(item.rowId(), verdict);
                    } else if (verdict != null) {
                        votes.computeIfAbsent(item.rowId(), unused -> new LinkedHashMap<>()).put(entry.reviewer(),
                                verdict);
                    }
                }
            }
        }
        List<RowVotes> rows = new ArrayList<>();
        items.forEach((row, item) -> rows.add(new RowVotes(item, votes.getOrDefault(row, Map.of()),
                adjudicated.get(row))));
        return new FamilyVotes(family, rows);
    }

    /** @param open whether only those that nobody has adjudicated */
    public List<RowVotes> conflicts(boolean open) {
        return rows.stream().filter(RowVotes::isConflict).filter(row -> !open || row.adjudicated() == null).toList();
    }

    /** In order of appearance, adjudicators not among them. */
    public List<String> reviewers() {
        return sessions.stream().filter(s -> s.role() != SessionRole.ADJUDICATION).map(SessionEntry::reviewer)
                .distinct()
                .toList();
    }

    @Nullable
    Verdict of(RowVotes row, String reviewer) {
        return row.byReviewer().get(reviewer);
    }
}
