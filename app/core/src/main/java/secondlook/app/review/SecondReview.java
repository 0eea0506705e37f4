package secondlook.app.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import secondlook.runtime.RefusedException;

/** Has items of a session answered by somebody else too, who sees nothing of what the first one said. */
public final class SecondReview {

    private static final String WHAT = "No second session was made";

    private SecondReview() {
    }

    /**
     * Makes a session of a random share of the items, in their order.
     *
     * @param share    in (0,1]; one item at least
     * @param reviewer not who answers the first
     * @throws RefusedException if the share or the reviewer will not do
     */
    public static SessionEntry ofShare(ReviewStore store, String id, double share, String reviewer, long seed) {
        if (!(share > 0 && share <= 1)) {
            throw new RefusedException(WHAT, "the share " + share + " is not between 0 and 1",
                    "Give a share such as 0.2.");
        }
        try (ReviewSession first = store.open(id)) {
            List<Integer> places = new ArrayList<>(IntStream.range(0, first.size()).boxed().toList());
            Collections.shuffle(places, new Random(seed));
            int wanted = (int) Math.max(1, Math.round(share * first.size()));
            return of(store, first, places.subList(0, wanted).stream().sorted().toList(), reviewer);
        }
    }

    /** Makes a session of the items that the first reviewer has referred to a second one. */
    public static SessionEntry ofReferred(ReviewStore store, String id, String reviewer) {
        try (ReviewSession first = store.open(id)) {
            List<Integer> places = IntStream.range(0, first.size()).filter(
                    p -> first.effective(p).filter(said -> said.kind() == VerdictKind.REFER).isPresent()).boxed()
                    .toList();
            if (places.isEmpty()) {
                throw new RefusedException(WHAT, "no item was left to a second reviewer",
                        "Refer items while answering, or ask for a share.");
            }
            return of(store, first, places, reviewer);
        }
    }

    private static SessionEntry of(ReviewStore store, ReviewSession first, List<Integer> places, String reviewer) {
        SessionEntry entry = first.entry();
        if (reviewer.isBlank() || reviewer.equals(entry.reviewer())) {
            throw new RefusedException(WHAT, "“" + reviewer + "” is no other reviewer than the first",
                    "Name somebody else.");
        }
        double chance = (double) places.size() / first.size();
        List<ReviewItem> items = new ArrayList<>();
        for (int place : places) {
            ReviewItem item = first.item(place);
            items.add(new ReviewItem(items.size(), item.rowId(), item.index(), item.predicted(), item.value(),
                    item.reason(), item.inclusionProbability() * chance, item.stratum(), item.confidence(),
                    item.alike()));
        }
        List<Stratum> strata = entry.queue().strata().stream()
                .map(s -> new Stratum(s.name(), s.accepted(), s.rows(),
                        items.stream().filter(i -> i.stratum().equals(s.name())).count(), s.random()))
                .toList();
        return store.create(new NewSession(entry.name() + " – " + reviewer, entry.runId(), entry.policy(),
                entry.classes(), reviewer, items, SessionRole.SECOND, null, entry.family(),
                new QueueRecord(strata, entry.queue().options())));
    }
}
